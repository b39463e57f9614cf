import { brokenReference } from '../fhir/broken-reference.ts';
import { resolverIn } from '../fhir/bundle.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import { parseReference, type ReferenceAt, referencesIn } from '../fhir/reference.ts';
import { allMatches } from '../gateway/all-matches.ts';
import type { Stored } from '../gateway/gateway.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/**
 * The references of a write that lead nowhere: to no entry of it, and to nothing that stands. They are told together with what
 * else is wrong; a server that keeps integrity would tell only when all else is right, and one that does not, never.
 * Absolute URLs and searches are left to the server. One that stood there before (`before`, for each write) is a warning: it keeps nobody
 * from withdrawing a consent.
 */
export const brokenReferences = async (
  call: Call,
  writes: readonly Write[],
  before: readonly (Stored | undefined)[] = [],
): Promise<Finding[]> => {
  const outside = referencesOutside(writes).filter(
    ({ reference }) => parseReference(reference).kind === 'urn' || localOf(call, reference),
  );
  const there = [...(await readStanding(call, outside))];
  // A reference to what the writer may not see is as one to nothing: it tells him not that it is there.
  const named = await Promise.all(there.map((reference) => call.mayName(reference)));
  const standing = new Set(there.filter((_, at) => named[at]));
  const stood = new Set(writes.flatMap(({ expression }, index) => referencesAt(before[index]?.resource, expression)));
  return outside
    .filter(({ reference }) => !standing.has(localOf(call, reference)?.reference ?? ''))
    .map(({ path, reference }) => {
      const finding = brokenReference('not-found', path);
      return stood.has(`${path} ${reference}`) ? { ...finding, severity: 'warning' } : finding;
    });
};

const referencesAt = (resource: Resource | undefined, expression: string): string[] =>
  resource ? [...referencesIn(resource)].map(({ path, reference }) => `${expression}${path} ${reference}`) : [];

/** The references that no entry answers to, with where each stands in what was sent. */
const referencesOutside = (writes: readonly Write[]): ReferenceAt[] => {
  const entries = writes.flatMap(({ entry, expression }) =>
    entry.method === 'DELETE' ? [] : [{ fullUrl: entry.fullUrl, resource: entry.resource, expression }],
  );
  const resolver = resolverIn({ entry: entries.map(({ fullUrl, resource }) => ({ fullUrl, resource })) });
  return entries
    .filter(({ resource }) => resource.resourceType !== 'Bundle')
    .flatMap(({ fullUrl, resource, expression }) => {
      const resolve = resolver(fullUrl);
      return [...referencesIn(resource)]
        .filter(({ reference }) => resolve(reference) === undefined)
        .map(({ reference, path }) => ({ reference, path: expression + path }));
    });
};

/** A reference to a resource of the same server, without its version. */
const localOf = ({ definitions }: Call, reference: string) => {
  const parsed = parseReference(reference);
  if (parsed.kind !== 'literal' || parsed.base !== undefined) return undefined;
  const { type, id } = parsed;
  // A type that R4 does not have is the validator's to report.
  return definitions.resourceTypes.has(type) ? { type, id, reference: `${type}/${id}` } : undefined;
};

/** As many ids as a URL of common length holds. */
const MOST_IDS = 100;

/** Those of the references that stand, as `Type/id`; a search for each type. */
const readStanding = async (call: Call, references: readonly ReferenceAt[]): Promise<ReadonlySet<string>> => {
  const locals = references.map(({ reference }) => localOf(call, reference)).filter((local) => local !== undefined);
  const standing = new Set<string>();
  for (const [type, found] of Map.groupBy(locals, (local) => local.type)) {
    const ids = [...new Set(found.map(({ id }) => id))];
    for (let i = 0; i < ids.length; i += MOST_IDS) {
      const some = ids.slice(i, i + MOST_IDS);
      const query = new URLSearchParams({ _id: some.join(','), _count: String(some.length) });
      for (const { resource } of await allMatches(call.server, type, query)) standing.add(`${type}/${resource.id}`);
    }
  }
  return standing;
};
