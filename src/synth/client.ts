import { addDays } from '../agreements/calendar.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import type { Provider } from './provider.ts';
import type { Random } from './random.ts';
import { head, type Named, nameOf, ours, phone, referenceOf, to } from './resources.ts';
import { FAMILIES, MEN, PROBLEMS, STREETS, WOMEN } from './words.ts';

/** A client with what an EHR has of him before anything is agreed: the zorgplan, a problem, the zorgplanbespreking. */
export interface Client {
  /** Begins the id of each resource of his. */
  readonly key: string;
  readonly patient: Named;
  readonly sex: 'female' | 'male';
  readonly family: string;
  readonly birthYear: number;
  /** In which town and street, for who lives with him. */
  readonly address: JsonObject;
  readonly carePlan: Named;
  readonly meeting: Named;
  /** The day of the zorgplanbespreking. */
  readonly met: string;
  /** Whether he can decide about his care; who cannot has a representative. */
  readonly capable: boolean;
  /** Which law pays: wlz, zvw or wmo. */
  readonly law: string;
  readonly resources: readonly Resource[];
}

/** `participants`: who else was in the meeting. */
export const clientOf = (
  { key, bsn, date }: { readonly key: string; readonly bsn: string; readonly date: string },
  provider: Provider,
  random: Random,
): Client => {
  const sex = random.chance(0.6) ? 'female' : 'male';
  const given = random.pick(sex === 'female' ? WOMEN : MEN);
  const family = random.pick(FAMILIES);
  const display = `${given} ${family}`;
  const birthYear = Number(date.slice(0, 4)) - random.between(67, 96);
  const birthDate = `${birthYear}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
  const met = addDays(date, -random.between(20, 60));
  const { town, postcode } = provider.town;
  const street = random.pick(STREETS);
  const number = String(random.between(1, 180));
  const address: JsonObject = {
    use: 'home',
    line: [`${street} ${number}`],
    _line: [{ extension: [adxp('streetName', street), adxp('houseNumber', number)] }],
    city: town,
    postalCode: `${postcode} ${String.fromCharCode(65 + random.between(0, 7))}B`,
  };
  const patient: Resource = {
    ...head('Patient', key, undefined, `${display}, geboren op ${birthDate}`),
    identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: bsn }],
    active: true,
    name: nameOf(given, family),
    telecom: [phone(`+31612${String(random.between(100_000, 999_999))}`, 'mobile')],
    gender: sex,
    birthDate,
    address: [address],
    managingOrganization: to(provider.organization),
  };
  const self = referenceOf(patient, display);
  const problem = random.pick(PROBLEMS);
  const condition: Resource = {
    ...head('Condition', `${key}-probleem`, undefined, `${problem} van ${display}`),
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: { text: problem },
    subject: to(self),
    onsetDateTime: String(Number(date.slice(0, 4)) - random.between(1, 12)),
  };
  const carePlan: Resource = {
    ...head('CarePlan', `${key}-zorgplan`, undefined, `Zorgplan van ${display}`),
    status: 'active',
    intent: 'plan',
    title: 'Zorgplan',
    subject: to(self),
    period: { start: addDays(met, -random.between(90, 900)) },
    author: to(provider.nurse),
    addresses: [to(referenceOf(condition, problem))],
  };
  const meeting: Resource = {
    ...head('Encounter', `${key}-bespreking`, 'care-plan-meeting', `Zorgplanbespreking met ${display} op ${met}`),
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HH', display: 'home health' },
    type: [ours('record-type', 'care-plan-meeting')],
    subject: to(self),
    participant: [{ individual: to(provider.nurse) }],
    period: { start: met },
    serviceProvider: to(provider.organization),
  };
  return {
    key,
    patient: self,
    sex,
    family,
    birthYear,
    address,
    carePlan: referenceOf(carePlan, 'Zorgplan'),
    meeting: referenceOf(meeting, 'Zorgplanbespreking'),
    met,
    capable: random.chance(0.8),
    law: random.pick(['wlz', 'zvw', 'zvw', 'wmo']),
    resources: [patient, condition, carePlan, meeting],
  };
};

const two = (number: number): string => String(number).padStart(2, '0');

const adxp = (part: string, valueString: string): JsonObject => ({
  url: `http://hl7.org/fhir/StructureDefinition/iso21090-ADXP-${part}`,
  valueString,
});
