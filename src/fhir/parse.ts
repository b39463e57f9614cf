import { createRequire } from 'node:module';
import { failure } from './failure.ts';
import type { Json } from './json.ts';

/** How deep a resource may be nested: far more than any has, far less than would exhaust a stack. */
export const MAX_DEPTH = 200;

/**
 * Text as JSON, a byte order mark allowed. Throws `unparsable` with line and column, and nothing of the text itself:
 * `json-syntax` when it is no JSON, `json-depth` when it is nested deeper than MAX_DEPTH.
 */
export const parseJson = (text: string): Json => {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const tooDeep = positionDeeperThan(body, MAX_DEPTH);
  if (tooDeep !== undefined) {
    throw failure(
      'unparsable',
      {
        nl: 'Te diep genest: meer dan {max} niveaus op regel {line}, teken {column}.',
        en: 'Nested too deep: more than {max} levels at line {line}, column {column}.',
      },
      { id: 'json-depth', parameters: { max: MAX_DEPTH, ...placeOf(body, tooDeep) } },
    );
  }
  try {
    return JSON.parse(body);
  } catch {
    throw failure(
      'unparsable',
      {
        nl: 'Dit is geen JSON: het gaat mis op regel {line}, teken {column}.',
        en: 'This is not JSON: it goes wrong at line {line}, column {column}.',
      },
      { id: 'json-syntax', parameters: placeOf(body, errorIn(body)) },
    );
  }
};

/** Where text stops being JSON. JSON.parse says so for some errors only, so jsonc-parser, read when it is needed, looks for it. */
const errorIn = (text: string): number => {
  const { visit } = createRequire(import.meta.url)('jsonc-parser') as typeof import('jsonc-parser');
  let first: number | undefined;
  const onError = (_code: number, offset: number) => {
    first ??= offset;
  };
  visit(text, { onError }, { disallowComments: true });
  return first ?? text.length;
};

const placeOf = (text: string, position: number): { line: number; column: number } => {
  const before = text.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

/** Where brackets first stand deeper than `max`, strings aside; undefined when they never do. One pass, no recursion. */
const positionDeeperThan = (text: string, max: number): number | undefined => {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // "
        for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
        break;
      case 0x7b: // {
      case 0x5b: // [
        if (++depth > max) return i;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth--;
        break;
    }
  }
  return undefined;
};
