import { CANONICAL } from '../fhir/canonical.ts';
import type { Period } from '../fhir/date.ts';
import { isObject, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { extensionOf, isOurs } from './ours.ts';
import type { Act, ActKind, Agreement, CareConsent, ClientRecord } from './record.ts';

/** A resource of a record, and where it stands in what was sent. */
export interface Located {
  readonly resource: Resource;
  /** Its fullUrl in the transaction, by which the other entries refer to it. */
  readonly fullUrl?: string | undefined;
  /** `Bundle.entry[3].resource`; absent for what stands in the server already. */
  readonly expression?: string;
}

/** The kind of each act of our code system, by its code. */
export type ActKinds = ReadonlyMap<string, ActKind>;

/** The clients that a set of resources has agreements of, each with all of the set that concerns him or her. */
export const readRecords = (resources: readonly Located[], kinds: ActKinds): ClientRecord[] => {
  const same = aliases(resources);
  const agreements = resources.filter(({ resource }) => isOurs(resource, 'care-agreement'));
  const consents = resources.filter(({ resource }) => isOurs(resource, 'care-consent'));
  const clients = new Set(agreements.map(({ resource }) => same(referenceOf(resource['subject']))));
  return [...clients]
    .filter((client) => client !== undefined)
    .map((client) => ({
      client,
      agreements: agreements
        .filter(({ resource }) => same(referenceOf(resource['subject'])) === client)
        .map((located) => readAgreement(located, client, kinds, same)),
      consents: consents
        .filter(({ resource }) => isGroup(client, resources) || same(referenceOf(resource['patient'])) === client)
        .map(({ resource }) => readConsent(resource, same)),
    }));
};

/** An agreement for a group has the consents of its members, each in his own record (ACT-19). */
const isGroup = (client: string, resources: readonly Located[]): boolean =>
  client.startsWith('Group/') ||
  resources.some(({ resource, fullUrl }) => resource.resourceType === 'Group' && fullUrl === client);

type Same = (reference: string | undefined) => string | undefined;

/** A resource can be meant by its fullUrl and by its type and id: one of them stands for both. */
const aliases = (resources: readonly Located[]): Same => {
  const known = new Map<string, string>();
  for (const { resource, fullUrl } of resources)
    if (fullUrl && resource.id) known.set(fullUrl, localOf(resource) as string);
  return (reference) => reference && (known.get(reference) ?? reference.replace(/\/_history\/.*$/, ''));
};

const localOf = (resource: Resource): string | undefined =>
  resource.id ? `${resource.resourceType}/${resource.id}` : undefined;

const referenceOf = (node: Json | undefined): string | undefined =>
  isObject(node) && typeof node['reference'] === 'string' ? node['reference'] : undefined;

const readAgreement = (
  { resource, fullUrl, expression }: Located,
  client: string,
  kinds: ActKinds,
  same: Same,
): Agreement => {
  const reference = localOf(resource) ?? fullUrl ?? '';
  const activity = objects(resource['activity'])[0];
  const detail = isObject(activity?.['detail']) ? activity['detail'] : {};
  const carer = same(referenceOf(objects(detail['performer'])[0]));
  return {
    reference,
    state: String(resource['status']),
    recordedAfterwards: extensionOf(detail, 'recorded-afterwards') === true,
    act: readAct(detail, kinds),
    carer: { reference: carer, self: carer === client },
    written: expression !== undefined,
    at: (path) => `${expression ?? reference}.${path}`,
  };
};

const readAct = (detail: JsonObject, kinds: ActKinds): Act => {
  const said = extensionOf(detail, 'act-kind');
  const code = isObject(detail['code']) ? detail['code'] : {};
  const own = objects(code['coding']).find((c) => c['system'] === `${CANONICAL}/CodeSystem/act`);
  return { kind: kinds.get(String(own?.['code'])) ?? (typeof said === 'string' ? (said as ActKind) : undefined) };
};

const readConsent = (resource: Resource, same: Same): CareConsent => {
  const provision = isObject(resource['provision']) ? resource['provision'] : {};
  const targets = (name: string) =>
    objects(provision[name])
      .map((part) => same(referenceOf(part['reference'])))
      .filter((reference) => reference !== undefined);
  return {
    state: String(resource['status']),
    agreements: targets('data'),
    carers: targets('actor'),
    period: (isObject(provision['period']) ? provision['period'] : {}) as Period,
  };
};
