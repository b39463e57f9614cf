import { act, code, day, flag, type Parameter, part, phone, ref, text } from '../parameters.ts';
import { RUN } from '../record.ts';
import { ask, is, status } from '../steps.ts';
import type { Asked } from '../write.ts';
import { beginning, call, consistent, stands, step, story, WRITTEN } from './life.ts';

const AGREEMENT = 'CarePlan/${recorded-CarePlan}';
const CONCERN = 'Task/${concern-Task}';

/** Mieke may inject insulin: agreed in one call, a concern, an evaluation, and handed back. */
export const miekesStory = (examples: string): Asked => {
  const begun = beginning(examples, ['scenarios/mieke/dossier.json']);
  const client = begun.at('zus-van-mieke');
  const nurse = begun.at('verpleegkundige-sanne');
  const decision: readonly Parameter[] = [
    text('decision', `insuline-${RUN}`),
    ref('client', client),
    ref('by', nurse),
    ref('carePlan', begun.at('zorgplan')),
    part(
      'carer',
      code('role', 'mantelzorger'),
      { name: 'name', valueHumanName: { use: 'usual', given: ['Mieke'] } },
      { name: 'kinship', valueCodeableConcept: { text: 'Zus' } },
      day('bondSince', '1946'),
    ),
    act('insulin-injection'),
    text('when', 'Als Mieke op bezoek is'),
    part('boundaries', text('able', 'Spuiten met de pen.'), text('unable', 'De dosis aanpassen.')),
    part('achterwacht', ref('who', begun.at('achterwacht-verpleging')), phone('contact', '+31205550112')),
    part('standIn', text('arrangement', 'Dan spuit de verpleegkundige.')),
    part('carerConsent', code('status', 'given')),
    part('consent', ref('by', client)),
    part('competence', code('level', 'done-together'), ref('by', nurse)),
    part('evaluation', day('date', '${today+60}'), text('how', 'In gesprek met Corrie, Mieke en Sanne.')),
  ];
  const without = (name: string) => decision.filter((one) => one.name !== name);

  return story(begun, {
    id: 'stories-mieke',
    title: 'Story: Mieke injects insulin',
    titleNl: 'Verhaal: Mieke spuit insuline',
    description: 'An agreement in one call, from the meeting until it is handed back.',
    descriptionNl: 'Een afspraak in één aanroep, van het zorgplangesprek tot zij wordt teruggegeven.',
    tests: [
      step(
        'Without the consent of the client it is refused',
        'CARE-1, and nothing is written.',
        ['CARE-1'],
        call('refused', '$record-agreement', [], ...without('consent')),
        status('422'),
        is('it says CARE-1', "OperationOutcome.issue.details.coding.where(code = 'CARE-1').exists()"),
        ask('get', `CarePlan?subject=${client}&category=care-agreement`),
        is('there is no agreement', 'Bundle.entry.resource.ofType(CarePlan).empty()'),
      ),
      step(
        'Without an achterwacht it is refused',
        'ACT-2: somebody can be called.',
        ['ACT-2'],
        call('without-achterwacht', '$record-agreement', [], ...without('achterwacht')),
        status('422'),
        is('it says ACT-2', "OperationOutcome.issue.details.coding.where(code = 'ACT-2').exists()"),
      ),
      step(
        'A dry run shows it, and writes nothing',
        'The same answer, and no agreement after it.',
        [],
        call('shown', '$record-agreement', [], ...decision, flag('dryRun')),
        status('200'),
        is('the agreement is shown', `${WRITTEN}.ofType(CarePlan).exists()`),
        ask('get', `CarePlan?subject=${client}&category=care-agreement`),
        is('there is no agreement', 'Bundle.entry.resource.ofType(CarePlan).empty()'),
      ),
      step(
        'It is recorded in one call',
        'Carer, agreement, consent, ability and evaluation, whole or not at all (ACT-6: a mantelzorger may).',
        ['ACT-6'],
        call('recorded', '$record-agreement', ['CarePlan', 'RelatedPerson', 'Task', 'Consent'], ...decision),
        status('200'),
        is(
          'all of it is written',
          `${WRITTEN}.ofType(CarePlan).exists() and ${WRITTEN}.ofType(RelatedPerson).exists() and ${WRITTEN}.ofType(Consent).exists() and ${WRITTEN}.ofType(Observation).exists() and ${WRITTEN}.ofType(Task).exists()`,
        ),
        stands(AGREEMENT, 'active'),
        consistent(client),
      ),
      step(
        'Sent again it stands once',
        'The same decision finds what it made.',
        [],
        call('again', '$record-agreement', [], ...decision),
        status('200'),
        ask('get', `CarePlan?subject=${client}&category=care-agreement`),
        is('there is one agreement', 'Bundle.entry.resource.ofType(CarePlan).count()', '1'),
      ),
      step(
        'A concern is reported, and the care goes on',
        'CONCERN-1: who signals, to whom; nothing stops by itself.',
        ['CONCERN-1'],
        call(
          'concern',
          `${AGREEMENT}/$report-concern`,
          ['Task'],
          text('what', 'Zij trekt de naald er te snel uit.'),
          code('reason', 'unsafe-act'),
          ref('by', nurse),
        ),
        status('200'),
        ask('get', CONCERN),
        is('it waits for a response', 'Task.status', 'requested'),
        stands(AGREEMENT, 'active'),
      ),
      step(
        'It is discussed with both, and help is offered',
        'CONCERN-2 and CONCERN-3: a fitting response.',
        ['CONCERN-2', 'CONCERN-3'],
        call(
          'response',
          `${CONCERN}/$respond-to-concern`,
          [],
          text('discussedWithClient', 'Zij had het gemerkt, en wil graag dat Mieke het blijft doen.'),
          text('discussedWithCarer', 'Zij schrok: niemand had het haar zo laten zien.'),
          text('helpOffered', 'Nog eens voordoen, en twee keer meekijken.'),
          code('outcome', 'resolved'),
          ref('by', nurse),
        ),
        status('200'),
        ask('get', CONCERN),
        is('it is closed', 'Task.status', 'completed'),
      ),
      step(
        'It is evaluated, and goes on',
        'EVAL-4: the next date makes the next task.',
        ['EVAL-4'],
        call(
          'evaluated',
          'Task/${recorded-Task}/$evaluate',
          ['Task'],
          code('outcome', 'continue'),
          day('nextDate', '${today+90}'),
          flag('overload', false),
          text('note', 'De techniek is weer goed.'),
          ref('by', nurse),
        ),
        status('200'),
        ask('get', 'Task/${recorded-Task}'),
        is('this evaluation is done', 'Task.status', 'completed'),
        ask('get', `Task?patient=${client}&code=evaluation&status=requested`),
        is('there is a next one', 'Bundle.entry.resource.ofType(Task).count()', '1'),
        consistent(client),
      ),
      step(
        'She hands it back, without a reason',
        'ACT-17: accepted at once, on hold, with a task for today.',
        ['ACT-17'],
        call('handed-back', `${AGREEMENT}/$hand-back`, ['Task']),
        status('200'),
        stands(AGREEMENT, 'on-hold'),
        ask('get', 'Task/${handed-back-Task}'),
        is('it must be looked at today', "Task.restriction.period.end.toString().startsWith('${today}')"),
      ),
    ],
  });
};
