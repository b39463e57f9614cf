import type { Finding } from '../../src/fhir/finding.ts';
import type { Comparison } from './agreement.ts';
import type { Issue } from './judge.ts';
import { TRIAGE, type Triage } from './triage.ts';

/**
 * Why a difference is none of our faults, or is known: a reason for each of our findings and for each of theirs. Undefined when nobody
 * has looked into one of them.
 */
export const explain = ({ ours, theirs, crash }: Comparison): readonly Triage[] | undefined => {
  const of = (entry: Triage) => ({
    ours: ours.filter((f) => isOurs(entry, f)),
    theirs: theirs.filter((i) => isTheirs(entry, i)),
  });
  const reasons = new Set<Triage>();
  const [explainedOurs, explainedTheirs] = [new Set<Finding>(), new Set<Issue>()];
  for (const entry of TRIAGE) {
    if (entry.crash !== undefined) continue;
    const found = of(entry);
    // An entry about both is about cases in which both are said.
    if ((entry.ours && found.ours.length === 0) || (entry.theirs && found.theirs.length === 0)) continue;
    for (const finding of found.ours) explainedOurs.add(finding);
    for (const issue of found.theirs) explainedTheirs.add(issue);
    reasons.add(entry);
  }
  const whole = ours.every((f) => explainedOurs.has(f)) && theirs.every((i) => explainedTheirs.has(i));
  if (crash === undefined) return whole ? [...reasons] : undefined;
  const known = TRIAGE.find((entry) => entry.crash?.test(crash));
  return known && [known];
};

const isOurs = ({ ours, where }: Triage, { id, expression, parameters }: Finding): boolean =>
  ours === id && (!where || where.test(`${expression} ${JSON.stringify(parameters ?? {})}`));

const isTheirs = ({ theirs, text }: Triage, issue: Issue): boolean => {
  if (theirs === undefined) return false;
  const said = typeof theirs === 'string' ? theirs === issue.messageId : theirs.test(issue.messageId ?? issue.text);
  return said && (!text || text.test(`${issue.location} ${issue.text}`));
};
