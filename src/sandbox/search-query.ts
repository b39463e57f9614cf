import { chained, isChained } from './chained.ts';
import type { Criterion, Scope } from './criterion.ts';
import { fold } from './folding.ts';
import type { CompositeParameter, IndexedParameter } from './indexed-parameters.ts';
import {
  badValue,
  unknownCodeSystem,
  unknownModifier,
  unknownParameter,
  unknownValueSet,
  unsupportedParameter,
} from './search-failures.ts';
import {
  type CodesValue,
  codingValue,
  dateValue,
  identifierValue,
  numberValue,
  referenceValue,
  split,
  type TokenValue,
  tokenValue,
  unescaped,
} from './search-values.ts';

/** Cheap to write in a URL, dear to answer; ids are looked up at once, and a list of agreements may be long. */
const MOST_VALUES = 100;
const MOST_IDS = 1000;
/** Characters of all values of one parameter. */
const LONGEST = 100_000;

/** R4's own that this store has not; `_type` only where there are several types to choose from. */
const NOT_YET: ReadonlySet<string> = new Set([
  '_text',
  '_content',
  '_query',
  '_filter',
  '_contained',
  '_containedType',
  '_type',
]);

/** The alternatives of a value, each read. Failures: invalid, by the name of the parameter. */
const alternatives = <T>(name: string, text: string, most: number, read: (value: string) => T | undefined): T[] => {
  if (text.length > LONGEST) throw badValue(name);
  const texts = split(text, ',');
  if (texts.length > most) throw badValue(name);
  return texts.map((value) => {
    const result = value === '' ? undefined : read(value);
    if (result === undefined) throw badValue(name);
    return result;
  });
};

/**
 * Reads one parameter of a search. Failures: invalid (a parameter, modifier or value that is not known), not-supported; each
 * names the parameter, never its value.
 */
export const criterion = (name: string, text: string, scope: Scope): Criterion => {
  if (isChained(name)) return chained(name, text, scope, criterion);
  const [code = '', modifier, ...rest] = name.split(':');
  if (NOT_YET.has(code)) throw unsupportedParameter(name);
  if (rest.length > 0) throw unknownModifier(name);
  if (code === '_id' || code === '_lastUpdated') {
    if (modifier !== undefined) throw unknownModifier(name);
    return code === '_id'
      ? { kind: 'id', ids: alternatives(name, text, MOST_IDS, unescaped) }
      : { kind: 'updated', values: alternatives(name, text, MOST_VALUES, date(scope)) };
  }
  if (code === '_list') return inList(name, modifier, text, scope);
  const parameter = scope.known(scope.type)?.get(code);
  if (!parameter) throw unknownParameter(name);
  if (parameter.kind === 'composite') {
    if (modifier !== undefined) throw unknownModifier(name);
    return composite(parameter, name, text, scope);
  }
  if (modifier === 'missing') {
    if (text !== 'true' && text !== 'false') throw badValue(name);
    return { kind: 'missing', parameter: code, of: parameter.kind, missing: text === 'true' };
  }
  return simple(parameter, modifier, name, text, scope);
};

const simple = (
  { code: parameter, kind, identifiers }: IndexedParameter,
  modifier: string | undefined,
  name: string,
  text: string,
  scope: Scope,
): Criterion => {
  const values = <T>(read: (value: string) => T | undefined): T[] => alternatives(name, text, MOST_VALUES, read);
  const plain = (modifiers: readonly string[] = []): void => {
    if (modifier !== undefined && !modifiers.includes(modifier)) throw unknownModifier(name);
  };
  switch (kind) {
    case 'token':
      plain(['not', 'text', 'in', 'not-in', 'above', 'below', ...(identifiers ? ['of-type'] : [])]);
      if (modifier === 'text') return words(`${parameter}:text`, values);
      if (modifier === 'in' || modifier === 'not-in') {
        if (!scope.hasValueSet(text)) throw unknownValueSet(name);
        return { kind: 'value-set', parameter, valueSet: text, not: modifier === 'not-in' };
      }
      if (modifier === 'above' || modifier === 'below') {
        return { kind: 'codes', parameter, values: values(codingValue).map(subsumed(modifier, name, scope)) };
      }
      if (modifier === 'of-type') {
        return { kind: 'token', parameter: `${parameter}:of-type`, values: values(identifierValue), not: false };
      }
      return { kind: 'token', parameter, values: values(tokenValue), not: modifier === 'not' };
    case 'uri':
      plain(['above', 'below']);
      if (modifier === 'above' || modifier === 'below') {
        return { kind: 'uri', parameter, match: modifier, values: values(unescaped) };
      }
      return { kind: 'token', parameter, values: values((value) => ({ code: unescaped(value) })), not: false };
    case 'reference':
      if (modifier === 'identifier') {
        return { kind: 'token', parameter: `${parameter}:identifier`, values: values(tokenValue), not: false };
      }
      if (modifier !== undefined && !/^[A-Z]\w*$/.test(modifier)) throw unknownModifier(name);
      return { kind: 'reference', parameter, values: values((value) => referenceValue(value, modifier)) };
    case 'date':
      plain();
      return { kind: 'date', parameter, values: values(date(scope)) };
    case 'number':
    case 'quantity':
      plain();
      return { kind: 'number', parameter, values: values(numberValue) };
    case 'string':
      plain(['exact', 'contains']);
      if (modifier === 'exact') return { kind: 'string', parameter, match: 'exact', values: values(unescaped) };
      return { ...words(parameter, values), match: modifier === 'contains' ? 'part' : 'start' };
  }
};

const date =
  ({ now }: Scope) =>
  (text: string) =>
    dateValue(text, now);

const subsumed =
  (direction: 'above' | 'below', name: string, { subsumption }: Scope) =>
  ({ system, code }: Required<TokenValue>): CodesValue => {
    const codes = subsumption(direction, system, code);
    if (!codes) throw unknownCodeSystem(name);
    return { system, codes };
  };

/** What the entries of these Lists refer to (R4 §3.1.1.5.3); the lists that stand for something (`$current-allergies`) are not there. */
const inList = (name: string, modifier: string | undefined, text: string, scope: Scope): Criterion => {
  if (modifier !== undefined) throw unknownModifier(name);
  if (!scope.known('List')?.has('item')) throw unknownParameter(name);
  const id = (value: string) => (/^[A-Za-z0-9\-.]{1,64}$/.test(value) ? value : undefined);
  const ids = alternatives(name, text, MOST_VALUES, id);
  return { kind: 'has', parameter: 'item', source: { type: 'List', criterion: { kind: 'id', ids } } };
};

type Values = <T>(read: (value: string) => T | undefined) => T[];

const words = (parameter: string, values: Values) =>
  ({
    kind: 'string',
    parameter,
    match: 'start',
    values: values((value) => fold(unescaped(value)) || undefined),
  }) as const;

/** `code$value`, a part for each component; each part is read as its kind has it, without alternatives of its own. */
const composite = ({ code, components }: CompositeParameter, name: string, text: string, scope: Scope): Criterion => ({
  kind: 'composite',
  parameter: code,
  alternatives: alternatives(name, text, MOST_VALUES, (value) => {
    const parts = split(value, '$');
    if (parts.length !== components.length || parts.includes('')) return undefined;
    return components.map((component, at) => simple(component, undefined, name, parts[at] ?? '', scope));
  }),
});
