import { covers, dateOf, type LocalDate } from '../fhir/date.ts';
import { ageOn } from './calendar.ts';
import { consentsInForce } from './in-force.ts';
import type { Agreement, CareConsent, ClientRecord } from './record.ts';

/** Whose consent the law asks for: by age, and by whether the client can decide about this matter (CARE-3 to CARE-6). */
export type Party = 'parent' | 'child-and-parent' | 'client' | 'representative';

export const partyFor = ({ client }: ClientRecord, consents: readonly CareConsent[], day: LocalDate): Party => {
  // A client of unknown age is taken for an adult: a missing fact is no error.
  const age = client.birthDate === undefined ? { least: 99, most: 99 } : ageOn(client.birthDate, day);
  if (age.most < 12) return 'parent';
  if (consents.some(({ capable }) => capable === false)) return 'representative';
  // A partial birth date takes the stricter branch.
  return age.least < 16 ? 'child-and-parent' : 'client';
};

/** By what right someone consented. `unknown`: a relative whose own record is not at hand. */
export type Ground = 'client' | 'parent' | 'representative' | 'unknown' | 'none';

/** The grounds on which these consents were given, each judged on the day that it was. */
export const groundsOf = (
  record: ClientRecord,
  consents: readonly CareConsent[],
  today: LocalDate,
): ReadonlySet<Ground> =>
  new Set(consents.flatMap((consent) => groundsOfOne(record, consent, givenOn(consent, today))));

const groundsOfOne = (
  { client, representatives }: ClientRecord,
  { givers, client: own }: CareConsent,
  day: LocalDate,
): Ground[] =>
  givers.flatMap(({ reference, known }): Ground[] => {
    // In the record of a group whose members are not known, each member consents for himself.
    if (reference === client.reference || reference === own) return ['client'];
    const entitled = representatives
      .filter((one) => one.reference === reference && one.active && covers(one.period, day))
      .flatMap(({ parent, deciding }): Ground[] => [
        ...(parent ? (['parent'] as const) : []),
        ...(deciding ? (['representative'] as const) : []),
      ]);
    return entitled.length > 0 ? entitled : [known ? 'none' : 'unknown'];
  });

export const givenOn = ({ date }: CareConsent, today: LocalDate): LocalDate =>
  date === undefined ? today : dateOf(date);

/** Whether all of these consents were given before the client could have become so old. */
export const allGivenBefore = ({ client }: ClientRecord, consents: readonly CareConsent[], age: number): boolean =>
  consents.every(({ date }) => {
    const day = date && dateOf(date);
    return client.birthDate !== undefined && day?.length === 10 && ageOn(client.birthDate, day).least < age;
  });

/** An agreement, the consents to it that are in force, whose consent it takes, and by what right it was given. */
export interface Consenting {
  readonly agreement: Agreement;
  readonly consents: readonly CareConsent[];
  readonly party: Party;
  readonly grounds: ReadonlySet<Ground>;
}

/** Those of the agreements that have a consent in force; that one has none at all is CARE-1's to say. */
export const consenting = (record: ClientRecord, agreements: readonly Agreement[], today: LocalDate): Consenting[] =>
  agreements.flatMap((agreement) => {
    const consents = consentsInForce(agreement, today);
    if (consents.length === 0) return [];
    const party = partyFor(record, consents, today);
    return [{ agreement, consents, party, grounds: groundsOf(record, consents, today) }];
  });

export const isMinor = ({ client }: ClientRecord, day: LocalDate): boolean =>
  client.birthDate !== undefined && ageOn(client.birthDate, day).least < 18;

/** Whether a consent was rightly given by a representative who may no longer decide today. */
export const mandateEnded = (record: ClientRecord, consent: CareConsent, today: LocalDate): boolean => {
  const then = groundsOfOne(record, consent, givenOn(consent, today));
  const now = groundsOfOne(record, consent, today);
  return then.includes('representative') && !now.includes('representative') && !now.includes('client');
};
