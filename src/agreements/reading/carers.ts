import { isObject, items, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { extensionOf } from '../ours.ts';
import type { Carer, Role } from '../record.ts';
import { periodOf } from './consents.ts';
import { hasRole, MANTELZORGER, VRIJWILLIGER } from './roles.ts';
import { referenceOf, type Source, type Sources } from './sources.ts';

/** Reads carers by their reference; each once, however many agreements name her. */
export type ReadCarer = (performer: JsonObject | undefined, client: string, at: (path: string) => string) => Carer;

export const carerReader = (sources: Sources): ReadCarer => {
  const persons = personsByLink(sources);
  return (performer, client, at) => {
    const reference = sources.same(referenceOf(performer));
    const source = sources.find(reference);
    const type = sources.typeOf(reference) ?? performer?.['type'];
    const self = reference !== undefined && (reference === client || type === 'Patient');
    return {
      ...readPerson(source, sources),
      reference,
      self,
      group: type === 'CareTeam',
      role: self ? 'client' : (roleByType(type) ?? (source && roleOf(source.resource))),
      known: self || source !== undefined,
      ...linksOf(reference, persons, sources),
      at: source?.at ?? at,
    };
  };
};

/** A professional is known by the type of her record; the group that an agreement names is one of volunteers. */
const roleByType = (type: unknown): Role | undefined => {
  switch (type) {
    case 'Practitioner':
    case 'PractitionerRole':
    case 'Organization':
    case 'HealthcareService':
      return 'professional';
    case 'CareTeam':
      return 'vrijwilliger';
    default:
      return undefined;
  }
};

const roleOf = (relatedPerson: Resource): Role | undefined => {
  if (hasRole(relatedPerson, VRIJWILLIGER)) return 'vrijwilliger';
  return hasRole(relatedPerson, MANTELZORGER) ? 'mantelzorger' : undefined;
};

const readPerson = (source: Source | undefined, sources: Sources) => {
  const resource: JsonObject = source?.resource ?? {};
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const organisation = extensionOf(resource, 'volunteer-organization');
  return {
    bondSince: text(extensionOf(resource, 'bond-since')),
    since: periodOf(resource['period']).start,
    birthDate: text(resource['birthDate']),
    paidFromPgb: extensionOf(resource, 'pgb-paid') === true,
    organisation: isObject(organisation) ? sources.same(referenceOf(organisation)) : undefined,
    fixedContact: extensionOf(resource, 'fixed-contact') !== undefined,
    helpBeforeCare: extensionOf(resource, 'help-before-care') !== undefined,
    liabilityTold: extensionOf(resource, 'liability-told') !== undefined,
  };
};

interface Linked {
  readonly person: string;
  readonly targets: readonly string[];
}

/** The humans behind the records: Person.link. */
const personsByLink = (sources: Sources): ReadonlyMap<string, readonly Linked[]> => {
  const linked = sources.of('Person').flatMap(({ reference: person, resource }) => {
    const targets = items(resource['link']).map((link) =>
      sources.same(referenceOf(isObject(link) ? link['target'] : undefined)),
    );
    const known = targets.filter((target) => target !== undefined);
    return known.map((target) => ({ target, person, targets: known }));
  });
  return Map.groupBy(linked, ({ target }) => target);
};

const linksOf = (reference: string | undefined, persons: ReadonlyMap<string, readonly Linked[]>, sources: Sources) => {
  const linked = (reference && persons.get(reference)) || [];
  const others = linked.flatMap(({ targets }) => targets).filter((target) => target !== reference);
  return {
    persons: linked.map(({ person }) => person),
    otherClients: others.some((target) => sources.typeOf(target) === 'RelatedPerson'),
    alsoProfessional: others.some((target) => /^Practitioner(Role)?$/.test(sources.typeOf(target) ?? '')),
  };
};

/** Every carer that is recorded of a client: mantelzorger or vrijwilliger by role. */
export const carersOf = (sources: Sources, read: ReadCarer): { client: string | undefined; carer: Carer }[] =>
  sources
    .of('RelatedPerson')
    .filter(({ resource }) => roleOf(resource) !== undefined && resource['active'] !== false)
    .map((source) => {
      const client = sources.same(referenceOf(source.resource['patient']));
      return { client, carer: read({ reference: source.reference }, client ?? '', source.at) };
    });

export const performersOf = (detail: JsonObject): JsonObject | undefined => objects(detail['performer'])[0];
