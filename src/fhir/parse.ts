import { failure } from './failure.ts';
import type { Json } from './json.ts';
import { errorIn } from './json-error.ts';
import { outlineOf } from './json-scan.ts';
import { positionOf } from './position.ts';

/** How deep a resource may be nested: far more than any has, far less than would exhaust a stack. */
export const MAX_DEPTH = 200;

/** The longest text that Node can hold is 512 MB. */
const MAX_BYTES = 0x1fffffe8;

/** Text that was found to be JSON. */
export interface Parsed {
  readonly text: string;
  readonly json: Json;
  /** How many properties the objects of the text have, one that stands there twice counted twice. */
  readonly properties: number;
}

/**
 * Text as JSON, a byte order mark allowed. Throws `unparsable` with line and column, and nothing of the text itself:
 * `json-syntax` when it is no JSON, `json-depth` when it is nested deeper than MAX_DEPTH.
 */
export const parseJson = (text: string): Json => parseText(text).json;

/** The same, with what the text says beyond its value; the text without its byte order mark. */
export const parseText = (given: string): Parsed => {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const { properties, tooDeepAt } = outlineOf(text, MAX_DEPTH);
  if (tooDeepAt !== undefined) {
    const position = positionOf(text, tooDeepAt);
    throw failure(
      'unparsable',
      {
        nl: 'Te diep genest: meer dan {max} niveaus op regel {line}, teken {column}.',
        en: 'Nested too deep: more than {max} levels at line {line}, column {column}.',
      },
      { id: 'json-depth', parameters: { max: MAX_DEPTH, ...position }, position },
    );
  }
  try {
    return { text, json: JSON.parse(text), properties };
  } catch {
    const position = positionOf(text, errorIn(text));
    throw failure(
      'unparsable',
      {
        nl: 'Dit is geen JSON: het gaat mis op regel {line}, teken {column}.',
        en: 'This is not JSON: it goes wrong at line {line}, column {column}.',
      },
      { id: 'json-syntax', parameters: { ...position }, position },
    );
  }
};

/** UTF-8 bytes as text. Throws `unparsable` (`json-encoding`) with line and column where they are none, `too-large` beyond 512 MB. */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  if (bytes.length > MAX_BYTES)
    throw failure('too-large', { nl: 'Dit is te groot om te lezen.', en: 'This is too large to be read.' });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const position = positionOfBadByte(bytes);
    throw failure(
      'unparsable',
      {
        nl: 'Dit is geen UTF-8, en FHIR is dat altijd: het gaat mis op regel {line}, teken {column}.',
        en: 'This is not UTF-8, which FHIR always is: it goes wrong at line {line}, column {column}.',
      },
      { id: 'json-encoding', parameters: { ...position }, position },
    );
  }
};

/** Decoded leniently and encoded again, bytes are others from the first on that is none of UTF-8. */
const positionOfBadByte = (bytes: Uint8Array) => {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(lenient);
  const first = bytes.findIndex((byte, i) => byte !== again[i]);
  const before = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes.subarray(0, first));
  return positionOf(before, before.length);
};
