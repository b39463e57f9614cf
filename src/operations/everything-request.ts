import { ALWAYS, type Days, daysOf } from '../disclosure/days.ts';
import { failure } from '../fhir/failure.ts';
import { isObject, objects } from '../fhir/json.ts';
import type { OperationInput } from './operation.ts';

/** `$everything` as it was asked, from the URL and from Parameters. */
export interface EverythingRequest {
  /** Only what is about care on these days, or does not say when it is. */
  readonly careOn: Days | undefined;
  /** Only what was updated at this moment or later, in milliseconds. */
  readonly since: number | undefined;
  /** Only these types. */
  readonly types: ReadonlySet<string> | undefined;
  /** How much of the compartment goes on a page. */
  readonly count: number;
  /** Where the page before this one ended. */
  readonly place: string | undefined;
}

/** The parameter of a next link. */
export const PLACE = '_cursor';

/** R4 has it all in one answer unless pages are asked; this is where one ends anyway. */
const MOST_ON_A_PAGE = 1000;

const KNOWN: ReadonlySet<string> = new Set(['start', 'end', '_since', '_type', '_count', PLACE]);

/** The parameters of the URL and of the body together. Failures: invalid, for a body that is no Parameters or a value that is none. */
export const parametersOf = ({ body, query }: OperationInput): URLSearchParams => {
  if (body === undefined) return new URLSearchParams(query);
  if (!isObject(body) || body['resourceType'] !== 'Parameters') throw badParameter('Parameters');
  const said = objects(body['parameter']).map((parameter): [string, string] => {
    const name = String(parameter['name']);
    const [, value] = Object.entries(parameter).find(([key]) => key.startsWith('value')) ?? [];
    if (typeof value !== 'string' && typeof value !== 'number') throw badParameter(name);
    return [name, String(value)];
  });
  return new URLSearchParams([...query, ...said]);
};

/** Reads them; `isType` tells whether there is such a type. Failures: invalid, not-supported, naming the parameter. */
export const readEverything = (asked: URLSearchParams, isType: (type: string) => boolean): EverythingRequest => {
  for (const name of asked.keys()) if (!KNOWN.has(name)) throw unsupported(name);
  const one = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
    const [text, ...more] = asked.getAll(name);
    if (text === undefined) return undefined;
    const value = more.length > 0 ? undefined : read(text);
    if (value === undefined) throw badParameter(name);
    return value;
  };
  const start = one('start', daysOf);
  const end = one('end', daysOf);
  const types = asked.getAll('_type').flatMap((text) => text.split(','));
  if (!types.every(isType)) throw badParameter('_type');
  return {
    careOn: start || end ? { first: start?.first ?? ALWAYS.first, last: end?.last ?? ALWAYS.last } : undefined,
    since: one('_since', instantOf),
    types: types.length > 0 ? new Set(types) : undefined,
    count: one('_count', countOf) ?? MOST_ON_A_PAGE,
    place: one(PLACE, (text) => text),
  };
};

/** A plus sign that was not encoded comes out of a query string as a space. */
const instantOf = (text: string): number | undefined => {
  const written = text.replace(/ (?=\d\d:\d\d$)/, '+');
  const isInstant = daysOf(written) !== undefined && written.length >= 'yyyy-mm-dd'.length;
  return isInstant ? Date.parse(written) : undefined;
};

const countOf = (text: string): number | undefined =>
  /^[1-9]\d{0,8}$/.test(text) ? Math.min(Number(text), MOST_ON_A_PAGE) : undefined;

export const badParameter = (name: string) =>
  failure(
    'invalid',
    { nl: 'De parameter {parameter} klopt niet.', en: 'The parameter {parameter} is not right.' },
    { id: 'operation-parameter-invalid', parameters: { parameter: name.slice(0, 64) } },
  );

const unsupported = (name: string) =>
  failure(
    'not-supported',
    {
      nl: 'De parameter {parameter} wordt hier niet ondersteund.',
      en: 'The parameter {parameter} is not supported here.',
    },
    { id: 'operation-parameter-not-supported', parameters: { parameter: name.slice(0, 64) } },
  );
