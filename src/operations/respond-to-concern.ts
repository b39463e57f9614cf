import { afterConcern, responded } from '../agreements/making/concern.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import { isObject, type Resource } from '../fhir/json.ts';
import { referenceIn } from './agreement-input.ts';
import { calledOn, clientIn } from './called-on.ts';
import { clientsOf } from './clients.ts';
import { currentIfAny } from './current.ts';
import { carryOut, type Draft, type Planned, urnOf } from './decision.ts';
import type { Operation, OperationInput } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/respond-to-concern`;

/**
 * `Task/[id]/$respond-to-concern`: what was done with a concern (CONCERN-2 to CONCERN-7), beside what was noted before. In: any of
 * `discussedWithClient`, `discussedWithCarer`, `helpOffered`, `advice`, `monitoring`, `escalatedTo`, `note`, `respondBy`; `outcome` closes
 * it: `returned` (back to staff, or care taken over) ends the agreement, a melding, the meldcode and a complaint are outcomes too. Out: `outcome` and
 * `written`. Errors: 404, 410; 400; 409; 422 a Task that is no concern or is closed, closed as resolved without any note (CONCERN-3).
 */
export const respondToConcern: Operation = {
  name: 'respond-to-concern',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Task'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const { resource } = await calledOn(call, input, 'concern');
    return carryOut(call, {
      clients: clientsOf(resource),
      dryRun: given.flag('dryRun'),
      plan: () => planOf(call, input, given),
      placeOf: (draft, path, { id }) => (id === 'CONCERN-3' ? given.at('outcome') : draft.resource.resourceType + path),
    });
  },
};

const planOf = async (call: Call, input: OperationInput, given: Given): Promise<Planned> => {
  const { resource: task, versionId } = await calledOn(call, input, 'concern');
  if (CLOSED.has(task['status'])) throw closed();
  const by = given.object('by');
  await requireOfClient(call, clientIn(task), [{ reference: by, at: given.at('by') }]);
  const texts = (name: string) => given.values(name).map(String);
  const outcome = given.text('outcome');
  const concern = responded(task, {
    discussedWithClient: texts('discussedWithClient'),
    discussedWithCarer: texts('discussedWithCarer'),
    helpOffered: texts('helpOffered'),
    advice: texts('advice'),
    monitoring: texts('monitoring'),
    escalatedTo: given.objects('escalatedTo'),
    outcome,
    note: given.text('note'),
    respondBy: given.text('respondBy'),
    by,
    now: call.now,
  });
  const drafts: Draft[] = [
    { part: 'concern', resource: concern, over: versionId },
    ...(await agreementAfter(call, task, outcome)),
  ];
  const account = { by, recorded: call.now, occurred: call.now, activity: 'UPDATE', confidential: true } as const;
  const targets = drafts.map(({ resource }) => `${resource.resourceType}/${resource.id}`);
  const urn = urnOf('respond-to-concern', `Task/${task.id}`, versionId);
  return { drafts: [...drafts, { part: 'provenance', resource: provenanceOf(targets, account), urn }] };
};

const agreementAfter = async (call: Call, task: Resource, outcome: string | undefined): Promise<Draft[]> => {
  const reference = isObject(task['focus']) ? referenceIn(task['focus']) : undefined;
  const [type, id = ''] = reference?.split('/') ?? [];
  if (type !== 'CarePlan') return [];
  const stored = await currentIfAny(call, type, id);
  const ended = stored && afterConcern(stored.resource, outcome);
  return ended ? [{ part: 'agreement', resource: ended, over: stored.versionId }] : [];
};

const CLOSED: ReadonlySet<unknown> = new Set(['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error']);

const closed = () =>
  failure(
    'unprocessable',
    {
      nl: 'Dit signaal is al afgesloten. Gaat het weer niet goed, meld dan een nieuw signaal.',
      en: 'This concern was closed already. When it does not go well again, report a new one.',
    },
    { id: 'already-closed', expression: 'Task.status' },
  );
