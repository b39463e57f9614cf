import { addDays } from '../agreements/calendar.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import type { Client } from './client.ts';
import type { Provider } from './provider.ts';
import type { Random } from './random.ts';
import {
  coded,
  complex,
  DUTCH_ROLES,
  head,
  type Named,
  nameOf,
  ours,
  phone,
  plain,
  RELATION,
  ROLE_MANTELZORGER,
  referenceOf,
  to,
} from './resources.ts';
import { FAMILIES, KINSHIPS, MEN, type ToldAct, WOMEN } from './words.ts';

export interface Carer {
  readonly named: Named;
  readonly kind: 'mantelzorger' | 'vrijwilliger';
  /** The human behind a volunteer. */
  readonly person?: Named;
  /** The volunteer agreement. */
  readonly contract?: Named;
  readonly resources: readonly Resource[];
}

const carerOf = (
  id: string,
  kind: Carer['kind'],
  client: Client,
  names: readonly [string, string],
  more: JsonObject,
): Resource => ({
  ...head('RelatedPerson', id, kind, `${names.join(' ')}, ${kind} van ${client.patient.display}`),
  ...more,
  active: true,
  patient: to(client.patient),
  name: nameOf(...names),
});

/** A mantelzorger; `decides`: she represents the client too. */
export const mantelzorgerOf = (
  client: Client,
  provider: Provider,
  random: Random,
  number: number,
  decides: boolean,
): Carer => {
  // Nobody has a wife and a husband here, nor two: further carers are of another generation or household.
  const own = client.sex === 'female' ? 'WIFE' : 'HUSB';
  const kin = random.pick(
    KINSHIPS.filter(({ code }) => code !== own && (number === 0 || !['WIFE', 'HUSB'].includes(code))),
  );
  const given = random.pick(kin.sex === 'female' ? WOMEN : MEN);
  const family = random.chance(0.6) ? client.family : random.pick(FAMILIES);
  const [least, most] = kin.years;
  const bornIn = client.birthYear + random.between(least, most);
  const id = `${client.key}-mantelzorger-${number}`;
  const lives = ['WIFE', 'HUSB'].includes(kin.code);
  const resource = carerOf(id, 'mantelzorger', client, [given, family], {
    extension: [
      plain('bond-since', { valueDate: String(lives ? client.birthYear + 25 : Math.max(bornIn, client.birthYear)) }),
      plain('fixed-contact', { valueReference: to(provider.nurse) }),
      complex('help-before-care', {
        before: { valueString: lives ? 'Deed het huishouden samen.' : 'Kwam elke week langs.' },
      }),
      plain('liability-told', { valueDate: client.met }),
    ],
    relationship: [
      { coding: [{ system: ROLE_MANTELZORGER, code: '100001', display: 'Mantelzorger' }] },
      ...(decides ? [{ coding: [{ system: DUTCH_ROLES, code: '24', display: 'Wettelijke vertegenwoordiger' }] }] : []),
      coded(RELATION, kin.code, kin.word),
    ],
    telecom: [phone(`+31613${String(random.between(100_000, 999_999))}`, 'mobile')],
    gender: kin.sex,
    birthDate: String(bornIn),
    ...(lives && { address: [client.address] }),
    period: { start: addDays(client.met, -random.between(100, 1200)) },
  });
  return { named: referenceOf(resource, `${given} ${family}`), kind: 'mantelzorger', resources: [resource] };
};

/** A vrijwilliger of the organisation, with her agreement: `acts` stand in it. */
export const vrijwilligerOf = (client: Client, provider: Provider, random: Random, acts: readonly ToldAct[]): Carer => {
  const sex = random.chance(0.7) ? 'female' : 'male';
  const names = [random.pick(sex === 'female' ? WOMEN : MEN), random.pick(FAMILIES)] as const;
  const since = addDays(client.met, -random.between(30, 600));
  const resource = carerOf(`${client.key}-vrijwilliger`, 'vrijwilliger', client, names, {
    extension: [
      plain('volunteer-organization', { valueReference: to(provider.organization) }),
      plain('fixed-contact', { valueReference: to(provider.coordinator) }),
      plain('liability-told', { valueDate: since }),
    ],
    relationship: [
      { coding: [{ system: DUTCH_ROLES, code: '09', display: 'Anders' }] },
      { ...ours('carer-role', 'vrijwilliger'), text: 'Vrijwilliger' },
    ],
    telecom: [phone(`+31614${String(random.between(100_000, 999_999))}`, 'mobile')],
    gender: sex,
    birthDate: String(Number(client.met.slice(0, 4)) - random.between(19, 74)),
    period: { start: since },
  });
  const named = referenceOf(resource, names.join(' '));
  const person: Resource = {
    ...head('Person', `${client.key}-vrijwilliger`, undefined, named.display),
    name: nameOf(...names),
    link: [{ target: to(named) }],
  };
  const human = referenceOf(person, named.display);
  const contract: Resource = {
    ...head(
      'Contract',
      `${client.key}-vrijwilliger`,
      'volunteer-agreement',
      `Vrijwilligersovereenkomst van ${named.display}`,
    ),
    extension: [
      complex('volunteer-terms', {
        rights: { valueString: 'Begeleiding, scholing en een vaste contactpersoon. Nee zeggen mag altijd.' },
        duties: { valueString: 'De instructies volgen en melden wat opvalt.' },
        liabilityCover: { valueString: 'De organisatie is verzekerd voor wat haar vrijwilligers doen.' },
      }),
      plain('vog', { valueDate: addDays(since, -20) }),
    ],
    status: 'executed',
    applies: { start: since },
    subject: [to(human)],
    authority: [to(provider.organization)],
    type: ours('record-type', 'volunteer-agreement'),
    term: [
      {
        offer: { text: `Wat ${named.display} als vrijwilliger doet.` },
        action: acts.map(({ code }) => ({
          type: ours('act', code),
          intent: { text: 'Vrijwilligerswerk' },
          status: { text: 'Afgesproken' },
        })),
      },
    ],
  };
  return {
    named,
    kind: 'vrijwilliger',
    person: human,
    contract: referenceOf(contract, 'Vrijwilligersovereenkomst'),
    resources: [resource, person, contract],
  };
};
