import type { OperationDefinitionParameter } from '@medplum/fhirtypes';
import type { Definitions } from '../definitions/definitions.ts';
import type { Terminology } from '../definitions/terminology.ts';
import { createTerminology } from '../definitions/terminology.ts';
import { isDay } from '../fhir/date.ts';
import { Failure } from '../fhir/failure.ts';
import type { IdOf } from '../fhir/failures/catalogue.ts';
import { type Finding, type IssueCode, isError } from '../fhir/finding.ts';
import { isObject, isResource, type Json, type JsonObject, objects } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import type { Text } from '../fhir/text.ts';
import type { OperationInput } from './operation.ts';
import type { Call } from './service.ts';

/** What a caller gave for the parameters of an operation, as its OperationDefinition types them. */
export interface Given {
  /** The first value: a primitive, a datatype, or a resource. Undefined when it was not given. */
  value(name: string): Json | undefined;
  values(name: string): readonly Json[];
  /** A string, code, date, dateTime or id. */
  text(name: string): string | undefined;
  /** A boolean; false when it was not given. */
  flag(name: string): boolean;
  object(name: string): JsonObject | undefined;
  objects(name: string): readonly JsonObject[];
  /** Parameters that have parts. */
  parts(name: string): readonly Given[];
  part(name: string): Given | undefined;
  has(name: string): boolean;
  /** Where a parameter stands in what was sent, or its name when it was not: `Parameters.parameter[2]`, `carer`. */
  at(name: string): string;
}

/**
 * Reads the parameters of an operation from the body and the URL (R4 §3.2.0.2) by its OperationDefinition: which there are, how
 * often, of which type, of which value set, to what they refer. Everything that is wrong is said at once.
 * Failure: invalid. Of what is missing the finding says it in the words of the definition, with the name as expression.
 */
export const readParameters = (call: Call, canonical: string, { body, query }: OperationInput): Given => {
  const known = parametersIn(call.definitions, canonical);
  const findings = bodyFindings(call, body);
  const sent = isResource(body) ? itemsOf(objects(body['parameter']), 'Parameters.parameter') : [];
  const given = [...sent, ...inUrl(known, query)];
  if (!findings.some(isError)) findings.push(...judge(call, known, given, ''));
  if (findings.some(isError)) throw new Failure('invalid', findings.filter(isError));
  return givenOf(call, known, given, '');
};

/** The parameters that an operation takes, as its OperationDefinition names them. */
export const parametersIn = (definitions: Definitions, canonical: string): OperationDefinitionParameter[] => {
  const definition = definitions.operation(canonical);
  if (!definition) throw new Error(`${canonical} is not at hand`);
  return (definition.parameter ?? []).filter(({ use }) => use === 'in');
};

interface Item {
  readonly name: string;
  readonly node: JsonObject;
  readonly at: string;
}

const itemsOf = (nodes: readonly JsonObject[], at: string): Item[] =>
  nodes.map((node, index) => ({ name: String(node['name']), node, at: `${at}[${index}]` }));

const bodyFindings = ({ validator }: Call, body: unknown): Finding[] => {
  if (body === undefined) return [];
  if (!isResource(body) || body.resourceType !== 'Parameters') return [finding(INVALID, 'structure', EXPECTED, '')];
  // R4 has no empty list; who has nothing to say may say so all the same.
  const { parameter, ...rest } = body;
  return validator.validate(Array.isArray(parameter) && parameter.length === 0 ? rest : body);
};

/** The primitive parameters, as a URL can give them. */
const inUrl = (known: readonly OperationDefinitionParameter[], query: URLSearchParams): Item[] =>
  [...query].map(([name, text]) => {
    const type = known.find((one) => one.name === name)?.type ?? 'string';
    return { name, node: { name, [valueName(type)]: primitive(type, text) }, at: name };
  });

const primitive = (type: string, text: string): Json => {
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return type === 'Reference' ? { reference: text } : text;
};

const valueName = (type: string): string => `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;

const judge = (
  call: Call,
  known: readonly OperationDefinitionParameter[],
  given: readonly Item[],
  within: string,
): Finding[] => {
  const names = known.map(({ name }) => name);
  const unknown = given
    .filter(({ name }) => !names.includes(name))
    .map(({ name, at }) => finding(INVALID, 'not-supported', UNKNOWN_PARAMETER, at, { name, names: names.join(', ') }));
  return [...unknown, ...known.flatMap((parameter) => judgeOne(call, parameter, given, within))];
};

const judgeOne = (
  call: Call,
  parameter: OperationDefinitionParameter,
  given: readonly Item[],
  within: string,
): Finding[] => {
  const { name, min = 0, max = '1', part } = parameter;
  const path = within + name;
  const own = given.filter((item) => item.name === name);
  if (own.length < min)
    return [finding('operation-parameter-missing', 'required', missing(parameter), path, { name: path })];
  const [, second] = own;
  if (max === '1' && second) return [finding(INVALID, 'structure', REPEATED, second.at, { name: path })];
  return own.flatMap((item) =>
    part
      ? judge(call, part, itemsOf(objects(item.node['part']), `${item.at}.part`), `${path}.`)
      : judgeValue(call, parameter, item, path),
  );
};

const judgeValue = (call: Call, parameter: OperationDefinitionParameter, item: Item, name: string): Finding[] => {
  const { type = 'string', targetProfile, binding } = parameter;
  const value = valueIn(call, type, item.node);
  if (value === undefined || (type === 'boolean' && typeof value !== 'boolean'))
    return [finding(INVALID, 'value', OTHER_TYPE, item.at, { name, type })];
  if (type === 'date' && !isDateFor(parameter, value)) return [finding(INVALID, 'value', OTHER_DAY, item.at, { name })];
  if (type === 'Reference' && !refersTo(value, targetProfile))
    return [finding(INVALID, 'value', OTHER_TARGET, item.at, { name, types: typesOf(targetProfile) })];
  if (binding?.valueSet && typeof value === 'string') return judgeCode(call, binding.valueSet, value, item.at, name);
  return [];
};

/** Of these at times only the year or the month is known; what happens on a day cannot rest on a part of a date. */
const MAY_BE_PARTIAL: ReadonlySet<string | undefined> = new Set(['birthDate', 'bondSince']);

const isDateFor = ({ name }: OperationDefinitionParameter, value: Json): boolean =>
  typeof value === 'string' &&
  (isDay(value) || (MAY_BE_PARTIAL.has(name) && /^\d{4}(-\d{2})?$/.test(value) && !Number.isNaN(Date.parse(value))));

const judgeCode = (call: Call, valueSet: string, code: string, at: string, name: string): Finding[] => {
  const codes = terminologyOf(call).codeSet(valueSet);
  if (codes?.has(undefined, code) !== 'out') return [];
  const choices = (codes.few ?? []).map((one) => one.replace(/^.*\|/, '')).join(', ');
  return [finding(INVALID, 'code-invalid', OTHER_CODE, at, { name, choices })];
};

const terminologies = new WeakMap<Call['definitions'], Terminology>();
const terminologyOf = ({ definitions }: Call): Terminology => {
  const known = terminologies.get(definitions) ?? createTerminology(definitions);
  terminologies.set(definitions, known);
  return known;
};

const valueIn = (call: Call, type: string, node: JsonObject): Json | undefined => {
  if (!call.definitions.resourceTypes.has(type) && type !== 'Resource') return node[valueName(type)];
  const { resource } = node;
  return isResource(resource) && (type === 'Resource' || resource.resourceType === type) ? resource : undefined;
};

const nameOfType = (profile: string): string => profile.slice(profile.lastIndexOf('/') + 1);
const typesOf = (profiles: readonly string[] = []): string => profiles.map(nameOfType).join(', ') || 'Type';

/** A reference of one of these types; where any will do, a display or an identifier is enough. */
const refersTo = (value: Json, profiles: readonly string[] = []): boolean => {
  if (!isObject(value)) return false;
  if (typeof value['reference'] !== 'string')
    return profiles.length === 0 && (value['display'] !== undefined || value['identifier'] !== undefined);
  const parsed = parseReference(value['reference']);
  if (parsed.kind !== 'literal') return false;
  return profiles.length === 0 || profiles.some((profile) => nameOfType(profile) === parsed.type);
};

const givenOf = (
  call: Call,
  known: readonly OperationDefinitionParameter[],
  given: readonly Item[],
  within: string,
): Given => {
  const items = (name: string) => given.filter((item) => item.name === name);
  const typeOf = (name: string) => known.find((one) => one.name === name)?.type ?? 'string';
  const values = (name: string) =>
    items(name)
      .map(({ node }) => valueIn(call, typeOf(name), node))
      .filter((value) => value !== undefined);
  const parts = (name: string) => {
    const part = known.find((one) => one.name === name)?.part ?? [];
    return items(name).map(({ node, at }) =>
      givenOf(call, part, itemsOf(objects(node['part']), `${at}.part`), `${within}${name}.`),
    );
  };
  return {
    values,
    value: (name) => values(name)[0],
    text: (name) => values(name).find((value) => typeof value === 'string'),
    flag: (name) => values(name)[0] === true,
    objects: (name) => values(name).filter(isObject),
    object: (name) => values(name).find(isObject),
    parts,
    part: (name) => parts(name)[0],
    has: (name) => items(name).length > 0,
    at: (name) => items(name)[0]?.at ?? within + name,
  };
};

const INVALID = 'operation-parameter-invalid';

const finding = (
  id: IdOf<'invalid'>,
  code: IssueCode,
  text: Text,
  expression: string,
  parameters: Record<string, string> = {},
): Finding => ({ id, outcome: 'failed', severity: 'error', code, expression, text, parameters });

/** What is missing, in the words of the definition. */
const missing = (parameter: OperationDefinitionParameter): Text => {
  const { documentation: en = '' } = parameter;
  const translation = (parameter as { _documentation?: { extension?: { extension?: JsonObject[] }[] } })._documentation;
  const nl = translation?.extension?.[0]?.extension?.find(({ url }) => url === 'content')?.['valueString'];
  return { nl: `Nog niet ingevuld ({name}): ${nl ?? en}`, en: `Not filled in yet ({name}): ${en}` };
};

const EXPECTED: Text = { nl: 'Hier hoort een Parameters.', en: 'A Parameters resource is expected here.' };
export const UNKNOWN_PARAMETER: Text = {
  nl: 'Er is geen parameter {name}. De parameters zijn: {names}.',
  en: 'There is no parameter {name}. The parameters are: {names}.',
};
const REPEATED: Text = {
  nl: 'De parameter {name} mag er één keer zijn.',
  en: 'The parameter {name} may be there once.',
};
const OTHER_TYPE: Text = {
  nl: 'De parameter {name} heeft hier een waarde van het type {type}.',
  en: 'The parameter {name} has a value of type {type} here.',
};
const OTHER_DAY: Text = {
  nl: 'De parameter {name} is een hele dag, zoals 2026-11-25.',
  en: 'The parameter {name} is a whole day, such as 2026-11-25.',
};
const OTHER_TARGET: Text = {
  nl: 'De parameter {name} is een verwijzing als {types}/id.',
  en: 'The parameter {name} is a reference such as {types}/id.',
};
const OTHER_CODE: Text = {
  nl: 'De parameter {name} is een van: {choices}.',
  en: 'The parameter {name} is one of: {choices}.',
};
