import { afterEvaluation, type EvaluationOutcome, evaluated } from '../agreements/making/evaluated.ts';
import { evaluationOf, guideFor } from '../agreements/making/evaluation.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { supportOf } from '../agreements/making/support.ts';
import { eval7 } from '../agreements/rules/eval-7.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import type { Stored } from '../gateway/gateway.ts';
import { referenceIn, termsOf } from './agreement-input.ts';
import { calledOn, clientIn, performerOf } from './called-on.ts';
import { clientsOf } from './clients.ts';
import { currentIfAny } from './current.ts';
import { accountedFor, contentOf } from './decided-before.ts';
import { carryOut, type Draft, type Planned, urnOf } from './decision.ts';
import type { Operation, OperationInput } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import { keptAnswers, requireGuide } from './questionnaire-answers.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/evaluate`;

/**
 * `Task/[id]/$evaluate`: completes an evaluation (EVAL-2, EVAL-3) and makes what follows: the agreement with its next date, with changed terms
 * or ended; the next evaluation; the support that was offered where the carer is overloaded (EVAL-7, she may decline); the answers of the
 * guide. In: `outcome` (continue, change, stop), `nextDate`, `overload`, `support`, `answers`, `note`, the terms that change, `by`, `dryRun`.
 * Out: `outcome` and `written`. The same sent again stands once.
 * Errors: 404, 410; 400; 409; 422 a Task that is no evaluation, or was completed otherwise; a next date that is past; a rule.
 */
export const evaluate: Operation = {
  name: 'evaluate',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Task'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const { resource } = await calledOn(call, input, 'evaluation');
    requireGuide(given, ...['mantelzorger', 'vrijwilliger'].map(guideFor));
    const next = given.text('nextDate');
    if (next !== undefined && next < call.today) throw isPast(given.at('nextDate'));
    return carryOut(call, {
      clients: clientsOf(resource),
      dryRun: given.flag('dryRun'),
      plan: () => planOf(call, input, given),
      placeOf: (draft, path, { id }) => (/^EVAL-[13]/.test(id) ? 'nextDate' : draft.resource.resourceType + path),
    });
  },
};

const planOf = async (call: Call, input: OperationInput, given: Given): Promise<Planned> => {
  const { resource: task, versionId } = await calledOn(call, input, 'evaluation');
  const content = contentOf(input);
  if (CLOSED.has(task['status'])) return (await accountedFor(call, `Task/${task.id}`, content)) ?? refuseClosed();
  const agreement = await agreementOf(call, task);
  const client = clientIn(task);
  const by = given.object('by');
  const done: EvaluationOutcome = {
    outcome: given.text('outcome') as EvaluationOutcome['outcome'],
    nextDate: given.text('nextDate'),
    overload: given.has('overload') ? given.flag('overload') : undefined,
    note: given.text('note'),
    terms: termsOf(given),
    by,
    now: call.now,
  };
  await requireOfClient(call, client, [{ reference: by, at: given.at('by') }]);
  const carer = performerOf(agreement.resource);
  const reference = `CarePlan/${agreement.resource.id}`;
  const urn = (part: string) => urnOf('evaluate', `Task/${task.id}`, versionId, part);
  const after = afterEvaluation(agreement.resource, done);
  const guide = guideIn(task);
  const drafts: Draft[] = [
    { part: 'evaluation', resource: evaluated(task, done), over: versionId },
    ...(after ? [{ part: 'agreement', resource: after, over: agreement.versionId }] : []),
    ...supportFor(call, given, client, carer).map((resource, index) => {
      const part = `support-${index + 1}`;
      return { part, resource, urn: urn(part) };
    }),
    ...answersOf(given, { guide, client, agreement: reference, by: carer, now: call.now }).map((resource) => ({
      part: 'answers',
      resource,
      urn: urn('answers'),
    })),
    ...nextOf(call, task, done, reference, guide).map((resource) => ({ part: 'next', resource, urn: urn('next') })),
  ];
  const targets = drafts.map(({ resource, urn: own }) => own ?? `${resource.resourceType}/${resource.id}`);
  const account = {
    by,
    recorded: call.now,
    occurred: call.now,
    activity: 'UPDATE',
    identifierOfContent: content,
  } as const;
  return {
    drafts: [...drafts, { part: 'provenance', resource: provenanceOf(targets, account), urn: urn('provenance') }],
    told: done.overload && !offers(given) ? [NOTHING_OFFERED] : [],
  };
};

const agreementOf = async (call: Call, task: Resource): Promise<Stored> => {
  const reference = isObject(task['focus']) ? referenceIn(task['focus']) : undefined;
  const [type, id = ''] = reference?.split('/') ?? [];
  const stored = type === 'CarePlan' ? await currentIfAny(call, type, id) : undefined;
  if (stored) return stored;
  throw failure(
    'unprocessable',
    {
      nl: 'De afspraak van deze evaluatie is er niet meer.',
      en: 'The agreement of this evaluation is not there any more.',
    },
    { id: 'person-unknown', expression: 'Task.focus' },
  );
};

const guideIn = (task: Resource): string => {
  const guides = objects(task['input']).map(({ valueCanonical }) => valueCanonical);
  return String(guides.find((guide) => typeof guide === 'string') ?? guideFor(undefined));
};

const supportFor = (call: Call, given: Given, client: string, carer: JsonObject | undefined): Resource[] =>
  carer && String(carer['reference']).startsWith('RelatedPerson/')
    ? given.parts('support').map((support) =>
        supportOf(
          {
            kind: support.text('kind') as string,
            answer: support.text('answer') as string,
            reason: support.text('reason'),
          },
          { client, carer, by: given.object('by'), authoredOn: call.now },
        ),
      )
    : [];

/** Whether support was offered, whatever she said to it. */
const offers = (given: Given): boolean => given.parts('support').some((support) => support.text('answer') !== 'needed');

const answersOf = (given: Given, kept: Parameters<typeof keptAnswers>[1]): Resource[] => {
  const answers = given.value('answers') as Resource | undefined;
  return answers ? [keptAnswers(answers, kept)] : [];
};

const nextOf = (call: Call, task: Resource, done: EvaluationOutcome, agreement: string, guide: string): Resource[] => {
  if (done.outcome === 'stop' || done.nextDate === undefined) return [];
  const { owner, description } = task;
  return [
    evaluationOf({
      identifier: undefined,
      agreement,
      client: clientIn(task),
      meeting: undefined,
      authoredOn: call.now,
      by: done.by,
      owner: isObject(owner) ? owner : undefined,
      due: done.nextDate,
      how: typeof description === 'string' ? description : undefined,
      guide,
    }),
  ];
};

const CLOSED: ReadonlySet<unknown> = new Set(['completed', 'cancelled', 'rejected', 'failed', 'entered-in-error']);

const refuseClosed = (): never => {
  throw failure(
    'unprocessable',
    {
      nl: 'Deze evaluatie is al afgerond of vervallen. De volgende heeft een eigen taak.',
      en: 'This evaluation was completed or cancelled already. The next one has a task of its own.',
    },
    { id: 'already-closed', expression: 'Task.status' },
  );
};

const isPast = (expression: string) =>
  failure(
    'unprocessable',
    { nl: 'De volgende evaluatie ligt in het verleden.', en: 'The next evaluation lies in the past.' },
    { id: 'dates-contradict', expression },
  );

const NOTHING_OFFERED: Finding = {
  id: eval7.id,
  outcome: 'failed',
  severity: 'warning',
  code: 'business-rule',
  expression: 'support',
  text: eval7.text,
  source: `${eval7.id} (${eval7.source.join(', ')})`,
};
