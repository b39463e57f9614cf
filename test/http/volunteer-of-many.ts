import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, objects, type Resource } from '../../src/fhir/json.ts';
import { mapReferences } from '../../src/fhir/reference.ts';

const story = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../examples/rules/stories/vrijwilliger-insuline.json'), 'utf8'),
) as Resource;
const record = objects(story['entry']).map(({ resource }) => resource as unknown as Resource);

/** What there is once, however many clients she works for. */
const SHARED = new Set(['PractitionerRole', 'Organization', 'Person', 'Contract', 'Observation', 'DocumentReference']);
const isShared = ({ resourceType }: Resource) => SHARED.has(resourceType);

const own = new Set(record.filter((one) => !isShared(one)).map(({ resourceType, id }) => `${resourceType}/${id}`));
const forClient = (number: number): Resource[] =>
  record
    .filter((one) => !isShared(one))
    .map((one) => ({
      ...mapReferences(one, (reference) => (own.has(reference) ? `${reference}-${number}` : undefined)),
      id: `${one.id}-${number}`,
    }));

const put = (resource: Resource) => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
});

/** Transactions by which one volunteer comes to do insulin for so many clients: the first has what they share. */
export const volunteerOfMany = (clients: number): Resource[] => {
  const numbers = Array.from({ length: clients }, (_, index) => index);
  const shared = record
    .filter(isShared)
    .map((one) =>
      one.resourceType === 'Person'
        ? { ...one, link: numbers.map((number) => ({ target: { reference: `RelatedPerson/vrijwilliger-${number}` } })) }
        : mapReferences(one, (reference) => (own.has(reference) ? `${reference}-0` : undefined)),
    );
  const first = [...shared, ...numbers.flatMap((number) => forClient(number).filter(isPerson))];
  const bundle = (resources: readonly Resource[]): Resource => ({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map(put),
  });
  return [bundle(first), ...numbers.map((number) => bundle(forClient(number).filter((one) => !isPerson(one))))];
};

const isPerson = ({ resourceType }: Resource) => resourceType === 'Patient' || resourceType === 'RelatedPerson';

/** The resources of a searchset. */
export const resourcesIn = (body: unknown): Resource[] =>
  isObject(body) ? objects(body['entry'] as never).map(({ resource }) => resource as unknown as Resource) : [];
