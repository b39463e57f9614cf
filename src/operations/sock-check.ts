import { reviewTask } from '../agreements/follow.ts';
import { provenanceOf } from '../agreements/making/provenance.ts';
import { maybe } from '../agreements/making/shapes.ts';
import { extensionOf } from '../agreements/ours.ts';
import { detailOf } from '../agreements/reading/agreements.ts';
import { doubtsIn, type Letter } from '../agreements/sock-check.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import type { Text } from '../fhir/text.ts';
import { actingOn } from './acting-as.ts';
import { calledOn, clientIn, performerOf } from './called-on.ts';
import { clientsOf } from './clients.ts';
import { carryOut, type Draft, type Planned, urnOf } from './decision.ts';
import type { Operation, OperationInput } from './operation.ts';
import { type Given, readParameters } from './parameters.ts';
import { requireOfClient } from './people.ts';
import { keptAnswers, requireGuide } from './questionnaire-answers.ts';
import type { Call } from './service.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/sock-check`;
const GUIDE = `${CANONICAL}/Questionnaire/sock-check`;

/**
 * `CarePlan/[id]/$sock-check`: the questions of SO(C)K, before the act is done (SOCK-1). Never a gate: whatever is answered is kept. In: `answers`
 * (QuestionnaireResponse to the Questionnaire sock-check), `by` (the carer when it is not given), `dryRun`. Out: `doubt` (boolean); with
 * doubt the `achterwacht` to call first, and a review task for her; `outcome` and `written`.
 * Errors: 404, 410; 400 no answers; 422 no agreement of ours, answers to another questionnaire, `by` of another client.
 */
export const sockCheck: Operation = {
  name: 'sock-check',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['CarePlan'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    const { resource } = await calledOn(call, input, 'care-agreement');
    requireGuide(given, GUIDE);
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
  const by = (await actingOn(call, resource, said)) ?? performerOf(resource);
  await requireOfClient(call, clientIn(resource), [{ reference: said, at: given.at('by') }]);
  const answers = given.value('answers') as Resource;
  const { doubt, about } = doubtsIn(answers);
  const reference = `CarePlan/${resource.id}`;
  const urn = (part: string) => urnOf('sock-check', reference, versionId, call.now, part);
  const kept = keptAnswers(answers, {
    guide: GUIDE,
    client: clientIn(resource),
    agreement: reference,
    by,
    now: call.now,
  });
  const drafts: Draft[] = [
    { part: 'answers', resource: kept, urn: urn('answers') },
    ...(doubt
      ? [{ part: 'review', resource: reviewFor(call, resource, about, urn('answers')), urn: urn('review') }]
      : []),
  ];
  const account = { by, recorded: call.now, occurred: call.now, activity: 'CREATE' } as const;
  const provenance = provenanceOf(
    drafts.map((draft) => draft.urn as string),
    account,
  );
  return {
    drafts: [...drafts, { part: 'provenance', resource: provenance, urn: urn('provenance') }],
    answers: [{ name: 'doubt', valueBoolean: doubt }, ...(doubt ? achterwachtIn(resource) : [])],
  };
};

const reviewFor = (call: Call, agreement: Resource, about: readonly Letter[], cause: string): Resource => {
  const reference = { reference: `CarePlan/${agreement.id}` };
  const review = { client: clientIn(agreement), agreement: reference, reason: 'doubt', cause: { reference: cause } };
  const letters = about.map((letter) => WORDS[letter]).join(', ');
  const text: Text = letters === '' ? DOUBT : { nl: `${DOUBT.nl} (${letters})`, en: `${DOUBT.en} (${letters})` };
  const who = partsIn(agreement).find(({ url }) => url === 'who')?.['valueReference'];
  const owner = isObject(who) && who['reference'] !== undefined ? who : undefined;
  return { ...reviewTask(review, text, call.today), ...maybe('owner', owner) };
};

const DOUBT: Text = {
  nl: 'Er is twijfel of deze handeling nu goed en veilig kan: neem contact op',
  en: 'There is doubt whether this act can be done well and safely now: get in touch',
};

const WORDS: Readonly<Record<Letter, string>> = {
  S: 'Situatie',
  O: 'Ondersteuning',
  C: 'Communicatie',
  K: 'Kennis en vaardigheden',
};

const partsIn = (agreement: Resource): JsonObject[] => {
  const achterwacht = extensionOf(detailOf(agreement), 'achterwacht');
  return isObject(achterwacht) ? objects(achterwacht['extension']) : [];
};

/** Whom to call, as parts of the answer. */
const achterwachtIn = (agreement: Resource): JsonObject[] => {
  const part = partsIn(agreement).map(({ url, ...value }): JsonObject => ({ name: url ?? '', ...value }));
  return part.length > 0 ? [{ name: 'achterwacht', part }] : [];
};
