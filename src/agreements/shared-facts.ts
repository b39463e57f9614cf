import { covers, type Period } from '../fhir/date.ts';
import { objects, type Resource } from '../fhir/json.ts';
import type { ActKinds } from './acts.ts';
import { CONTRACT_STATES } from './in-force.ts';
import { isOurs } from './ours.ts';
import { isSameAct } from './reading/act.ts';
import { referenceOf, sourcesOf } from './reading/sources.ts';
import { readCompetences, readOrganisations, readVolunteerAgreements } from './reading/volunteering.ts';
import type { Act, Organisation } from './record.ts';

/**
 * A fact that is in nobody's record and counts for several clients: a volunteer's agreement with an organisation, her ability, which
 * humans are one (Person), an organisation's policy.
 */
export const isShared = (resource: Resource): boolean =>
  SHARED_TYPES.has(resource.resourceType) ||
  isOurs(resource, 'volunteer-agreement') ||
  (isOurs(resource, 'competence') && resource['subject'] === undefined);

const SHARED_TYPES: ReadonlySet<string> = new Set(['Person', 'Organization']);

/** What a change of a shared fact can take away, and so whom it can concern. */
export type Loss =
  /** Something of a volunteer: these Person records. */
  | { readonly of: 'volunteer'; readonly persons: readonly string[] }
  /** These humans are linked no more: the RelatedPerson records. */
  | { readonly of: 'link'; readonly carers: readonly string[] }
  /** A policy allows these acts to volunteers no more, or not as long. */
  | { readonly of: 'policy'; readonly acts: readonly Act[] };

/** What goes when a shared fact changes from `before` (none when it is new) to `after` (none when it is deleted); undefined when nothing can. */
export const lossBetween = (
  before: Resource | undefined,
  after: Resource | undefined,
  kinds: ActKinds,
): Loss | undefined => {
  const type = (before ?? after)?.resourceType;
  switch (type) {
    case 'Contract':
      return before && lostAgreement(before, after, kinds);
    case 'Observation':
      return lostAbility(before, after, kinds);
    case 'Person': {
      const carers = linksOf(before).filter((link) => !linksOf(after).includes(link));
      return carers.length > 0 ? { of: 'link', carers } : undefined;
    }
    case 'Organization': {
      const acts = lostActs(organisationIn(before, kinds), organisationIn(after, kinds));
      return acts.length > 0 ? { of: 'policy', acts } : undefined;
    }
    default:
      return undefined;
  }
};

const lostAgreement = (before: Resource, after: Resource | undefined, kinds: ActKinds): Loss | undefined => {
  const [was] = readVolunteerAgreements(only(before), kinds);
  const [is] = after ? readVolunteerAgreements(only(after), kinds) : [];
  if (!was || !CONTRACT_STATES.includes(was.state)) return undefined;
  const kept =
    is &&
    CONTRACT_STATES.includes(is.state) &&
    isWithin(was.period, is.period) &&
    was.persons.every((person) => is.persons.includes(person)) &&
    was.organisations.every((organisation) => is.organisations.includes(organisation));
  return kept ? undefined : { of: 'volunteer', persons: was.persons };
};

const lostAbility = (before: Resource | undefined, after: Resource | undefined, kinds: ActKinds): Loss | undefined => {
  const [was] = before ? readCompetences(only(before), kinds) : [];
  const [is] = after ? readCompetences(only(after), kinds) : [];
  const persons = [was?.of, is?.of].filter((person) => person !== undefined);
  const same =
    was &&
    is &&
    was.of === is.of &&
    was.state === is.state &&
    was.level === is.level &&
    isSameAct(was.act, is.act) &&
    isWithin(was.period, is.period);
  const loses = was ? !same : is?.level === 'not-able';
  return loses ? { of: 'volunteer', persons } : undefined;
};

const lostActs = (was: Organisation | undefined, is: Organisation | undefined): Act[] =>
  (was?.allowsVolunteers ?? [])
    .filter(
      ({ act, period }) =>
        !is?.allowsVolunteers.some((other) => isSameAct(other.act, act) && isWithin(period, other.period)),
    )
    .map(({ act }) => act);

const organisationIn = (resource: Resource | undefined, kinds: ActKinds): Organisation | undefined =>
  resource && readOrganisations(only(resource), kinds)[0];

const only = (resource: Resource) => sourcesOf([{ resource }]);

const linksOf = (person: Resource | undefined): string[] =>
  objects(person?.['link']).flatMap(({ target }) => referenceOf(target) ?? []);

/** Whether each day of the one is in the other. */
const isWithin = (period: Period, other: Period): boolean =>
  (other.start === undefined || (period.start !== undefined && covers(other, period.start))) &&
  (other.end === undefined || (period.end !== undefined && covers(other, period.end)));
