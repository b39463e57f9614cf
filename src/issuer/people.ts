import { searchAll } from '../access/read-dossier.ts';
import { isObject, type Json, objects, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { ActorKind } from '../identity/identity.ts';

/** Somebody of the record who can log in by saying who he is. */
export interface Someone {
  /** `RelatedPerson/…`. */
  readonly reference: string;
  readonly kind: ActorKind;
  readonly name: string;
  /** What distinguishes him from others of that name: whose relative he is, where he works. */
  readonly about: string;
  /** The clients for whom he can be there; everyone's when undefined. */
  readonly clients: readonly string[] | undefined;
}

/** The types of which somebody logs in, in the order in which they are shown. */
const TYPES = ['Patient', 'RelatedPerson', 'Person', 'PractitionerRole'] as const;

/** Everybody of the record who can log in, the staff last. */
export const peopleOf = async (gateway: Gateway): Promise<Someone[]> => {
  const found = await Promise.all(TYPES.map((type) => searchAll(gateway, type, { _count: '200' })));
  const names = new Map(found.flat().map((resource) => [referenceOf(resource), nameOf(resource)]));
  const relatives = found[1] ?? [];
  return found
    .flat()
    .filter((resource) => resource['active'] !== false)
    .map((resource) => someone(resource, names, relatives))
    .sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'nl'));
};

const order = ({ reference }: Someone): number => TYPES.indexOf(reference.split('/')[0] as (typeof TYPES)[number]);

const someone = (resource: Resource, names: ReadonlyMap<string, string>, relatives: readonly Resource[]): Someone => {
  const reference = referenceOf(resource);
  const own = { reference, name: nameOf(resource) };
  switch (resource.resourceType) {
    case 'Patient':
      return { ...own, kind: 'patient', about: '', clients: [reference] };
    case 'RelatedPerson': {
      const client = referenceIn(resource['patient']) ?? '';
      return { ...own, kind: 'related-person', about: names.get(client) ?? client, clients: [client] };
    }
    case 'Person': {
      const linked = objects(resource['link']).flatMap((link) => referenceIn(link['target']) ?? []);
      const clients = linked.flatMap((one) => clientOf(one, relatives) ?? []);
      const about = [...new Set(clients)].map((client) => names.get(client) ?? client).join(', ');
      return { ...own, kind: 'person', about, clients: [...new Set(clients)] };
    }
    default: {
      const about = isObject(resource['organization']) ? String(resource['organization']['display'] ?? '') : '';
      // There is no code for it in the stories: in them, and here alone, the name of the role says it.
      const coordinates = /co[oö]rdinator/i.test(own.name);
      return { ...own, kind: coordinates ? 'coordinator' : 'professional', about, clients: undefined };
    }
  }
};

const clientOf = (reference: string, relatives: readonly Resource[]): string | undefined =>
  reference.startsWith('Patient/')
    ? reference
    : referenceIn(relatives.find((one) => referenceOf(one) === reference)?.['patient']);

const referenceOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

const referenceIn = (node: Json | undefined): string | undefined => {
  if (!isObject(node) || typeof node['reference'] !== 'string') return undefined;
  const parsed = parseReference(node['reference']);
  return parsed.kind === 'literal' ? `${parsed.type}/${parsed.id}` : undefined;
};

/** As somebody is called: the usual name where there is one. */
const nameOf = (resource: Resource): string => {
  if (resource.resourceType === 'PractitionerRole') {
    const [code] = objects(resource['code']);
    const practitioner = isObject(resource['practitioner']) ? resource['practitioner']['display'] : undefined;
    return [code?.['text'], practitioner].filter((part) => typeof part === 'string').join(' ') || String(resource.id);
  }
  const names = objects(resource['name']);
  const official = names.find(({ use }) => use !== 'usual') ?? names[0];
  const usual = names.find(({ use }) => use === 'usual');
  const called = objects([usual].filter((one) => one !== undefined)).flatMap(({ given }) =>
    Array.isArray(given) ? given : [],
  );
  const text = official?.['text'] ?? official?.['family'];
  if (typeof text !== 'string') return String(resource.id);
  return called.length > 0 && !text.startsWith(String(called[0])) ? `${text} (${called.join(' ')})` : text;
};
