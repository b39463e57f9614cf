import type { Resource } from '../fhir/json.ts';
import type { Random } from './random.ts';
import { complex, head, type Named, nameOf, ours, phone, referenceOf, to } from './resources.ts';
import { CARE_ACTS, FAMILIES, HOUSES, MEN, PERSONAL_CARE, TOWNS, WOMEN } from './words.ts';

/** A care organisation with the people that a dossier refers to. The same one is in the dossier of each of its clients. */
export interface Provider {
  readonly organization: Named;
  readonly nurse: Named;
  readonly achterwacht: Named;
  readonly coordinator: Named;
  readonly achterwachtPhone: string;
  readonly town: (typeof TOWNS)[number];
  readonly resources: readonly Resource[];
}

/** `key`: begins each id; `number`: which organisation; `since`: from when its policy on volunteers holds. */
export const providerOf = (key: string, number: number, random: Random, since: string): Provider => {
  const town = TOWNS[number % TOWNS.length] as (typeof TOWNS)[number];
  const name = `Zorggroep ${HOUSES[number % HOUSES.length]} ${town.town}`;
  const base = `+31${town.area.slice(1)}555${String(number).padStart(2, '0')}`;
  const id = `${key}-org-${number}`;
  const organization: Resource = {
    ...head('Organization', id, 'care-organization', name),
    // What its policy lets volunteers do besides company: learnt acts, none that is reserved, and personal care.
    extension: [...CARE_ACTS, ...PERSONAL_CARE]
      .filter(({ code }) => code !== 'insulin-injection')
      .map(({ code }) =>
        complex('act-policy', {
          act: { valueCodeableConcept: ours('act', code) },
          party: { valueCode: 'volunteer' },
          period: { valuePeriod: { start: since } },
        }),
      ),
    identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/ura', value: `9${String(number).padStart(7, '0')}` }],
    active: true,
    name,
    telecom: [phone(`${base}00`, 'work')],
  };
  const of = referenceOf(organization, name);
  const given = random.pick([...WOMEN, ...MEN]);
  const family = random.pick(FAMILIES);
  const practitioner: Resource = {
    ...head('Practitioner', `${key}-nurse-${number}`, undefined, `${given} ${family}`),
    identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/big', value: `99${String(number).padStart(9, '0')}` }],
    active: true,
    name: nameOf(given, family).slice(0, 1),
  };
  const role = (suffix: string, what: string, number: string, who?: Named): Resource => ({
    ...head('PractitionerRole', `${id}-${suffix}`, undefined, `${who ? `${who.display}, ` : ''}${what} van ${name}`),
    active: true,
    ...(who && { practitioner: to(who) }),
    organization: to(of),
    code: [{ text: what }],
    telecom: [phone(number, 'work')],
  });
  const nurse = role(
    'verpleegkundige',
    'Wijkverpleegkundige',
    `${base}11`,
    referenceOf(practitioner, `${given} ${family}`),
  );
  const achterwacht = role('achterwacht', 'Dienstdoende verpleegkundige', `${base}12`);
  const coordinator = role('coordinator', 'Coördinator vrijwilligers', `${base}13`);
  return {
    organization: of,
    nurse: referenceOf(nurse, `${given} ${family}, wijkverpleegkundige`),
    achterwacht: referenceOf(achterwacht, 'Dienstdoende verpleegkundige'),
    coordinator: referenceOf(coordinator, 'Coördinator vrijwilligers'),
    achterwachtPhone: `${base}12`,
    town,
    resources: [organization, practitioner, nurse, achterwacht, coordinator],
  };
};
