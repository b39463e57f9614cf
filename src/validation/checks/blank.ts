import type { Kind } from '../check.ts';
import { found } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** "Therefore strings SHOULD always contain non-whitespace content." R4 §2.24.0.1. */
const blank: Kind = {
  id: 'string-blank',
  code: 'value',
  severity: 'warning',
  text: { nl: 'Alleen wit: dit zegt niets.', en: 'White space only: this says nothing.' },
};

/** Says of a text that it is white space only. */
export const checkBlank = (run: Run, place: Place): void => {
  if (!TEXTS.has(place.use.code)) return;
  const { value, expression, element } = place;
  if (typeof value !== 'string' || value === '' || /\S/.test(value)) return;
  run.report(found(blank, expression, element.source));
};

const TEXTS = new Set(['string', 'markdown']);
