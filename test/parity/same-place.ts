import type { Finding } from '../../src/fhir/finding.ts';
import type { Issue } from './judge.ts';

/**
 * Whether both are about the same place: the same expression; or one of the two says it at what holds the element, where that is how it
 * reports this kind.
 */
export const isSamePlace = ({ id, expression }: Finding, { location, messageId }: Issue): boolean => {
  // Its JSON parser does not number the items of a list of primitives.
  const unnumbered = (place: string) => (messageId === null ? place.replaceAll(/\[\d+\](?=\.extension)/g, '') : place);
  const [ours, theirs] = [unnumbered(plain(expression)), unnumbered(plain(location))];
  if (ours === theirs) return true;
  if (AT_HOLDER.has(id) && [listOf(ours), parentOf(ours)].includes(theirs)) return true;
  // It holds each part of a pattern for itself, and of a profile that is of another type each element that this does not have.
  if (id === 'pattern-value') return messageId === '_DT_Fixed_Wrong' && parentOf(theirs) === ours;
  if (id === 'profile-type') return isWithin(theirs, ours.replace(/\.meta\.profile\[\d+\]$/, ''));
  if (id === 'dom-3' || id === 'response-required') return parentOf(theirs) === ours;
  return false;
};

/** What is said of an element at what holds it: of what there is too much or too little of, what should not be there, or is of no type that it may have. */
const AT_HOLDER: ReadonlySet<string> = new Set([
  'cardinality-min',
  'cardinality-max',
  'slice-min',
  'slice-max',
  'element-unknown',
  'choice-twice',
  'type-wrong',
  'empty-value',
  'extension-context',
  'extension-url-extended',
  'full-url',
  'full-url-relative',
  'questionnaire-condition-later',
  'questionnaire-condition-self',
  'questionnaire-condition-target',
  'response-item-order',
  'response-item-repeated',
  'response-item-text',
  'response-item-unknown',
  'response-item-misplaced',
  'response-required',
]);

const isWithin = (place: string, around: string): boolean => place === around || place.startsWith(`${around}.`);

const listOf = (expression: string): string => expression.replace(/\[\d+\]$/, '');

const parentOf = (expression: string): string => expression.replace(/\.[^.[\]]+(?:\[\d+\])?$/, '');

/** Without what only one of the two writes: comments on ids, slices, the type of a choice, and `$` for the whole. */
const plain = (place: string): string =>
  place
    .replaceAll(/\/\*.*?\*\//g, '')
    .replaceAll(/\[(?:url|x)?[^\]\d][^\]]*\]/g, '')
    .replaceAll('[x]', '')
    .replaceAll(/\.ofType\(\w+\)/g, '')
    .replace(/^\$$/, '');
