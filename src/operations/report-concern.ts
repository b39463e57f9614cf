import { concernOf } from '../agreements/making/concern.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import type { JsonObject } from '../fhir/json.ts';
import { actingAs } from './acting-as.ts';
import { referenceIn } from './agreement-input.ts';
import { calledOn, clientIn, performerOf } from './called-on.ts';
import { clientsOf } from './clients.ts';
import { contentOf, decidedBefore } from './decided-before.ts';
import { carryOut, type Planned, urnOf } from './decision.ts';
import type { Operation, OperationInput } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/report-concern`;

/**
 * `Patient/[id]/$report-concern`, `CarePlan/[id]/$report-concern`: somebody signals that it does not go well (CONCERN-1). Always accepted, and
 * hidden from the person that it is about (DISC-13): who is named, else who does the act, unless she signals it herself. In: `what`, `by`, `about`,
 * `reason`, `agreement` (on a Patient), `serious`, `respondBy` (in a week, today when serious), `owner`, `decision`, `dryRun`. Out: `outcome` and
 * `written`: the concern-task and its Provenance. Errors: 404, 410; 400 nothing was said; 422 nobody says who signals it, somebody of another client.
 */
export const reportConcern: Operation = {
  name: 'report-concern',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient', 'CarePlan'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const on = await subjectOf(call, input, given);
    return carryOut(call, {
      clients: on.guards,
      dryRun: given.flag('dryRun'),
      plan: () => planOf(call, input, given, on),
      placeOf: (draft, path, { id }) => (id === 'CONCERN-1' ? 'by' : draft.resource.resourceType + path),
    });
  },
};

/** Whom and which agreement it is about. */
interface Subject {
  readonly client: string;
  readonly guards: readonly string[];
  readonly agreement: string | undefined;
  readonly carer: JsonObject | undefined;
}

const subjectOf = async (call: Call, input: OperationInput, given: Given): Promise<Subject> => {
  const said = referenceIn(given.object('agreement'));
  if (input.type === 'Patient') {
    await call.server.read('Patient', String(input.id));
    const client = `Patient/${input.id}`;
    const found = await requireOfClient(call, client, [
      { reference: given.object('agreement'), at: given.at('agreement') },
    ]);
    const agreement = said === undefined ? undefined : found.get(said);
    return { client, guards: [String(input.id)], agreement: said, carer: agreement && performerOf(agreement) };
  }
  const { resource } = await calledOn(call, input, 'care-agreement');
  const agreement = `CarePlan/${resource.id}`;
  if (said !== undefined && said !== agreement) throw otherAgreement(given.at('agreement'));
  return { client: clientIn(resource), guards: clientsOf(resource), agreement, carer: performerOf(resource) };
};

const planOf = async (
  call: Call,
  input: OperationInput,
  given: Given,
  { client, agreement, carer }: Subject,
): Promise<Planned> => {
  const decision = given.text('decision');
  const content = contentOf(input);
  const before =
    decision === undefined
      ? undefined
      : await decidedBefore(call, { type: 'Task', decision, role: 'concern', content });
  if (before) return before;
  const said = given.object('by');
  const named = [
    ...given.objects('about').map((reference) => ({ reference, at: given.at('about') })),
    { reference: said, at: given.at('by') },
  ];
  const by = await actingAs(call, { client, by: said });
  await requireOfClient(call, client, named);
  const assumed = carer && referenceIn(carer) !== referenceIn(by) ? [carer] : [];
  const concern = concernOf({
    decision,
    client,
    agreement,
    by,
    what: given.text('what') as string,
    reason: given.text('reason'),
    about: given.has('about') ? given.objects('about') : assumed,
    serious: given.flag('serious'),
    respondBy: given.text('respondBy'),
    owner: given.object('owner'),
    now: call.now,
    today: call.today,
  });
  const urn = (part: string) => urnOf('report-concern', client, decision ?? call.now, part);
  const account = {
    by,
    recorded: call.now,
    occurred: call.now,
    activity: 'CREATE',
    confidential: true,
    identifierOfContent: content,
  } as const;
  return {
    drafts: [
      { part: 'concern', resource: concern, urn: urn('concern') },
      { part: 'provenance', resource: provenanceOf([urn('concern')], account), urn: urn('provenance') },
    ],
  };
};

const otherAgreement = (expression: string) =>
  failure(
    'unprocessable',
    {
      nl: 'De afspraak is een andere dan die waarop deze operatie is aangeroepen: laat haar hier weg.',
      en: 'The agreement is another than the one that the operation is called on: leave it out here.',
    },
    { id: 'not-ours', expression },
  );
