import { isObject, items, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';

/** The elements by which a resource says whose record it belongs to. Task.for is one, though not in R4's compartment of the Patient. */
const LEADS_TO_CLIENT = ['patient', 'subject', 'for', 'beneficiary'];

/** Ids of the Patients whose records a resource belongs to. A Patient that is made in the same write has none yet. */
export const clientsOf = (resource: Resource): string[] => {
  if (resource.resourceType === 'Patient') return resource.id === undefined ? [] : [resource.id];
  const references = LEADS_TO_CLIENT.flatMap((name) => items(resource[name]))
    .filter(isObject)
    .map(({ reference }) => parseReference(String(reference ?? '')));
  return references.flatMap((parsed) => (parsed.kind === 'literal' && parsed.type === 'Patient' ? [parsed.id] : []));
};
