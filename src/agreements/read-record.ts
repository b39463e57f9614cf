import { objects } from '../fhir/json.ts';
import type { ActKinds } from './acts.ts';
import { isSameAct } from './reading/act.ts';
import { type BareAgreement, readAgreements } from './reading/agreements.ts';
import { carerReader, carersOf } from './reading/carers.ts';
import { readConsents } from './reading/consents.ts';
import { readRepresentatives } from './reading/representatives.ts';
import { itemOf, type Located, referenceOf, type Sources, sourcesOf } from './reading/sources.ts';
import { readConcerns, readEvaluations, readReviews, readSupport } from './reading/tasks.ts';
import { readCompetences, readOrders, readOrganisations, readVolunteerAgreements } from './reading/volunteering.ts';
import type { Agreement, CareConsent, Client, ClientRecord, Competence, Order, VolunteerAgreement } from './record.ts';

export type { ActKinds } from './acts.ts';
export type { Located } from './reading/sources.ts';

/** The records of the clients that a set of resources is about, each with all of the set that concerns him or her. */
export const readRecords = (resources: readonly Located[], kinds: ActKinds): ClientRecord[] => {
  const sources = sourcesOf(resources);
  const readCarer = carerReader(sources);
  const agreements = readAgreements(sources, kinds, readCarer);
  const consents = readConsents(sources);
  const orders = readOrders(sources, kinds);
  const shared: Shared = {
    consents: byAgreement(consents),
    orders: byCarer(orders.map(({ order }) => order)),
    competences: Map.groupBy(readCompetences(sources, kinds), ({ of }) => of ?? ''),
    volunteerAgreements: byPerson(readVolunteerAgreements(sources, kinds)),
  };
  const clientsOf = groupMembers(sources);
  const ofClient = Map.groupBy(
    agreements.flatMap(({ subject, agreement }) => {
      const whole = withOthers(agreement, shared);
      return clientsOf(subject).map((client) => ({
        client,
        agreement: client === subject && agreement.forGroup ? whole : withConsentsOf(whole, client),
      }));
    }),
    ({ client }) => client,
  );

  const by = <T>(of: readonly ({ readonly client: string | undefined } & T)[]) =>
    Map.groupBy(of, ({ client }) => client);
  const [carers, representatives] = [by(carersOf(sources, readCarer)), by(readRepresentatives(sources))];
  const [evaluations, reviews, concerns] = [
    by(readEvaluations(sources)),
    by(readReviews(sources)),
    by(readConcerns(sources)),
  ];
  const [support, consentsOf, ordersOf] = [by(readSupport(sources)), by(consents), by(orders)];
  const organisations = readOrganisations(sources, kinds);
  const competences = [...shared.competences.values()].flat();
  const volunteerAgreements = [...new Set([...shared.volunteerAgreements.values()].flat())];

  const clients = new Set([
    ...[ofClient, carers, representatives, evaluations, reviews, concerns, support, consentsOf, ordersOf].flatMap(
      (map) => [...map.keys()],
    ),
    ...sources.of('Patient').map(({ reference }) => reference),
  ]);
  return [...clients]
    .filter((client) => client !== undefined)
    .map((client) => ({
      client: readClient(client, sources),
      agreements: (ofClient.get(client) ?? []).map(({ agreement }) => agreement),
      consents: consentsOf.get(client) ?? [],
      carers: (carers.get(client) ?? []).map(({ carer }) => carer),
      representatives: (representatives.get(client) ?? []).map(({ representative }) => representative),
      orders: (ordersOf.get(client) ?? []).map(({ order }) => order),
      competences,
      volunteerAgreements,
      organisations,
      evaluations: (evaluations.get(client) ?? []).map(({ task }) => task),
      reviews: (reviews.get(client) ?? []).map(({ task }) => task),
      concerns: (concerns.get(client) ?? []).map(({ task }) => task),
      support: (support.get(client) ?? []).map((one) => one.support),
    }));
};

const readClient = (reference: string, sources: Sources): Client => {
  const source = sources.find(reference);
  if (!source) {
    const at = (path: string) => `${reference}.${path}`;
    return { reference, written: false, at, birthDate: undefined, deceased: false, organisation: undefined };
  }
  const { birthDate, deceasedBoolean, deceasedDateTime, managingOrganization } = source.resource;
  return {
    ...itemOf(source),
    birthDate: typeof birthDate === 'string' ? birthDate : undefined,
    deceased: deceasedBoolean === true || deceasedDateTime !== undefined,
    organisation: sources.same(referenceOf(managingOrganization)),
  };
};

/** A group task is in the record of each of its clients; where its members are not known, in that of the group. */
const groupMembers =
  (sources: Sources) =>
  (subject: string | undefined): string[] => {
    const group = sources.find(subject)?.resource;
    if (group?.resourceType !== 'Group') return subject === undefined ? [] : [subject];
    const members = objects(group['member']).map((member) => sources.same(referenceOf(member['entity'])));
    const known = members.filter((member) => member !== undefined);
    return known.length > 0 ? known : [subject as string];
  };

/** Nobody consents for another client: to a group task each does for himself. Of a group whose members are not known all count. */
const withConsentsOf = (agreement: Agreement, client: string): Agreement => ({
  ...agreement,
  consents: agreement.consents.filter((consent) => consent.client === client),
});

/** What others say about agreements, by the reference under which an agreement finds it. */
interface Shared {
  readonly consents: ReadonlyMap<string, readonly CareConsent[]>;
  readonly orders: ReadonlyMap<string, readonly Order[]>;
  readonly competences: ReadonlyMap<string, readonly Competence[]>;
  readonly volunteerAgreements: ReadonlyMap<string, readonly VolunteerAgreement[]>;
}

const under = <T>(all: readonly T[], keysOf: (one: T) => readonly string[]): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const there = map.get(key);
      if (there) there.push(one);
      else map.set(key, [one]);
    }
  }
  return map;
};

const byAgreement = (consents: readonly CareConsent[]) => under(consents, ({ agreements }) => agreements);
const byCarer = (orders: readonly Order[]) => under(orders, ({ carers }) => carers);
const byPerson = (agreements: readonly VolunteerAgreement[]) => under(agreements, ({ persons }) => persons);

const withOthers = (agreement: BareAgreement, shared: Shared): Agreement => {
  const { act, carer, reference } = agreement;
  const self = carer.reference === undefined ? [] : [carer.reference];
  const found = <T>(map: ReadonlyMap<string, readonly T[]>, keys: readonly string[]) =>
    keys.flatMap((key) => map.get(key) ?? []);
  return {
    ...agreement,
    consents: found(shared.consents, [reference]).filter(({ carers }) => self.some((own) => carers.includes(own))),
    orders: found(shared.orders, self).filter((order) => isSameAct(order.act, act)),
    competences: found(shared.competences, [...self, ...carer.persons]).filter((one) => isSameAct(one.act, act)),
    volunteerAgreements: found(shared.volunteerAgreements, carer.persons),
  };
};
