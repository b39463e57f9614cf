import type { Finding } from '../../fhir/finding.ts';
import type { Json } from '../../fhir/json.ts';
import { JsonCursor } from '../../fhir/json-scan.ts';
import type { Parsed } from '../../fhir/parse.ts';
import { type Position, positionsOf } from '../../fhir/position.ts';
import { found, type Kind } from '../check.ts';

/**
 * R4 §2.6.2: "property names SHALL be unique" (RFC 8259 leaves it to each parser which of two counts). JSON.parse keeps the last, so that
 * what was validated is not what another reader sees.
 */
const duplicate: Kind = {
  id: 'json-duplicate-key',
  code: 'structure',
  text: {
    nl: 'Deze eigenschap staat hier twee keer; alleen de laatste is bekeken.',
    en: 'This property stands here twice; only the last was looked at.',
  },
};

/**
 * A finding for each property that its object has already. Only where the value has fewer properties than the text was counted to have, is the
 * text gone through.
 */
export const duplicateKeysIn = ({ text, json, properties }: Parsed): readonly Finding[] => {
  if (propertiesIn(json) === properties) return [];
  const twice: { expression: string; offset: number }[] = [];
  lookThrough(new JsonCursor(text), typeAt(json), twice);
  const positions = positionsOf(
    text,
    twice.map(({ offset }) => offset),
  );
  return twice.map(({ expression }, i) => ({ ...found(duplicate, expression), position: positions[i] as Position }));
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

const lookThrough = (cursor: JsonCursor, at: string, twice: { expression: string; offset: number }[]): void => {
  const names = new Set<string>();
  cursor.value(
    (name, offset) => {
      const expression = isName(name) ? `${at}.${name}` : at;
      if (names.has(name)) twice.push({ expression, offset });
      names.add(name);
      lookThrough(cursor, expression, twice);
    },
    (index) => lookThrough(cursor, `${at}[${index}]`, twice),
  );
};

/** A name that FHIR could have is shown; any other may be anything, and only the place is. */
const isName = (name: string): boolean => /^_?[A-Za-z][A-Za-z0-9]{0,63}$/.test(name);
