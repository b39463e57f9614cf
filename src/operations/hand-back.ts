import { handBack as handBackOf } from '../agreements/making/hand-back.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { actingOn } from './acting-as.ts';
import { calledOn, clientIn, performerOf } from './called-on.ts';
import { clientsOf } from './clients.ts';
import { carryOut, type Draft, type Planned, urnOf } from './decision.ts';
import type { Operation, OperationInput } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/hand-back`;

/**
 * `CarePlan/[id]/$hand-back`: who does an act gives it back, at any hour; it is accepted at once (ACT-17). The agreement goes on hold with a
 * review task for today, a draft is declined; a group goes on without one of its members. In: `by` (the carer when it is not
 * given), `reason`, `dryRun`. Out: `outcome` and `written`; nothing is written for an agreement that is over.
 * Errors: 404, 410 no such agreement; 422 a CarePlan that is no agreement, or `by` of another client.
 */
export const handBack: Operation = {
  name: 'hand-back',
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
    });
  },
};

const planOf = async (call: Call, input: OperationInput, given: Given): Promise<Planned> => {
  const { resource, versionId } = await calledOn(call, input, 'care-agreement');
  const said = given.object('by');
  const by = (await actingOn(call, resource, said)) ?? performerOf(resource) ?? {};
  await requireOfClient(call, clientIn(resource), [{ reference: said, at: given.at('by') }]);
  const { agreement, review } = handBackOf(resource, clientIn(resource), by, call.now, call.today);
  if (!agreement && !review) return { drafts: [] };
  const reference = `CarePlan/${resource.id}`;
  const changed: Draft[] = agreement ? [{ part: 'agreement', resource: agreement, over: versionId }] : [];
  const urn = (part: string) => urnOf('hand-back', reference, versionId, part);
  const made: Draft[] = review ? [{ part: 'review', resource: review, urn: urn('review') }] : [];
  const account = {
    by,
    recorded: call.now,
    occurred: call.now,
    activity: 'UPDATE',
    reason: given.text('reason'),
  } as const;
  const provenance = provenanceOf([reference, ...made.map((draft) => draft.urn as string)], account);
  return { drafts: [...changed, ...made, { part: 'provenance', resource: provenance, urn: urn('provenance') }] };
};
