import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** Ways in which a dossier is wrong: each takes away something of the agreement in force without which it may not be. */
export const BREAKS: readonly ((resources: readonly Resource[]) => Resource[])[] = [
  // CARE-1: the consent of the client, or of who decides for him.
  (resources) => resources.filter(({ id }) => id !== `${inForce(resources).id}-instemming`),
  // ACT-1: who does it.
  (resources) =>
    replace(resources, (detail) => {
      const { performer: _, ...without } = detail;
      return without;
    }),
  // STATUS-1: the agreement is in force, and its activity has not begun.
  (resources) => replace(resources, (detail) => ({ ...detail, status: 'not-started' })),
];

const isAgreement = ({ resourceType, category }: Resource): boolean =>
  resourceType === 'CarePlan' && JSON.stringify(category ?? []).includes('"care-agreement"');

const inForce = (resources: readonly Resource[]): Resource => {
  const found = resources.find((resource) => isAgreement(resource) && resource['status'] === 'active');
  if (!found) throw new Error('a dossier has an agreement in force');
  return found;
};

const replace = (resources: readonly Resource[], change: (detail: JsonObject) => JsonObject): Resource[] => {
  const agreement = inForce(resources);
  const [activity] = objects(agreement['activity']);
  const detail = isObject(activity?.['detail']) ? activity['detail'] : {};
  const changed = { ...agreement, activity: [{ ...activity, detail: change(detail) }] };
  return resources.map((resource) => (resource === agreement ? changed : resource));
};
