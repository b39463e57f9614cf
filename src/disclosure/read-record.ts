import type { JsonObject, Resource } from '../fhir/json.ts';
import { objects } from '../fhir/json.ts';
import { readConcerns } from './concerns.ts';
import type { DisclosureConsent } from './consent.ts';
import { daysOf } from './days.ts';
import { readPeople } from './people.ts';
import { provisionsOf, readConsents } from './read-consent.ts';
import { referenceTo } from './references.ts';
import type { Client } from './representation.ts';
import type { Consents, DisclosureRecord } from './request.ts';

/** The resources that a decision rests on, of any order; what is of other clients among them is left aside. */
export interface DisclosureSources {
  readonly patient: Resource;
  readonly consents: readonly Resource[];
  readonly relatedPersons: readonly Resource[];
  /** All tasks of the client: the concerns among them are hidden from whom they are about. */
  readonly tasks?: readonly Resource[];
  readonly careTeams?: readonly Resource[];
}

/** Reads what the decision needs of a client's dossier, once; then every question is answered from it. */
export const readDisclosureRecord = (sources: DisclosureSources): DisclosureRecord => {
  const { patient, consents, relatedPersons, tasks = [], careTeams = [] } = sources;
  const client = readClient(patient);
  const people = readPeople(client.reference, relatedPersons);
  const teams = new Map(careTeams.map((team) => [`CareTeam/${team.id}`, membersOf(team)]));
  return {
    client,
    people,
    consents: byPerson(readConsents(consents, client, people)),
    concerns: readConcerns(tasks, teams),
    teams,
  };
};

const byPerson = (read: readonly DisclosureConsent[]): Consents => {
  // In the order in which reasons are told, which is then mostly the order in which they are found.
  const consents = [...read].sort((a, b) => (a.reference < b.reference ? -1 : 1));
  const naming = new Map<string, DisclosureConsent[]>();
  const closed = consents.filter(({ open }) => !open);
  for (const consent of closed) {
    for (const reference of consent.named) {
      const found = naming.get(reference);
      if (found) found.push(consent);
      else naming.set(reference, [consent]);
    }
  }
  const provisions = consents.flatMap(({ root }) => provisionsOf(root));
  return {
    naming,
    open: consents.filter(({ open }) => open),
    data: new Set(provisions.flatMap(({ data = [] }) => data.flatMap(({ reference }) => reference ?? []))),
    dated: provisions.some(({ dataPeriod }) => dataPeriod !== 'any'),
  };
};

const readClient = (patient: Resource): Client => ({
  reference: `Patient/${patient.id}`,
  birth: daysOf(patient['birthDate']),
  died: diedOn(patient),
});

/** An unknown day of death, and one that cannot be read, count as the first of all days: what may have stopped, has. */
const diedOn = (patient: Resource): string | undefined => {
  const { deceasedBoolean, deceasedDateTime } = patient;
  if (deceasedDateTime !== undefined) return daysOf(deceasedDateTime)?.first ?? '';
  return deceasedBoolean === undefined || deceasedBoolean === false ? undefined : '';
};

const membersOf = (team: JsonObject): string[] =>
  objects(team['participant'])
    .map((participant) => referenceTo(participant['member']))
    .filter((reference) => reference !== undefined);
