import type { ValueCheck } from '../check.ts';

/** ElementDefinition.maxLength: the longest string that is allowed, in characters. R4 §2.26.4. */
export const maxLength: ValueCheck<number> = {
  id: 'max-length',
  code: 'too-long',
  applies: (element) => element.maxLength,
  passes: (max) => (value) => typeof value !== 'string' || [...value].length <= max,
  parameters: (max) => ({ max }),
  text: { nl: 'Langer dan {max} tekens.', en: 'Longer than {max} characters.' },
};
