import type { Definitions } from '../definitions/definitions.ts';
import { isObject, isResource, items, type Json, type Resource } from '../fhir/json.ts';
import { mapReferences, parseReference, referencesIn } from '../fhir/reference.ts';
import type { Entry, Gateway, Read } from '../gateway/gateway.ts';

/**
 * What a client writes with the base URL of the service before it, is the relative reference that it is there: the server of the record behind knows
 * no such base, and one agreement would be two to who compares (R4 §2.3.0.1: "relative to the service base URL … all references SHOULD be relative").
 */

const NONE: ReadonlySet<string> = new Set();

/** `Type/id` for a reference below the base; undefined for any other. */
const relative = (reference: string, base: string): string | undefined => {
  if (!reference.startsWith(`${base}/`)) return undefined;
  const rest = reference.slice(base.length + 1);
  const parsed = parseReference(rest);
  return parsed.kind === 'literal' && parsed.base === undefined ? rest : undefined;
};

/** A resource with its references below `base` as relative ones, but for those to `named`; itself when it has none. */
export const withRelativeReferences = (resource: Resource, base: string, named = NONE): Resource => {
  if (base === '') return resource;
  const replace = (reference: string) => (named.has(reference) ? undefined : relative(reference, base));
  for (const { reference } of referencesIn(resource))
    if (replace(reference) !== undefined) return mapReferences(resource, replace);
  return resource;
};

/** The fullUrls of a Bundle: a reference to one of these is to its entry, whatever it looks like. */
export const fullUrlsIn = (bundle: Resource): ReadonlySet<string> =>
  new Set(
    items(bundle['entry']).flatMap((entry: Json) =>
      isObject(entry) && typeof entry['fullUrl'] === 'string' ? [entry['fullUrl']] : [],
    ),
  );

/** A server that is asked by references below the base as by relative ones; of chains and `_has` only the last value is no reference. */
export const askedBelow = (gateway: Gateway, base: string, definitions: Definitions): Gateway => {
  if (base === '') return gateway;
  const asked = (type: string, query: URLSearchParams): URLSearchParams => {
    if (![...query.values()].some((value) => value.includes(`${base}/`))) return query;
    return new URLSearchParams(
      [...query].map(([name, value]): [string, string] => [
        name,
        isReference(definitions, type, name) ? shortened(value, base) : value,
      ]),
    );
  };
  const read = (one: Read): Read => (one.kind === 'search' ? { ...one, query: asked(one.type, one.query) } : one);
  const entry = (one: Entry): Entry => {
    if (one.method === 'DELETE' || one.ifNoneExist === undefined) return one;
    const query = new URLSearchParams(one.ifNoneExist);
    const below = asked(one.type, query);
    return below === query ? one : { ...one, ifNoneExist: String(below) };
  };
  return {
    ...gateway,
    search: (type, query, options) => gateway.search(type, asked(type, query), options),
    transact: (entries) => gateway.transact(entries.map(entry)),
    transactThenRead: (entries, reads) => gateway.transactThenRead(entries.map(entry), reads.map(read)),
  };
};

const isReference = (definitions: Definitions, type: string, name: string): boolean => {
  const [code = '', modifier] = name.split(':');
  if (modifier !== undefined && !/^[A-Z]/.test(modifier)) return false;
  return definitions.searchParameters(type).get(code)?.type === 'reference';
};

/** What an operation was given: the references in its body, and each value of its URL that is one. */
export const givenBelow = <T extends { readonly body: unknown; readonly query: URLSearchParams }>(
  input: T,
  base: string,
): T => ({
  ...input,
  ...(isResource(input.body) && { body: withRelativeReferences(input.body, base) }),
  query: new URLSearchParams([...input.query].map(([name, value]): [string, string] => [name, shortened(value, base)])),
});

const shortened = (value: string, base: string): string =>
  value
    .split(',')
    .map((one) => relative(one, base) ?? one)
    .join(',');
