import type { Period } from '../../fhir/date.ts';
import { isObject, items, type Json, objects, type Resource } from '../../fhir/json.ts';
import type { ActKinds } from '../acts.ts';
import { extensionOf, extensionsOf, isOurs, partOf } from '../ours.ts';
import type { Competence, CompetenceLevel, Order, Organisation, VolunteerAgreement } from '../record.ts';
import { readAct } from './act.ts';
import { periodOf } from './consents.ts';
import { itemOf, referenceOf, referencesOf, type Sources } from './sources.ts';

/** The orders of a set, with the client each is about. */
export const readOrders = (sources: Sources, kinds: ActKinds): { client: string | undefined; order: Order }[] =>
  sources
    .of('ServiceRequest')
    .filter(({ resource }) => isOurs(resource, 'delegation-order'))
    .map((source) => {
      const { resource } = source;
      const order = {
        ...itemOf(source),
        state: String(resource['status']),
        act: readAct(resource['code'], kinds),
        carers: referencesOf(sources, items(resource['performer'])),
        period: occurrenceOf(resource),
      };
      return { client: sources.same(referenceOf(resource['subject'])), order };
    });

const occurrenceOf = (resource: Resource): Period => {
  const { occurrencePeriod, occurrenceDateTime, occurrenceTiming } = resource;
  if (isObject(occurrencePeriod)) return periodOf(occurrencePeriod);
  const repeat = isObject(occurrenceTiming) ? occurrenceTiming['repeat'] : undefined;
  if (isObject(repeat)) return periodOf(repeat['boundsPeriod']);
  return typeof occurrenceDateTime === 'string' ? { start: occurrenceDateTime } : {};
};

export const readCompetences = (sources: Sources, kinds: ActKinds): Competence[] =>
  sources
    .of('Observation')
    .filter(({ resource }) => isOurs(resource, 'competence'))
    .map((source) => {
      const { resource } = source;
      const performers = referencesOf(sources, items(resource['performer'])).map((one) => sources.typeOf(one) ?? '');
      const from = resource['effectiveDateTime'];
      return {
        ...itemOf(source),
        state: String(resource['status']),
        act: readAct(resource['code'], kinds),
        of: referencesOf(sources, items(resource['focus']))[0],
        level: levelOf(resource['valueCodeableConcept']),
        period: typeof from === 'string' ? { start: from } : periodOf(resource['effectivePeriod']),
        foundByProfessional: performers.some((type) => /^(Practitioner(Role)?|Organization|CareTeam)$/.test(type)),
        foundByCarer: performers.some((type) => /^(RelatedPerson|Person)$/.test(type)),
      };
    });

const levelOf = (concept: Json | undefined): CompetenceLevel | undefined => {
  const coding = isObject(concept)
    ? objects(concept['coding']).find((c) => String(c['system']).endsWith('/competence-level'))
    : undefined;
  return coding?.['code'] as CompetenceLevel | undefined;
};

export const readVolunteerAgreements = (sources: Sources, kinds: ActKinds): VolunteerAgreement[] =>
  sources
    .of('Contract')
    .filter(({ resource }) => isOurs(resource, 'volunteer-agreement'))
    .map((source) => {
      const { resource } = source;
      return {
        ...itemOf(source),
        state: String(resource['status']),
        persons: referencesOf(sources, items(resource['subject'])),
        organisations: referencesOf(sources, items(resource['authority'])),
        acts: objects(resource['term'])
          .flatMap((term) => objects(term['action']))
          .map((action) => readAct(action['type'], kinds)),
        period: periodOf(resource['applies']),
        vog: extensionOf(resource, 'vog') !== undefined,
      };
    });

export const readOrganisations = (sources: Sources, kinds: ActKinds): Organisation[] =>
  sources.of('Organization').map((source) => ({
    ...itemOf(source),
    allowsVolunteers: extensionsOf(source.resource, 'act-policy')
      .filter((policy) => partOf(policy, 'party') === 'volunteer')
      .map((policy) => ({
        act: readAct(partOf(policy, 'act') as Json | undefined, kinds),
        period: periodOf(partOf(policy, 'period')),
      })),
  }));
