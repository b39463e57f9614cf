import { isObject, type Json, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { mapReferences, referencesIn } from '../../src/fhir/reference.ts';
import { ask, status } from './steps.ts';
import { found, PLACE, type Step } from './write.ts';

/** A set of resources that refer to each other, as examples hold them. */
export type RecordBundle = JsonObject;

/** Of this run alone: what is found by it is what this run made. */
export const RUN_SYSTEM = 'https://samenspel.example/fhir/identifier/conformance';

/** Filled in by the engine. */
export const RUN = '${run}';

const DAY_MS = 86_400_000;

/** Days as they lie from the day that an example was written for: `${today-14}`. Years and months by themselves stay. */
const relativeTo = (day: string, node: Json): Json => {
  const text = JSON.stringify(node).replaceAll(/"(\d{4}-\d{2}-\d{2})(?=["T])/g, (_, date: string) => {
    const days = Math.round((Date.parse(date) - Date.parse(day)) / DAY_MS);
    return `"\${today${days === 0 ? '' : days > 0 ? `+${days}` : days}}`;
  });
  return JSON.parse(text);
};

const urnOf = (index: number): string => `urn:uuid:6a2f41a3-c54f-4b7a-8f0e-${String(index).padStart(12, '0')}`;

/** What an example refers to and does not hold: a server that looks for it must find something. */
const absentFrom = (resources: readonly Resource[]): Resource[] => {
  const there = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  const names = [...new Set(resources.flatMap((one) => [...referencesIn(one)].map(({ reference }) => reference)))];
  const absent = names.filter((name) => /^[A-Z][A-Za-z]+\/[^/]+$/.test(name) && !there.has(name));
  return absent.flatMap((name): Resource[] => {
    const [resourceType = '', id = ''] = name.split('/');
    if (resourceType !== 'RelatedPerson') return [{ resourceType, id, ...LEAST[resourceType] }];
    return [
      { resourceType: 'Patient', id: `client-of-${id}` },
      { resourceType, id, patient: { reference: `Patient/client-of-${id}` } },
    ];
  });
};

/** What R4 asks at the least of types that something is referred to. */
const LEAST: Readonly<Record<string, JsonObject>> = {
  DocumentReference: { status: 'current', content: [{ attachment: { title: 'Protocol' } }] },
};

export interface RecordFixture {
  /** The transaction that makes all of it, new. */
  readonly transaction: JsonObject;
  /** Where each of the resources of the example is in the transaction. */
  readonly resources: readonly Resource[];
}

/** An example as a transaction that can be sent again and again: all of it new, its identifiers of this run, its days as they lie from today. */
export const transactionOf = (bundle: RecordBundle, day: string): RecordFixture => {
  const given = objects(bundle['entry']).map(({ resource }) => resource as Resource);
  const all = [...given, ...absentFrom(given)];
  const urns = new Map(all.map(({ resourceType, id }, index) => [`${resourceType}/${id}`, urnOf(index)]));
  const byFullUrl = new Map(
    objects(bundle['entry']).map(({ fullUrl }, index) => [String(fullUrl), urnOf(index)] as const),
  );
  const resources = all.map(({ id: _, ...resource }) =>
    mapReferences(
      ownIdentifiers(relativeTo(day, resource as Resource) as Resource),
      (reference) => urns.get(reference) ?? byFullUrl.get(reference),
    ),
  );
  const entry = resources.map((resource, index) => ({
    fullUrl: urnOf(index),
    resource,
    request: { method: 'POST', url: resource.resourceType },
  }));
  return { transaction: { resourceType: 'Bundle', type: 'transaction', entry }, resources };
};

const ofRun = (value: string): string => (value.includes(RUN) ? value : `${value}-${RUN}`);

const BSN = ['http://fhir.nl/fhir/NamingSystem/bsn', 'urn:oid:2.16.840.1.113883.2.4.6.3'];

/** Another run, or the sample dossier on the same server, must not be taken for it. */
const ownIdentifiers = (resource: Resource): Resource => {
  const { identifier, ...rest } = resource;
  // A BSN is one by its nine digits, and no other.
  const own = objects(identifier)
    .filter(({ system }) => !BSN.includes(String(system)))
    .map((one) => ({ ...one, value: ofRun(String(one['value'])) }));
  const client = resource.resourceType === 'Patient' ? [{ system: RUN_SYSTEM, value: RUN }] : [];
  const all = [...own, ...client];
  return { ...rest, ...(all.length > 0 && { identifier: all }) } as Resource;
};

/** Makes all of a record; what stands where is known by `prefix` and the number of the entry. */
export const makeRecord = (prefix: string, { transaction, resources }: RecordFixture): Step[] => [
  ask('post', '', {
    as: prefix,
    body: [`${prefix}-transaction`, transaction],
    variables: resources.map((_, index) =>
      found(`${prefix}-${index}`, prefix, `Bundle.entry[${index}].response.location.${PLACE}`),
    ),
  }),
  status('200'),
];

/** Removes it again, in one transaction. */
export const removeRecord = (prefix: string, { resources }: RecordFixture): Step => {
  const entry = resources
    .map((_, index) => ({ request: { method: 'DELETE', url: `\${${prefix}-${index}}` } }))
    .reverse();
  return ask('post', '', { body: [`${prefix}-removal`, { resourceType: 'Bundle', type: 'transaction', entry }] });
};

/** A resource of a record as it should be read back: what it refers to is what the server made of it. */
export const asKept = (prefix: string, { resources }: RecordFixture, index: number): Json => {
  const place = (reference: string): string | undefined => {
    const at = resources.findIndex((_, one) => urnOf(one) === reference);
    return at < 0 ? undefined : `\${${prefix}-${at}}`;
  };
  return mapReferences(resources[index] as Resource, place);
};

/** The number of the first resource of a type in a record. */
export const indexOf = ({ resources }: RecordFixture, type: string): number => {
  const index = resources.findIndex(({ resourceType }) => resourceType === type);
  if (index < 0) throw new Error(`the record has no ${type}`);
  return index;
};

/** The profiles that a resource claims. */
export const claimsOf = (resource: Resource): readonly string[] =>
  isObject(resource.meta) ? (resource.meta.profile ?? []) : [];
