import type { Finding } from './finding.ts';
import type { Json } from './json.ts';
import { JsonCursor } from './json-scan.ts';
import type { Parsed } from './parse.ts';
import { positionsOf } from './position.ts';

/**
 * R4 §2.6.2: "property names SHALL be unique" (RFC 8259 leaves it to each parser which of two counts). JSON.parse keeps the last, so that
 * what was validated is not what another reader sees.
 */
const duplicate = {
  id: 'json-duplicate-key',
  outcome: 'failed',
  severity: 'error',
  code: 'structure',
  text: {
    nl: 'Deze eigenschap staat hier twee keer; alleen de laatste is bekeken.',
    en: 'This property stands here twice; only the last was looked at.',
  },
} as const satisfies Partial<Finding>;

/**
 * A finding for each property that its object has already. Only where the value has fewer properties than the text was counted to have, is the
 * text gone through.
 */
export const duplicateKeysIn = ({ text, json, properties }: Parsed): readonly Finding[] => {
  if (propertiesIn(json) === properties) return [];
  const found: { expression: string; offset: number }[] = [];
  lookThrough(new JsonCursor(text), typeAt(json), found);
  const positions = positionsOf(
    text,
    found.map(({ offset }) => offset),
  );
  return found.map(({ expression }, i) => ({ ...duplicate, expression, position: positions[i] as never }));
};

/** How many properties all objects in a value have. */
const propertiesIn = (value: Json | undefined): number => {
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += propertiesIn(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const name in value) {
      count += 1;
      const inner = value[name];
      if (typeof inner === 'object') count += propertiesIn(inner);
    }
  }
  return count;
};

const typeAt = (value: Json): string => {
  const type = typeof value === 'object' && value !== null && !Array.isArray(value) ? value['resourceType'] : undefined;
  return typeof type === 'string' && isName(type) ? type : '';
};

const lookThrough = (cursor: JsonCursor, at: string, found: { expression: string; offset: number }[]): void => {
  const names = new Set<string>();
  cursor.value(
    (name, offset) => {
      const expression = isName(name) ? `${at}.${name}` : at;
      if (names.has(name)) found.push({ expression, offset });
      names.add(name);
      lookThrough(cursor, expression, found);
    },
    (index) => lookThrough(cursor, `${at}[${index}]`, found),
  );
};

/** A name that FHIR could have is shown; any other may be anything, and only the place is. */
const isName = (name: string): boolean => /^_?[A-Za-z][A-Za-z0-9]{0,63}$/.test(name);
