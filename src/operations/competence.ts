import { competenceOf } from '../agreements/making/competence.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { detailOf } from '../agreements/reading/agreements.ts';
import { hasRole, VRIJWILLIGER } from '../agreements/reading/roles.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import { isObject } from '../fhir/json.ts';
import { allMatches } from '../gateway/all-matches.ts';
import { calledOn, clientIn, performerOf } from './called-on.ts';
import { clientsOf } from './clients.ts';
import { carryOut, type Planned, urnOf } from './decision.ts';
import type { Operation, OperationInput } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/competence`;

/**
 * `CarePlan/[id]/$competence`: how far the carer of an agreement is in learning its act: shown, done together, able alone, or not able any
 * more (ACT-13, ACT-14). Of a mantelzorger it stands in the client's record, of a volunteer it counts for all her clients. In: `level`,
 * `by` (who taught it or found so), `together` (the carer decided it too; default true), `date`, `until`, `note`, `dryRun`. Out:
 * `outcome` and `written`: the ability, with what follows where it was lost. Errors: 404, 410; 400; 422 no agreement of ours, `until` before
 * `date`, or an act that a group does, or the client himself.
 */
export const competence: Operation = {
  name: 'competence',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['CarePlan'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const { resource } = await calledOn(call, input, 'care-agreement');
    return carryOut(call, {
      clients: clientsOf(resource),
      dryRun: given.flag('dryRun'),
      plan: () => planOf(call, input, given),
      placeOf: (draft, path, { id }) => (/^ACT-1[34]/.test(id) ? given.at('by') : draft.resource.resourceType + path),
    });
  },
};

const planOf = async (call: Call, input: OperationInput, given: Given): Promise<Planned> => {
  const { resource, versionId } = await calledOn(call, input, 'care-agreement');
  const client = clientIn(resource);
  const carer = performerOf(resource);
  const named = given.objects('by').map((reference) => ({ reference, at: given.at('by') }));
  const people = await requireOfClient(call, client, [{ reference: carer, at: 'CarePlan' }, ...named]);
  const reference = String(carer?.['reference']);
  const [date, until] = [given.text('date') ?? call.today, given.text('until')];
  if (until !== undefined && until < date) throw contradicts(given.at('until'));
  const known = people.get(reference);
  if (!carer || !known) throw noLearner();
  const by = given.objects('by');
  const together = given.has('together') ? given.flag('together') : true;
  const code = detailOf(resource)['code'];
  const step = {
    level: given.text('level') as string,
    by: together ? [...by, carer] : by,
    date,
    until,
    note: given.text('note'),
  };
  const learner = hasRole(known, VRIJWILLIGER)
    ? { client: undefined, of: await humanOf(call, reference) }
    : { client, of: reference };
  const urn = (part: string) => urnOf('competence', `CarePlan/${resource.id}`, versionId, call.now, part);
  const found = competenceOf(step, { ...learner, identifier: undefined, act: isObject(code) ? code : {} });
  const account = { by: by[0] ?? carer, recorded: call.now, occurred: date, activity: 'CREATE' } as const;
  return {
    drafts: [
      { part: 'competence', resource: found, urn: urn('competence') },
      { part: 'provenance', resource: provenanceOf([urn('competence')], account), urn: urn('provenance') },
    ],
  };
};

/** A volunteer's ability counts for all her clients, so it is of the human behind her records. */
const humanOf = async (call: Call, relatedPerson: string): Promise<string> => {
  const [person] = await allMatches(call.server, 'Person', new URLSearchParams({ link: relatedPerson }));
  if (person) return `Person/${person.resource.id}`;
  throw failure(
    'unprocessable',
    {
      nl: 'Van deze vrijwilliger is niet vastgelegd wie de mens is (Person): leg dat eerst vast, want bekwaamheid geldt voor al haar cliënten.',
      en: 'Of this volunteer it is not recorded who the human is (Person): record that first, since an ability counts for all her clients.',
    },
    { id: 'person-unknown', expression: 'CarePlan.activity[0].detail.performer[0]' },
  );
};

const noLearner = () =>
  failure(
    'unprocessable',
    {
      nl: 'Bekwaamheid wordt vastgelegd van een mantelzorger of vrijwilliger; hier doet een groep het, of de cliënt zelf.',
      en: 'An ability is recorded of a mantelzorger or volunteer; here a group does it, or the client himself.',
    },
    { id: 'not-ours', expression: 'CarePlan.activity[0].detail.performer[0]' },
  );

const contradicts = (expression: string) =>
  failure(
    'unprocessable',
    { nl: 'Deze dag ligt voor de dag waarop het begint.', en: 'This day lies before the day on which it begins.' },
    { id: 'dates-contradict', expression },
  );
