import { isObject, type Json, type Resource } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import type { Item } from '../record.ts';

/** A resource of a record, and where it stands in what was sent. */
export interface Located {
  readonly resource: Resource;
  /** Its fullUrl in the transaction, by which the other entries refer to it. */
  readonly fullUrl?: string | undefined;
  /** `Bundle.entry[3].resource`; absent for what stands in the server already. */
  readonly expression?: string;
  /** The version that stands before the write; absent for what is new, or is not written. */
  readonly before?: Resource | undefined;
}

/** A resource as the readers take it in. */
export interface Source extends Item {
  readonly resource: Resource;
  readonly before: Resource | undefined;
}

/** The resources of a set by type, and what a reference between them means. */
export interface Sources {
  of(type: string): readonly Source[];
  find(reference: string | undefined): Source | undefined;
  /** One name for what can be meant by its fullUrl, or by its type and id; without a version. */
  same(reference: string | undefined): string | undefined;
  /** The type of what it leads to, as far as that is known: a urn says it only of what is in the set. */
  typeOf(reference: string | undefined): string | undefined;
}

export const sourcesOf = (resources: readonly Located[]): Sources => {
  const aliases = new Map<string, string>();
  for (const { resource, fullUrl } of resources)
    if (fullUrl && resource.id) aliases.set(fullUrl, `${resource.resourceType}/${resource.id}`);
  const same = (reference: string | undefined) =>
    reference && (aliases.get(reference) ?? reference.replace(/\/_history\/.*$/, ''));

  const byReference = new Map<string, Source>();
  for (const located of resources) {
    const source = sourceOf(located);
    // What is written stands in for what stands, whichever comes first.
    if (source.written || !byReference.get(source.reference)?.written) byReference.set(source.reference, source);
  }
  const byType = Map.groupBy(byReference.values(), ({ resource }) => resource.resourceType);
  const find = (reference: string | undefined) => byReference.get(same(reference) ?? '');
  return {
    of: (type) => byType.get(type) ?? [],
    find,
    same,
    typeOf: (reference) => find(reference)?.resource.resourceType ?? literalType(reference),
  };
};

const literalType = (reference: string | undefined): string | undefined => {
  const parsed = reference === undefined ? undefined : parseReference(reference);
  return parsed?.kind === 'literal' ? parsed.type : undefined;
};

const sourceOf = ({ resource, fullUrl, expression, before }: Located): Source => {
  const reference = resource.id ? `${resource.resourceType}/${resource.id}` : (fullUrl ?? expression ?? '');
  const root = expression ?? reference;
  return {
    resource,
    before,
    reference,
    written: expression !== undefined,
    at: (path) => (path ? `${root}.${path}` : root),
  };
};

export const itemOf = ({ reference, written, at }: Source): Item => ({ reference, written, at });

export const referenceOf = (node: Json | undefined): string | undefined =>
  isObject(node) && typeof node['reference'] === 'string' ? node['reference'] : undefined;

/** What the Reference elements of a repeating element refer to, each once. */
export const referencesOf = (sources: Sources, nodes: readonly Json[]): string[] => [
  ...new Set(nodes.map((node) => sources.same(referenceOf(node))).filter((reference) => reference !== undefined)),
];
