import { isObject, type Json, type JsonObject, objects } from '../fhir/json.ts';

/** A code in its system; a bare `code` has none, as against a Coding whose system is missing (''). */
export interface Code {
  readonly system: string | undefined;
  readonly code: string;
}

/** The codes of a code, string, uri, Coding, CodeableConcept or Quantity; undefined for a value that has none. */
export const codesOf = (value: Json | undefined, type: string): Code[] | undefined => {
  if (typeof value === 'string') return [{ system: undefined, code: value }];
  if (!isObject(value)) return undefined;
  if (type === 'CodeableConcept') return objects(value['coding']).flatMap(codeOf);
  if (type === 'Coding' || Object.hasOwn(value, 'code')) return codeOf(value);
  return type === 'Quantity' ? [] : undefined;
};

const codeOf = ({ system, code }: JsonObject): Code[] =>
  typeof code === 'string' ? [{ system: typeof system === 'string' ? system : '', code }] : [];
