import { detailOf } from '../agreements/reading/agreements.ts';
import { domainOf } from '../agreements/rule.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, objects } from '../fhir/json.ts';
import type { Draft } from './decision.ts';

/** Which parameter of `$record-agreement` makes right what a finding says: by its rule, else by where in the decision it is. */
export const placeInDecision = ({ part, resource }: Draft, path: string, { id }: Finding): string => {
  const rule = domainOf(id);
  if (part === 'agreement') return BY_RULE[rule] ?? byFamily(rule) ?? inAgreement(resource, path);
  return BY_PART[part.replace(/-\d+$/, '')] ?? part;
};

/** What each rule of an agreement asks for. */
const BY_RULE: Readonly<Record<string, string>> = {
  'CARE-1': 'consent',
  'CARE-2': 'carerConsent',
  'CARE-3': 'consent',
  'CARE-4': 'consent',
  'CARE-5': 'consent',
  'CARE-6': 'consent',
  'CARE-7': 'consent',
  'ACT-2': 'achterwacht',
  'ACT-3': 'evaluation',
  'ACT-4': 'boundaries',
  'ACT-5': 'carePlan',
  'ACT-6': 'competence',
  'ACT-7': 'act',
  'ACT-8': 'order',
  'ACT-9': 'competence',
  'ACT-10': 'achterwacht',
  'ACT-11': 'carer',
  'ACT-12': 'carer',
  'ACT-13': 'competence',
  'ACT-14': 'competence',
  'ACT-16': 'protocol',
  'ACT-18': 'achterwacht',
  'ACT-20': 'standIn',
  'EVAL-1': 'evaluation',
  'EVAL-5': 'evaluation',
};

const byFamily = (rule: string): string | undefined => (/^(ROLE|SUPPORT)-/.test(rule) ? 'carer' : undefined);

const BY_PART: Readonly<Record<string, string>> = { person: 'carer', provenance: 'by' };

/** Parameters by the element that they become. */
const ELEMENTS: readonly (readonly [RegExp, string])[] = [
  [/^\.activity\[0\]\.detail\.code/, 'act'],
  [/^\.activity\[0\]\.detail\.scheduled/, 'when'],
  [/^\.activity\[0\]\.detail\.performer/, 'carer'],
  [/^\.activity\[0\]\.detail\.description/, 'instructions'],
  [/^\.partOf/, 'carePlan'],
  [/^\.encounter/, 'meeting'],
  [/^\.author/, 'by'],
  [/^\.subject/, 'client'],
  [/^\.period/, 'period'],
  [/^\.supportingInfo/, 'protocol'],
  [/^\.identifier/, 'decision'],
  [/^\.extension/, 'law'],
];

const EXTENSIONS: Readonly<Record<string, string>> = {
  'act-kind': 'kind',
  'carer-consent': 'carerConsent',
  boundaries: 'boundaries',
  achterwacht: 'achterwacht',
  'stand-in': 'standIn',
  evaluation: 'evaluation',
};

const inAgreement = (agreement: Draft['resource'], path: string): string => {
  const [, index] = /^\.activity\[0\]\.detail\.extension\[(\d+)\]/.exec(path) ?? [];
  const extension = objects(detailOf(agreement)['extension'])[Number(index)];
  const name = isObject(extension) ? String(extension['url']).replace(/^.*\//, '') : '';
  return EXTENSIONS[name] ?? ELEMENTS.find(([element]) => element.test(path))?.[1] ?? 'act';
};
