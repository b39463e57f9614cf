import { fold } from './folding.ts';
import type { IndexedParameter } from './indexed-parameters.ts';
import { badValue, unknownModifier, unknownParameter, unsupportedParameter } from './search-failures.ts';
import {
  type DateValue,
  dateValue,
  type NumberValue,
  numberValue,
  type ReferenceValue,
  referenceValue,
  split,
  type TokenValue,
  tokenValue,
  unescaped,
} from './search-values.ts';

/** One condition; its values are alternatives. `parameter` is as in `IndexValue`. */
export type Criterion =
  | { readonly kind: 'id'; readonly ids: readonly string[] }
  | { readonly kind: 'updated'; readonly values: readonly DateValue[] }
  | {
      readonly kind: 'missing';
      readonly parameter: string;
      readonly of: IndexedParameter['kind'];
      readonly missing: boolean;
    }
  | {
      readonly kind: 'token';
      readonly parameter: string;
      readonly values: readonly TokenValue[];
      readonly not: boolean;
    }
  | { readonly kind: 'reference'; readonly parameter: string; readonly values: readonly ReferenceValue[] }
  | { readonly kind: 'date'; readonly parameter: string; readonly values: readonly DateValue[] }
  | { readonly kind: 'number'; readonly parameter: string; readonly values: readonly NumberValue[] }
  | {
      readonly kind: 'string';
      readonly parameter: string;
      readonly match: 'start' | 'part' | 'exact';
      readonly values: readonly string[];
    };

/** Cheap to write in a URL, dear to answer; ids are looked up at once, and a list of agreements may be long. */
const MOST_VALUES = 100;
const MOST_IDS = 1000;

const NOT_YET =
  /^(_include|_revinclude|_has|_contained|_containedType|_text|_content|_query|_filter|_list|_elements|_type)(:|$)|\./;

/**
 * Reads one parameter of a search. Failures: invalid (a parameter, modifier or value that is not known), not-supported; each
 * names the parameter, never its value.
 */
export const criterion = (name: string, text: string, known: ReadonlyMap<string, IndexedParameter>): Criterion => {
  if (NOT_YET.test(name)) throw unsupportedParameter(name);
  const [code = '', modifier, ...rest] = name.split(':');
  if (rest.length > 0) throw unknownModifier(name);
  const texts = split(text, ',');
  if (texts.length > (code === '_id' ? MOST_IDS : MOST_VALUES)) throw badValue(name);
  const values = <T>(read: (value: string) => T | undefined): T[] =>
    texts.map((value) => {
      const result = value === '' ? undefined : read(value);
      if (result === undefined) throw badValue(name);
      return result;
    });

  if (code === '_id' || code === '_lastUpdated') {
    if (modifier !== undefined) throw unknownModifier(name);
    return code === '_id' ? { kind: 'id', ids: values(unescaped) } : { kind: 'updated', values: values(dateValue) };
  }
  const parameter = known.get(code);
  if (!parameter) throw unknownParameter(name);
  if (modifier === 'missing') {
    if (text !== 'true' && text !== 'false') throw badValue(name);
    return { kind: 'missing', parameter: code, of: parameter.kind, missing: text === 'true' };
  }
  switch (parameter.kind) {
    case 'token':
      if (modifier !== undefined && modifier !== 'not') throw unknownModifier(name);
      return { kind: 'token', parameter: code, values: values(tokenValue), not: modifier === 'not' };
    case 'uri':
      if (modifier !== undefined) throw unknownModifier(name);
      return { kind: 'token', parameter: code, values: values((value) => ({ code: unescaped(value) })), not: false };
    case 'reference':
      if (modifier === 'identifier') {
        return { kind: 'token', parameter: `${code}:identifier`, values: values(tokenValue), not: false };
      }
      if (modifier !== undefined && !/^[A-Z]\w*$/.test(modifier)) throw unknownModifier(name);
      return { kind: 'reference', parameter: code, values: values((value) => referenceValue(value, modifier)) };
    case 'date':
      if (modifier !== undefined) throw unknownModifier(name);
      return { kind: 'date', parameter: code, values: values(dateValue) };
    case 'number':
    case 'quantity':
      if (modifier !== undefined) throw unknownModifier(name);
      return { kind: 'number', parameter: code, values: values(numberValue) };
    case 'string': {
      if (modifier === 'exact') return { kind: 'string', parameter: code, match: 'exact', values: values(unescaped) };
      if (modifier !== undefined && modifier !== 'contains') throw unknownModifier(name);
      const folded = values((value) => fold(unescaped(value)) || undefined);
      return { kind: 'string', parameter: code, match: modifier === 'contains' ? 'part' : 'start', values: folded };
    }
  }
};
