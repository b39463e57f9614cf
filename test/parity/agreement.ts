import { type Finding, isError } from '../../src/fhir/finding.ts';
import { hl7Messages } from '../../src/validation/hl7-messages.ts';
import type { Answer, Issue } from './judge.ts';

/**
 * How our findings and the HL7 validator's compare. `agree`: the same verdict (an error, or none), and of an error at least one finding
 * of the same kind at the same place. `crash`: it threw, so that there is nothing to compare with.
 */
export type Agreement = 'agree' | 'ours-alone' | 'theirs-alone' | 'other-finding' | 'crash';

export interface Comparison {
  readonly agreement: Agreement;
  readonly ours: readonly Finding[];
  readonly theirs: readonly Issue[];
}

export const compare = (findings: readonly Finding[], answer: Answer): Comparison => {
  const ours = findings.filter(isError);
  const theirs = answer.issues.filter(({ severity }) => severity === 'error' || severity === 'fatal');
  return { agreement: agreementOf(ours, theirs, answer.crash), ours, theirs };
};

const agreementOf = (ours: readonly Finding[], theirs: readonly Issue[], crash: string | undefined): Agreement => {
  if (crash !== undefined) return 'crash';
  if (ours.length === 0) return theirs.length === 0 ? 'agree' : 'theirs-alone';
  if (theirs.length === 0) return 'ours-alone';
  const same = ours.some((finding) =>
    theirs.some((issue) => isSameKind(finding, issue) && isSamePlace(finding, issue)),
  );
  return same ? 'agree' : 'other-finding';
};

/** What it says without an id, by its words. */
const WORDS: readonly { readonly ours: readonly string[]; readonly words: RegExp }[] = [
  { ours: ['element-unknown', 'type-wrong', 'choice-twice'], words: /^Unrecognized property/ },
  { ours: ['list-expected', 'single-expected'], words: /must be an? .*, not an? / },
  { ours: ['type-wrong', 'empty-value'], words: /must be an? .*, not an? / },
  { ours: ['primitive-format', 'type-wrong'], words: /primitive value must be/ },
  { ours: ['empty-value'], words: /cannot be (?:empty|null)|must have some content|empty|^The JSON array for/i },
  { ours: ['resource-type-unknown'], words: /cannot be parsed|resourceType|appear to be a FHIR resource|unknown name/ },
  { ours: ['txt-1', 'txt-2', 'primitive-format'], words: /XHTML/ },
];

export const isSameKind = ({ id }: Finding, { messageId, text }: Issue): boolean => {
  if (messageId === null) return WORDS.some(({ ours, words }) => ours.includes(id) && words.test(text));
  return messageId.endsWith(`#${id}`) || hl7Messages(id).includes(messageId);
};

/** It reports some things at what holds the element at fault, up to two steps above, and numbers the entries of a document from one. */
const isSamePlace = (finding: Finding, issue: Issue): boolean => {
  const [ours, theirs] = [stepsOf(finding), stepsOf(issue, finding.id)];
  const shared = Math.min(ours.length, theirs.length);
  return Math.abs(ours.length - theirs.length) <= 2 && ours.slice(0, shared).every((step, i) => step === theirs[i]);
};

const stepsOf = (said: Finding | Issue, id = (said as Finding).id): string[] => {
  const place = plain('expression' in said ? said.expression : said.location);
  return (id === 'bundle-missing' ? place.replaceAll(/\[\d+\]/g, '') : place).split('.');
};

const plain = (place: string): string =>
  place
    .replaceAll(/\/\*.*?\*\//g, '')
    .replaceAll(/\[(?:url|x)?[^\]\d][^\]]*\]/g, '')
    .replaceAll('[x]', '')
    .replaceAll(/\.ofType\(\w+\)/g, '');
