import { type Finding, isError } from '../../src/fhir/finding.ts';
import type { Answer, Issue } from './judge.ts';
import { isSameKind } from './same-kind.ts';
import { isSamePlace } from './same-place.ts';

/**
 * How our findings and the HL7 validator's compare. `agree`: the same verdict (an error, or none), and of an error at least one finding
 * of the same kind at the same place. `crash`: one of the two threw, so that there is no verdict; that counts as a difference.
 */
export type Agreement = 'agree' | 'ours-alone' | 'theirs-alone' | 'other-finding' | 'crash';

export interface Comparison {
  readonly agreement: Agreement;
  /** The errors of each. */
  readonly ours: readonly Finding[];
  readonly theirs: readonly Issue[];
  /** Which of the two threw, and what. */
  readonly crash?: string;
}

/** What our validator answers, or what it threw. */
export type Ours = readonly Finding[] | { readonly threw: string };

export const compare = (answer: Ours, { issues, crash: theirCrash }: Answer): Comparison => {
  const ours = 'threw' in answer ? [] : answer.filter(isError);
  const theirs = issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  const crashes = [
    ...('threw' in answer ? [`ours threw: ${answer.threw}`] : []),
    ...(theirCrash === undefined ? [] : [`theirs threw: ${theirCrash}`]),
  ];
  if (crashes.length > 0) return { agreement: 'crash', ours, theirs, crash: crashes.join('; ') };
  return { agreement: agreementOf(ours, theirs), ours, theirs };
};

const agreementOf = (ours: readonly Finding[], theirs: readonly Issue[]): Agreement => {
  if (ours.length === 0) return theirs.length === 0 ? 'agree' : 'theirs-alone';
  if (theirs.length === 0) return 'ours-alone';
  const same = ours.some((finding) =>
    theirs.some((issue) => isSameKind(finding, issue) && isSamePlace(finding, issue)),
  );
  return same ? 'agree' : 'other-finding';
};
