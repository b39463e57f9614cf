import type { Resource } from '../fhir/json.ts';
import { isUsed } from './slim.ts';
import type { Entry } from './source.ts';

/** The entry of a conformance resource in the list of its source. */
export const entryOf = (resource: Resource): Entry => {
  const text = (name: string) => (typeof resource[name] === 'string' ? (resource[name] as string) : undefined);
  const said = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (text(name) ? [[name, text(name)]] : [])));
  const { resourceType } = resource;
  return {
    resourceType,
    url: text('url') ?? '',
    ...said(['version']),
    ...(resourceType === 'StructureDefinition' && said(['type', 'kind', 'derivation'])),
    ...(resourceType === 'StructureDefinition' && resource['abstract'] === true && { abstract: true }),
    ...(resourceType === 'SearchParameter' && { ...said(['code']), base: resource['base'] as string[] }),
    ...(resourceType === 'CodeSystem' && said(['supplements', 'valueSet'])),
  };
};

/**
 * Whether a parsed file is a conformance resource that definitions are made of, with a canonical. A StructureDefinition of
 * another version of FHIR is none: it would take the place of R4's own under the same canonical.
 */
export const isDefinition = (resource: Resource): boolean =>
  isUsed(resource.resourceType) && typeof resource['url'] === 'string' && resource['url'] !== '' && isOfR4(resource);

const isOfR4 = ({ fhirVersion }: Resource): boolean => typeof fhirVersion !== 'string' || fhirVersion.startsWith('4.0');
