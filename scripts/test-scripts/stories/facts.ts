import type { Resource } from '../../../src/fhir/json.ts';
import { tells } from '../rules.ts';
import { ask, is, refusedFor, status } from '../steps.ts';
import type { Asked } from '../write.ts';
import { beginning, consistent, stands, step, story } from './life.ts';

/** The same resource, that says something else. */
const saying =
  (more: object) =>
  (resource: Resource): Resource => ({ ...resource, ...more });

/** A consent that is withdrawn by a plain PUT, as any EHR writes it. */
export const withdrawal = (examples: string): Asked => {
  const begun = beginning(examples, ['rules/stories/mieke.json']);
  const [agreement, client] = [begun.at('insuline'), begun.at('zus')];
  return story(begun, {
    id: 'stories-withdrawal',
    title: 'Story: a consent is withdrawn',
    titleNl: 'Verhaal: een toestemming wordt ingetrokken',
    description: 'A fact is always accepted, and what follows from it is done in the same transaction.',
    descriptionNl: 'Een feit wordt altijd geaccepteerd, en wat eruit volgt gebeurt in dezelfde transactie.',
    tests: [
      step(
        'What rests on it is on hold at once',
        'CARE-10: the agreement is on hold, and there is a task for today.',
        ['CARE-10'],
        begun.put('withdrawn', 'instemming-insuline', saying({ status: 'inactive' })),
        status('200'),
        stands(agreement, 'on-hold'),
        ask('get', `Task?patient=${client}&code=review&status=requested`),
        is('somebody looks at it', 'Bundle.entry.resource.ofType(Task).exists()'),
        consistent(client),
      ),
      step(
        'It does not start again without a consent',
        'CARE-1: refused, and nothing changes.',
        ['CARE-1'],
        begun.put('restarted', 'insuline', saying({ status: 'active' })),
        status('422'),
        refusedFor('CARE-1'),
        stands(agreement, 'on-hold'),
      ),
      step(
        'Who looks at the record is told why',
        '$check-agreements explains what is on hold.',
        ['LIAB-1'],
        begun.put('given-again', 'instemming-insuline', saying({ status: 'active' })),
        status('200'),
        begun.put('resumed', 'insuline', saying({ status: 'active' })),
        status('200'),
        ask('get', `${client}/$check-agreements`),
        tells('LIAB-1'),
      ),
    ],
  });
};

/** A volunteer whose agreement with the organisation ends. */
export const volunteerEnds = (examples: string): Asked => {
  const begun = beginning(examples, ['rules/stories/oogdruppels.json']);
  const [agreement, client] = [begun.at('oogdruppels'), begun.at('mevrouw-de-wit')];
  return story(begun, {
    id: 'stories-volunteer',
    title: 'Story: a volunteer who gives eye drops',
    titleNl: 'Verhaal: een vrijwilliger die oogdruppels geeft',
    description: 'What a volunteer needs for a care act, and what happens when a part of it ends.',
    descriptionNl:
      'Wat een vrijwilliger nodig heeft voor een zorghandeling, en wat er gebeurt als een deel ervan eindigt.',
    tests: [
      step(
        'With an order, ability and an agreement with the organisation it is in force',
        'ACT-8, ACT-9 and ACT-11 hold.',
        ['ACT-8', 'ACT-9', 'ACT-11'],
        stands(agreement, 'active'),
        consistent(client),
      ),
      step(
        'He sees his own agreement, and nothing else',
        'DISC-12: hiding it would be unsafe.',
        ['DISC-12'],
        ask('get', `${client}/$disclose?to=${begun.at('vrijwilliger')}`),
        status('200'),
        is('his agreement is there', 'Bundle.entry.resource.ofType(CarePlan).count()', '1'),
      ),
      step(
        'The agreement with the organisation ends: on hold at once',
        'ACT-11: a care act does not go on without it.',
        ['ACT-11'],
        begun.put('terminated', 'overeenkomst', saying({ status: 'terminated' })),
        status('200'),
        stands(agreement, 'on-hold'),
        consistent(client),
      ),
      step(
        'It does not start again without it',
        'ACT-11: refused.',
        ['ACT-11'],
        begun.put('restarted', 'oogdruppels', saying({ status: 'active' })),
        status('422'),
        refusedFor('ACT-11'),
      ),
      step(
        'What has ended does not begin again',
        'STATUS-2: a new agreement is made instead.',
        ['STATUS-2'],
        begun.put('ended', 'oogdruppels', saying({ status: 'revoked' })),
        status('200'),
        begun.put('revived', 'oogdruppels', saying({ status: 'active' })),
        status('422'),
        refusedFor('STATUS-2'),
      ),
    ],
  });
};
