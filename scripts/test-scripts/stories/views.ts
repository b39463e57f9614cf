import { code, day, parameters, ref, resource } from '../parameters.ts';
import { ask, is, status } from '../steps.ts';
import type { Asked } from '../write.ts';
import { beginning, call, step, story } from './life.ts';

const QUESTIONNAIRE = 'https://samenspel.example/fhir/Questionnaire';

/** What is shown of a record, and what helps to decide: nothing is written by it, but for an ability that is found. */
export const views = (examples: string): Asked => {
  const begun = beginning(examples, ['rules/stories/oogdruppels.json']);
  const [agreement, client, organisation] = [
    begun.at('oogdruppels'),
    begun.at('mevrouw-de-wit'),
    begun.at('thuiszorg-de-brug'),
  ];
  const answers = (questionnaire: string, ...item: object[]) =>
    parameters(
      resource('answers', {
        resourceType: 'QuestionnaireResponse',
        questionnaire: `${QUESTIONNAIRE}/${questionnaire}`,
        status: 'completed',
        item: item as never,
      }),
    );
  return story(begun, {
    id: 'stories-views',
    title: 'Story: what a team looks at',
    titleNl: 'Verhaal: waar een team naar kijkt',
    description: 'The network around a client, the work lists, the sheet for the carer, and the guides.',
    descriptionNl: 'Het netwerk om een cliënt, de werklijsten, het blad voor wie het doet, en de wijzers.',
    tests: [
      step(
        'The network around the client',
        'NET-1: who is there, in which role, with which agreements.',
        ['NET-1'],
        ask('get', `${client}/$care-network`),
        status('200'),
        is(
          'the volunteer is in it',
          `descendants().ofType(Reference).where(reference = '${begun.at('vrijwilliger')}').exists()`,
        ),
      ),
      step(
        'The work list of the organisation',
        'LIST-2: the agreements by client, among the other lists.',
        ['LIST-2'],
        ask('get', `${organisation}/$work-list?list=agreements`),
        status('200'),
        is(
          'the agreement is in it',
          `Bundle.entry.resource.ofType(CarePlan).where('CarePlan/' + id = '${agreement}').exists()`,
        ),
      ),
      step(
        'The sheet for who does it',
        'What is agreed, on paper: whom to call, and what not to do.',
        [],
        ask('get', `${agreement}/$agreement-sheet`),
        status('200'),
      ),
      step(
        'Who is paid from a budget is no informal carer then',
        'ROLE-3: the answers of the role check, as advice.',
        ['ROLE-3'],
        ask('post', '$determine-role', {
          body: [
            'role-answers',
            answers(
              'role-check',
              { linkId: 'self', answer: [{ valueBoolean: false }] },
              { linkId: 'bond', answer: [{ valueBoolean: true }] },
              { linkId: 'pay', item: [{ linkId: 'pgb', answer: [{ valueBoolean: true }] }] },
            ),
          ],
        }),
        status('200'),
        is('there is an answer', 'Parameters.parameter.exists()'),
      ),
      step(
        'Is it still safe?',
        'SOCK-1: the questions to ask before an act is done, as advice.',
        ['SOCK-1'],
        ask('post', `${agreement}/$sock-check`, {
          body: [
            'sock-answers',
            answers(
              'sock-check',
              { linkId: 'self', answer: [{ valueBoolean: false }] },
              { linkId: 'situation', item: [{ linkId: 'health-changed', answer: [{ valueBoolean: true }] }] },
              { linkId: 'doubt', answer: [{ valueBoolean: true }] },
            ),
          ],
        }),
        status('200'),
        is('there is an answer', 'Parameters.parameter.exists()'),
      ),
      step(
        'What a withdrawal would touch is shown, and nothing is written',
        'The agreement that rests on the consent.',
        [],
        ask('post', `${client}/$simulate-consent`, {
          body: ['withdrawal', parameters(ref('withdraw', begun.at('instemming-oogdruppels')))],
        }),
        status('200'),
        is(
          'the agreement is named',
          `Parameters.parameter.where(name = 'agreement').value.where(reference = '${agreement}').exists()`,
        ),
        ask('get', agreement),
        is('it goes on', 'CarePlan.status', 'active'),
      ),
      step(
        'An ability is found again',
        'ACT-9: able alone, until a year from now.',
        ['ACT-9'],
        call(
          'able',
          `${agreement}/$competence`,
          ['Observation'],
          code('level', 'able-alone'),
          ref('by', begun.at('verpleegkundige')),
          day('until', '${today+365}'),
        ),
        status('200'),
        ask('get', 'Observation/${able-Observation}'),
        is('it says until when', "Observation.effective.end.toString().startsWith('${today+365}')"),
      ),
    ],
  });
};
