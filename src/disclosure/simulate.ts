import type { Text } from '../fhir/text.ts';
import type { AccessLine } from './explain.ts';

/** What would be different for one person and one section. */
export interface AccessChange {
  readonly before: AccessLine;
  readonly after: AccessLine;
}

/** The lines that differ between two explanations of the same persons: in outcome, or in the limits of what is seen. */
export const changesBetween = (before: readonly AccessLine[], after: readonly AccessLine[]): AccessChange[] => {
  const later = new Map(after.map((line) => [keyOf(line), line]));
  return before.flatMap((line) => {
    const then = later.get(keyOf(line));
    return then && extentOf(line) !== extentOf(then) ? [{ before: line, after: then }] : [];
  });
};

const keyOf = ({ person, section }: AccessLine): string => `${person} ${section}`;

const extentOf = ({ decision }: AccessLine): string =>
  [decision.outcome, ...decision.reasons.filter(({ code }) => code.startsWith('part-')).map(({ code }) => code)].join(
    ' ',
  );

/** What a change comes to, in words; `{what}` is the section. */
export const changeText = ({ before, after }: AccessChange): Text => {
  const [now, then] = [before.decision.outcome === 'permit', after.decision.outcome === 'permit'];
  if (!now && then) return { nl: '{what}: nu niet, straks wel.', en: '{what}: not now, but then.' };
  if (now && !then) return { nl: '{what}: nu wel, straks niet meer.', en: '{what}: now, but no longer then.' };
  if (now) return { nl: '{what}: straks een ander deel.', en: '{what}: another part then.' };
  return { nl: '{what}: nog steeds niet, om een andere reden.', en: '{what}: still not, for another reason.' };
};
