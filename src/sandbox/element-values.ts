import { isObject, items, type Json, type JsonObject, objects } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import { type DateRange, dateRange, periodRange } from './date-range.ts';
import { fold } from './folding.ts';
import type { IndexedParameter, ValuePath } from './indexed-parameters.ts';
import { identifierType } from './search-values.ts';

/** A value that a FHIRPath expression yields, with the name of its FHIR type: `Reference`, `CodeableConcept`, `dateTime`. */
export interface Extracted {
  readonly type: string;
  readonly value: Json;
}

/** One row of an index table. `parameter` is the code, or `code:identifier` for the identifier of a reference. */
export type IndexValue =
  | { readonly table: 'token'; readonly parameter: string; readonly code: string; readonly system: string }
  | { readonly table: 'reference'; readonly parameter: string; readonly id: string; readonly type: string }
  | { readonly table: 'date'; readonly parameter: string; readonly low: number; readonly high: number }
  | { readonly table: 'string'; readonly parameter: string; readonly folded: string; readonly exact: string }
  | {
      readonly table: 'number';
      readonly parameter: string;
      readonly value: number;
      readonly system: string;
      readonly code: string;
      readonly unit: string;
    };

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const token = (parameter: string, code: string, system = ''): IndexValue[] =>
  code || system ? [{ table: 'token', parameter, code, system }] : [];

/** What `:text` looks in: the words that go with a code (R4 §3.1.1.4.10). `parameter` is then `code:text`. */
const words = (parameter: string, value: JsonObject): IndexValue[] => {
  const { display, text: own, type, coding } = value;
  const typeText = isObject(type) ? type['text'] : undefined;
  return [display, own, typeText, ...objects(coding).map((part) => part['display'])].flatMap((part) =>
    strings(`${parameter}:text`, part ?? null),
  );
};

/** What `:of-type` looks in. `parameter` is then `code:of-type`. */
const ofType = (parameter: string, value: JsonObject): IndexValue[] => {
  const types = isObject(value['type']) ? objects(value['type']['coding']) : [];
  return types.flatMap(({ system, code }) =>
    text(value['value']) && text(system) && text(code)
      ? token(`${parameter}:of-type`, text(value['value']), identifierType(text(system), text(code)))
      : [],
  );
};

const tokens = (parameter: string, extracted: Extracted, system?: string): IndexValue[] => [
  ...codes(parameter, extracted, system),
  ...(extracted.type === 'Identifier' && isObject(extracted.value) ? ofType(parameter, extracted.value) : []),
  ...(isObject(extracted.value) ? words(parameter, extracted.value) : []),
];

/** `implied`: the system of a `code`. */
const codes = (parameter: string, { type, value }: Extracted, implied?: string): IndexValue[] => {
  if (!isObject(value)) {
    if (value === null || Array.isArray(value)) return [];
    return token(parameter, String(value), type === 'code' ? implied : undefined);
  }
  // The system of a ContactPoint (phone, email) names no code system.
  if (type === 'ContactPoint') return token(parameter, text(value['value']));
  if ('coding' in value) {
    return objects(value['coding']).flatMap((coding) => token(parameter, text(coding['code']), text(coding['system'])));
  }
  return token(parameter, text(value['value']) || text(value['code']), text(value['system']));
};

const referenceTo = (parameter: string, reference: string): IndexValue[] => {
  const parsed = parseReference(reference);
  if (parsed.kind === 'fragment') return [];
  if (parsed.kind === 'literal' && !parsed.base) {
    return [{ table: 'reference', parameter, id: parsed.id, type: parsed.type }];
  }
  return [{ table: 'reference', parameter, id: reference, type: '' }];
};

/** The type that a reference itself names. */
export const typeOfTarget = (value: JsonObject): string => {
  const parsed = parseReference(text(value['reference']));
  return parsed.kind === 'literal' ? parsed.type : text(value['type']);
};

const references = (parameter: string, value: Json, target: string | undefined): IndexValue[] => {
  if (typeof value === 'string') {
    const [url = ''] = value.split('|');
    return [...new Set([value, url])].map((id) => ({ table: 'reference', parameter, id, type: '' }));
  }
  if (!isObject(value) || (target && typeOfTarget(value) !== target)) return [];
  const reference = text(value['reference']);
  const identifiers = objects(value['identifier']).flatMap((identifier) =>
    token(`${parameter}:identifier`, text(identifier['value']), text(identifier['system'])),
  );
  return [...(reference ? referenceTo(parameter, reference) : []), ...identifiers];
};

const rangesOf = (value: Json): (DateRange | undefined)[] => {
  if (typeof value === 'string') return [dateRange(value)];
  if (!isObject(value)) return [];
  if ('start' in value || 'end' in value) {
    return [periodRange(text(value['start']) || undefined, text(value['end']) || undefined)];
  }
  // Timing: each of its events, and the bounds within which it repeats.
  const bounds = isObject(value['repeat']) ? value['repeat']['boundsPeriod'] : undefined;
  return [...items(value['event']), ...items(bounds)].flatMap(rangesOf);
};

const dates = (parameter: string, value: Json): IndexValue[] =>
  rangesOf(value).flatMap((range) => (range ? [{ table: 'date', parameter, ...range }] : []));

/** Of a HumanName or Address every part that people search by; `use` and `period` are none of them. */
const STRING_PARTS = [
  'text',
  'family',
  'given',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'state',
  'postalCode',
  'country',
];

const strings = (parameter: string, value: Json): IndexValue[] => {
  if (isObject(value)) return STRING_PARTS.flatMap((part) => items(value[part])).flatMap((v) => strings(parameter, v));
  if (typeof value !== 'string' || value === '') return [];
  return [{ table: 'string', parameter, folded: fold(value), exact: value }];
};

const numbers = (parameter: string, value: Json): IndexValue[] => {
  if (typeof value === 'number') return [{ table: 'number', parameter, value, system: '', code: '', unit: '' }];
  if (!isObject(value)) return [];
  // A Range is found by both its ends.
  if ('low' in value || 'high' in value)
    return [value['low'], value['high']].flatMap((end) => numbers(parameter, end ?? null));
  if (typeof value['value'] !== 'number') return [];
  const [system, unit] = [text(value['system']), text(value['unit'])];
  return [
    {
      table: 'number',
      parameter,
      value: value['value'],
      system,
      code: text(value['code']) || text(value['currency']),
      unit,
    },
  ];
};

/** What an element is found by, as the kind of the parameter has it. R4 §3.1.1.4, for each kind its table of data types. */
export const valuesOf = (
  { code, kind }: IndexedParameter,
  { target, system }: ValuePath,
  extracted: Extracted,
): IndexValue[] => {
  const { value } = extracted;
  switch (kind) {
    case 'token':
    case 'uri':
      return tokens(code, extracted, system);
    case 'reference':
      return references(code, value, target);
    case 'date':
      return dates(code, value);
    case 'string':
      return strings(code, value);
    case 'number':
    case 'quantity':
      return numbers(code, value);
  }
};
