import { addDays } from '../agreements/calendar.ts';
import { objects, type Resource } from '../fhir/json.ts';
import { agreementOf, STATES, type SynthState } from './agreement.ts';
import { BREAKS } from './breaks.ts';
import { TEST_BSNS } from './bsn.ts';
import { type Carer, mantelzorgerOf, vrijwilligerOf } from './carers.ts';
import { clientOf } from './client.ts';
import { concernOf, disclosureOf, evaluationOf, supportOf } from './follow-up.ts';
import { type Provider, providerOf } from './provider.ts';
import { type Random, randomOf } from './random.ts';
import { referenceOf, to } from './resources.ts';
import { CARE_ACTS, COMPANY, PERSONAL_CARE, type ToldAct } from './words.ts';

export interface SynthOptions {
  /** How many, 1 to 9091: each has a BSN of the test range of its own. */
  readonly clients: number;
  readonly seed: string;
  /** The day on which all of it is now, YYYY-MM-DD. */
  readonly date: string;
  /** The share of the dossiers, 0 to 1, in which one thing is wrong that a rule or profile calls an error. */
  readonly broken?: number;
}

/** How many clients an organisation has. */
const CLIENTS_OF_ONE = 25;

/**
 * Dossiers of people who are nobody, each a transaction: a client with mantelzorgers and perhaps a vrijwilliger, agreements in every
 * state, consents, evaluations, concerns and support. The same options give the same dossiers; they can be posted in any order, and again.
 */
export function* dossiers({ clients, seed, date, broken = 0 }: SynthOptions): Generator<Resource> {
  const key = `synth-${seed}`;
  for (let index = 0; index < clients; index++) {
    const number = Math.floor(index / CLIENTS_OF_ONE);
    const provider = providerOf(key, number, randomOf(`${seed}/provider/${number}`), addDays(date, -700));
    const random = randomOf(`${seed}/client/${index}`);
    const resources = dossierOf(`${key}-${index}`, TEST_BSNS[index] as string, date, provider, random);
    // Every so many-th, so that a share of few is still a share.
    const isBroken = Math.floor((index + 1) * broken) > Math.floor(index * broken);
    yield transactionOf(isBroken ? breakOne(resources, random) : resources);
  }
}

const dossierOf = (key: string, bsn: string, date: string, provider: Provider, random: Random): Resource[] => {
  const client = clientOf({ key, bsn, date }, provider, random);
  const mantelzorgers = Array.from({ length: random.between(1, 2) }, (_, number) =>
    mantelzorgerOf(client, provider, random, number, number === 0 && !client.capable),
  );
  const giver = client.capable ? undefined : mantelzorgers[0];
  const actsOf = (number: number): ToldAct[] =>
    // Who cares most does more than keep company.
    number === 0
      ? [random.pick([...CARE_ACTS, ...PERSONAL_CARE]), ...(random.chance(0.5) ? [random.pick(COMPANY)] : [])]
      : random.some([...CARE_ACTS, ...PERSONAL_CARE, ...COMPANY], random.between(1, 2));
  const plan: { readonly carer: Carer; readonly act: ToldAct }[] = mantelzorgers.flatMap((carer, number) =>
    actsOf(number).map((act) => ({ carer, act })),
  );
  if (random.chance(0.4)) {
    // Reserved acts are not for volunteers: no organisation here lets them.
    const acts = random.some(
      [...CARE_ACTS, ...PERSONAL_CARE, ...COMPANY].filter(({ code }) => code !== 'insulin-injection'),
      random.between(1, 2),
    );
    const carer = vrijwilligerOf(client, provider, random, acts);
    plan.push(...acts.map((act) => ({ carer, act })));
  }
  const carers = [...new Set([...mantelzorgers, ...plan.map(({ carer }) => carer)])];
  const agreed = plan.flatMap(({ carer, act }, number) => {
    // The first is in force: a dossier without any care is none.
    const state: SynthState = number === 0 || random.chance(0.6) ? 'active' : random.pick(OTHER_STATES);
    const evaluateOn = addDays(date, random.between(14, 85));
    const made = agreementOf({ client, provider, carer, act, state, number, giver, evaluateOn });
    const agreement = made.find(({ resourceType }) => resourceType === 'CarePlan') as Resource;
    const about = { client, provider, agreement: referenceOf(agreement, act.display) };
    if (state !== 'active') return made;
    return [
      ...made,
      evaluationOf(about, evaluateOn),
      ...(random.chance(0.3)
        ? [evaluationOf(about, addDays(client.met, 14), { next: evaluateOn, overload: random.chance(0.2) })]
        : []),
      ...(random.chance(0.15) ? [concernOf(about, carer, date, random.chance(0.5))] : []),
    ];
  });
  const looks = client.capable && random.chance(0.5) ? carers.slice(0, 1) : [];
  return [
    ...provider.resources,
    ...client.resources.map((resource) => withParticipants(resource, carers)),
    ...carers.flatMap(({ resources }) => resources),
    ...agreed,
    ...mantelzorgers.map((carer) => supportOf(client, provider, carer, random)),
    ...looks.map((carer) => disclosureOf(client, provider, carer, random)),
  ];
};

const OTHER_STATES = (Object.keys(STATES) as SynthState[]).filter((state) => state !== 'active');

const withParticipants = (resource: Resource, carers: readonly Carer[]): Resource =>
  resource.resourceType === 'Encounter'
    ? {
        ...resource,
        participant: [...objects(resource['participant']), ...carers.map(({ named }) => ({ individual: to(named) }))],
      }
    : resource;

const breakOne = (resources: readonly Resource[], random: Random): Resource[] => random.pick(BREAKS)(resources);

const transactionOf = (resources: readonly Resource[]): Resource => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: resources.map((resource) => ({
    fullUrl: `https://ehr.example/fhir/${resource.resourceType}/${resource.id}`,
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  })),
});
