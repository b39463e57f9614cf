import { provenanceOf } from '../agreements/making/provenance.ts';
import { contradictions, partsOf, type RecordedDecision, type Standing } from '../agreements/making/recorded.ts';
import { readAct } from '../agreements/reading/act.ts';
import { hasRole, VRIJWILLIGER } from '../agreements/reading/roles.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { type Failure, failure } from '../fhir/failure.ts';
import { isObject, type Resource } from '../fhir/json.ts';
import { allMatches } from '../gateway/all-matches.ts';
import type { Stored } from '../gateway/gateway.ts';
import { decisionOf, referenceIn } from './agreement-input.ts';
import { placeInDecision } from './agreement-place.ts';
import { contentOf, decidedBefore } from './decided-before.ts';
import { carryOut, type Planned, urnOf } from './decision.ts';
import type { Operation } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { clientOf, requireOfClient } from './people.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/record-agreement`;

/**
 * `$record-agreement`: one decision of a zorgplanbespreking in one call (ACT-1 to ACT-21, CARE-1 to CARE-9). In: who does which act for
 * which client, when, within which limits, with whose consent; docs/operations.md. Out: `outcome` and each resource `written`: carer,
 * agreement, consents, order, ability, evaluation, Provenance, in one transaction. With `dryRun` nothing is written. The same
 * `decision` sent again stands once, also when many send it at the same time.
 * Errors: 400 a parameter is missing or not what the definition says; 422 a profile or rule refuses it, the client is not there, was
 * merged or died, somebody is another client's, dates contradict; 409 the id was used with other content.
 */
export const recordAgreement: Operation = {
  name: 'record-agreement',
  definition: DEFINITION,
  levels: ['system'],
  run: (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    requireKind(call, given);
    const content = contentOf(input);
    const client = referenceIn(given.object('client')) as string;
    return carryOut(call, {
      clients: [client.split('/')[1] as string],
      dryRun: given.flag('dryRun'),
      plan: () => planOf(call, given, client, content),
      placeOf: (draft, path, finding) => given.at(placeInDecision(draft, path, finding)),
    });
  },
};

const planOf = async (call: Call, given: Given, client: string, content: string): Promise<Planned> => {
  const decision = given.text('decision') as string;
  const before = await decidedBefore(call, { type: 'CarePlan', decision, role: 'agreement', content });
  if (before) return before;
  const [record, known] = await Promise.all([
    clientOf(call, client, given.at('client')),
    requireOfClient(call, client, namedIn(given)),
  ]);
  const who = given.part('carer')?.object('who');
  const carer = carerIn(given, who && known.get(String(who['reference'])));
  const said = decisionOf(given, carer, call);
  const [wrong] = contradictions(said);
  if (wrong) throw contradicts(given.at(wrong));
  const standing = await standingOf(call, record, given, said);
  const urn = (part: string) => urnOf(decision, part);
  const parts = partsOf(said, standing, urn);
  const targets = parts.map(({ urn: own, resource }) => own ?? `${resource.resourceType}/${resource.id}`);
  const provenance = provenanceOf(targets, {
    by: said.by,
    recorded: call.now,
    occurred: said.carerConsent?.date ?? said.consents[0]?.date ?? call.today,
    activity: 'CREATE',
    source: said.meeting,
    identifierOfContent: content,
  });
  return { drafts: [...parts, { part: 'provenance', resource: provenance, urn: urn('provenance') }] };
};

const carerIn = (given: Given, known: Resource | undefined): RecordedDecision['carer'] => {
  const carer = given.part('carer') as Given;
  const who = carer.object('who');
  if (who) {
    const reference = String(who['reference']);
    const role =
      reference.startsWith('CareTeam/') || (known && hasRole(known, VRIJWILLIGER)) ? 'vrijwilliger' : undefined;
    return { who: { ...who, reference }, role };
  }
  const role = carer.text('role');
  if ((role !== 'mantelzorger' && role !== 'vrijwilliger') || !carer.has('name')) throw noCarer(given.at('carer'));
  return {
    role,
    name: carer.objects('name'),
    telecom: carer.objects('telecom'),
    gender: carer.text('gender'),
    birthDate: carer.text('birthDate'),
    kinship: carer.object('kinship'),
    bondSince: carer.text('bondSince'),
    paidFromPgb: carer.flag('paidFromPgb'),
    organization: carer.object('organization'),
    contact: carer.object('contact'),
  };
};

/** Everybody and everything of a client that is named. */
const namedIn = (given: Given) => [
  { reference: given.part('carer')?.object('who'), at: given.at('carer') },
  { reference: given.object('meeting'), at: given.at('meeting') },
  { reference: given.object('carePlan'), at: given.at('carePlan') },
  { reference: given.object('by'), at: given.at('by') },
  { reference: given.part('standIn')?.object('who'), at: given.at('standIn') },
  ...given
    .parts('consent')
    .flatMap((consent) => consent.objects('by').map((reference) => ({ reference, at: consent.at('by') }))),
];

const standingOf = async (
  call: Call,
  client: Resource,
  given: Given,
  { carer }: RecordedDecision,
): Promise<Standing> => {
  const organization = client['managingOrganization'];
  const person = await personOf(call, given, carer);
  const contracts = person
    ? await allMatches(call.server, 'Contract', new URLSearchParams({ subject: `Person/${person.resource.id}` }))
    : [];
  return {
    organization: isObject(organization) ? organization : undefined,
    person,
    contracts: contracts.map(({ resource }) => `Contract/${resource.id}`),
  };
};

/** The human behind a volunteer: the one who is linked, or the one that a new carer is said to be. */
const personOf = async (call: Call, given: Given, carer: RecordedDecision['carer']): Promise<Stored | undefined> => {
  const said = referenceIn(given.part('carer')?.object('person'));
  const linked = 'who' in carer && carer.role === 'vrijwilliger' ? carer.who.reference : undefined;
  const query = linked ? { link: linked } : said && { _id: said.split('/')[1] as string };
  const [found] = query ? await allMatches(call.server, 'Person', new URLSearchParams(query)) : [];
  if (said && !found) {
    throw failure(
      'unprocessable',
      { nl: 'Deze persoon is er niet, of niet meer.', en: 'There is no such person, or not any more.' },
      { id: 'person-unknown', expression: given.at('carer') },
    );
  }
  return found;
};

/** Without a kind nobody knows what the law asks of an act whose codes we do not know. */
const requireKind = (call: Call, given: Given): void => {
  if (!readAct(given.object('act'), call.acts, given.text('kind')).kind) throw noKind();
};

const noKind = () =>
  failure(
    'invalid',
    {
      nl: 'Nog niet ingevuld (kind): van deze handeling is niet bekend wat voor soort het is: een zorghandeling, persoonlijke verzorging of gezelschap.',
      en: 'Not filled in yet (kind): of this act it is not known what sort it is: a care act, personal care or company.',
    },
    { id: 'operation-parameter-missing', expression: 'kind' },
  );

const noCarer = (expression: string): Failure =>
  failure(
    'invalid',
    {
      nl: 'Nog niet ingevuld (carer): wie het doet. Verwijs met who naar iemand die al bekend is, of noem van een nieuwe persoon de rol (mantelzorger of vrijwilliger) en de naam.',
      en: 'Not filled in yet (carer): who does it. Refer with who to somebody who is known already, or give the role (mantelzorger or vrijwilliger) and the name of a new one.',
    },
    { id: 'operation-parameter-missing', expression },
  );

const contradicts = (expression: string): Failure =>
  failure(
    'unprocessable',
    {
      nl: 'Deze dag ligt voor de dag waarop het begint.',
      en: 'This day lies before the day on which it begins.',
    },
    { id: 'dates-contradict', expression },
  );
