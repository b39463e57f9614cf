import { RULES } from '../agreements/ledger.ts';
import { isOurs } from '../agreements/ours.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import { checkRules } from '../agreements/rule.ts';
import { Failure } from '../fhir/failure.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import { isObject, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/**
 * Decides on a write: `found` is what the profiles say of it, the rules add what they see across the resources of each client,
 * as the record would be after the write. Returns what is to be told with an accepted write; throws `unprocessable` with
 * all of it when there is an error.
 */
export const decide = async (call: Call, writes: readonly Write[], found: readonly Finding[]): Promise<Finding[]> => {
  const written = writes.flatMap(locate);
  const standing = await readStanding(call, written);
  const records = readRecords([...written, ...standing], call.acts);
  // What stood before is not this write's to answer for: only the agreements in it are held to the rules.
  const decided = records.map((r) => ({ ...r, agreements: r.agreements.filter((a) => a.written) }));
  const findings = [...found, ...decided.flatMap((record) => checkRules(RULES, record, call.today))];
  if (findings.some(isError)) throw new Failure('unprocessable', findings);
  return findings;
};

const locate = ({ entry, expression }: Write): Located[] =>
  entry.method === 'DELETE' ? [] : [{ resource: entry.resource, fullUrl: entry.fullUrl, expression }];

/** The consents of the clients concerned that stand already and that the write does not replace. */
const readStanding = async ({ gateway }: Call, written: readonly Located[]): Promise<Located[]> => {
  const replaced = new Set(written.map(({ resource }) => `${resource.resourceType}/${resource.id}`));
  const standing: Located[] = [];
  for (const client of clientsOf(written)) {
    let query: URLSearchParams | undefined = new URLSearchParams({ patient: client, status: 'active' });
    while (query) {
      const page = await gateway.search('Consent', query);
      standing.push(...page.matches.map(({ resource }) => ({ resource })));
      query = page.next;
    }
  }
  return standing.filter(({ resource }) => !replaced.has(`${resource.resourceType}/${resource.id}`));
};

/** The clients that stand in the server already and that an agreement in the write is of. */
const clientsOf = (written: readonly Located[]): Set<string> =>
  new Set(
    written
      .filter(({ resource }) => isOurs(resource, 'care-agreement'))
      .map(({ resource }) => subjectOf(resource))
      .filter((reference) => reference !== undefined),
  );

const subjectOf = ({ subject }: Resource): string | undefined => {
  const reference = isObject(subject) && typeof subject['reference'] === 'string' ? subject['reference'] : '';
  const parsed = parseReference(reference);
  return parsed.kind === 'literal' && !parsed.base ? `${parsed.type}/${parsed.id}` : undefined;
};
