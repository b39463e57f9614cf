import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/fhir/json.ts';
import { mieke, SANNE, SISTER } from './decisions.ts';
import {
  changed,
  code,
  day,
  errorsIn,
  findingsIn,
  flag,
  type Parameter,
  parameters,
  part,
  ref,
  resource,
  statusesIn,
  text,
  writtenIn,
} from './parameters.ts';
import { call, startService, type TestService } from './start-service.ts';

const scenarios = join(import.meta.dirname, '../../examples/scenarios');
const read = (story: string, file: string) => JSON.parse(readFileSync(join(scenarios, story, file), 'utf8'));

let service: TestService;
let agreement = '';
let evaluation = '';
let carer = '';
let number = 0;

const run = (path: string, ...given: Parameter[]) => call(`${service.base}/${path}`, 'POST', parameters(...given));
const get = async (reference: string) => (await call(`${service.base}/${reference}`)).body;
const TYPES = ['CarePlan', 'Consent', 'Observation', 'ServiceRequest', 'Task', 'QuestionnaireResponse', 'Provenance'];
const versions = async () => {
  const pages = await Promise.all(TYPES.map((type) => call(`${service.base}/${type}?_count=500&_elements=id`)));
  return pages.map(({ body }) =>
    (body.entry ?? []).map((entry: { resource: JsonObject }) => [entry.resource['id'], entry.resource['meta']]),
  );
};

beforeAll(async () => {
  service = await startService();
  for (const [story, file] of [
    ['mieke', 'dossier.json'],
    ['aan-tafel', 'dossier.json'],
    ['aan-tafel', 'decision.json'],
    ['harry', 'dossier.json'],
    ['harry', 'decision.json'],
    ['zelf', 'dossier.json'],
    ['zelf', 'decision.json'],
  ] as const)
    expect((await call(service.base, 'POST', read(story, file))).status).toBe(200);
});
afterAll(() => service.stop());

/** Each test has an agreement of its own: Mieke injects insulin, as the meeting decided it. */
beforeEach(async () => {
  const { body } = await run('$record-agreement', ...changed(mieke, text('decision', `beslissing-${++number}`)));
  const made = writtenIn(body);
  const of = (type: string) => `${type}/${made.find(({ resourceType }) => resourceType === type).id}`;
  [agreement, evaluation, carer] = [of('CarePlan'), of('Task'), of('RelatedPerson')];
});

/** A dry run shows the same as the real one, and writes nothing. */
const both = async (path: string, ...given: Parameter[]) => {
  const before = await versions();
  const dry = await run(path, ...given, flag('dryRun'));
  expect([dry.status, await versions()]).toEqual([200, before]);
  const real = await run(path, ...given);
  expect([real.status, statusesIn(real.body), findingsIn(real.body)]).toEqual([
    200,
    statusesIn(dry.body),
    findingsIn(dry.body),
  ]);
  return real.body;
};

const answered = (questionnaire: string, answers: Readonly<Record<string, boolean>>) =>
  resource('answers', {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `https://samenspel.example/fhir/Questionnaire/${questionnaire}`,
    status: 'completed',
    item: Object.entries(answers).map(([linkId, valueBoolean]) => ({ linkId, answer: [{ valueBoolean }] })),
  });

describe('$evaluate', () => {
  test('go on: the agreement gets its next date, and the next evaluation is made', async () => {
    const body = await both(
      `${evaluation}/$evaluate`,
      code('outcome', 'continue'),
      day('nextDate', '2099-05-01'),
      text('note', 'Het gaat goed.'),
      ref('by', SANNE),
    );
    expect(statusesIn(body)).toEqual(['Task completed', 'CarePlan active', 'Task requested', 'Provenance']);
    const [done, plan, next] = writtenIn(body);
    expect(JSON.stringify(plan)).toContain('{"url":"date","valueDate":"2099-05-01"}');
    expect(next).toMatchObject({ focus: { reference: agreement }, restriction: { period: { end: '2099-05-01' } } });
    expect(done.note).toMatchObject([{ text: 'Het gaat goed.' }]);
  });

  test('change: what is given changes, the rest stays', async () => {
    const before = await get(agreement);
    const body = await both(
      `${evaluation}/$evaluate`,
      code('outcome', 'change'),
      day('nextDate', '2099-05-01'),
      text('when', 'Alleen op zondag'),
      part('boundaries', text('unable', 'Spuiten als Corrie zich niet goed voelt.')),
    );
    const detail = writtenIn(body)[1].activity[0].detail;
    expect(detail).toMatchObject({ scheduledString: 'Alleen op zondag', performer: [{ reference: carer }] });
    expect(JSON.stringify(detail)).toContain('niet goed voelt');
    expect(detail.extension).toHaveLength(before.activity[0].detail.extension.length);
    expect(JSON.stringify(detail)).toContain('In gesprek met Corrie');
  });

  test('stop: the agreement ends, and there is no next one', async () => {
    const body = await both(`${evaluation}/$evaluate`, code('outcome', 'stop'));
    expect(statusesIn(body)).toEqual(['Task completed', 'CarePlan completed', 'Provenance']);
  });

  test('overload without support is told; support that is offered is recorded, also when she declines', async () => {
    const given = [code('outcome', 'continue'), day('nextDate', '2099-05-01'), flag('overload')];
    const dry = await run(`${evaluation}/$evaluate`, ...given, flag('dryRun'));
    expect(findingsIn(dry.body)).toEqual([['EVAL-7', 'support']]);
    const body = await both(
      `${evaluation}/$evaluate`,
      ...given,
      part('support', code('kind', 'respite-care'), code('answer', 'declined'), text('reason', 'Zij slaapt slecht.')),
    );
    expect(findingsIn(body)).toEqual([]);
    expect(writtenIn(body)[2]).toMatchObject({ resourceType: 'ServiceRequest', status: 'revoked' });
    const checked = await call(`${service.base}/${SISTER}/$check-agreements`);
    expect(JSON.stringify(checked.body)).not.toContain('"EVAL-7"');
  });

  test('the answers of the guide are kept with the agreement', async () => {
    const body = await both(
      `${evaluation}/$evaluate`,
      code('outcome', 'continue'),
      day('nextDate', '2099-05-01'),
      answered('sofa-guide', { overload: false }),
    );
    expect(writtenIn(body)[2]).toMatchObject({
      resourceType: 'QuestionnaireResponse',
      subject: { reference: SISTER },
      basedOn: [{ reference: agreement }],
      source: { reference: carer },
    });
  });

  test('without a next date that is a warning; the same sent again stands once, another outcome is refused', async () => {
    const first = await run(`${evaluation}/$evaluate`, code('outcome', 'continue'));
    expect([first.status, findingsIn(first.body)]).toEqual([200, [['EVAL-3-w', 'nextDate']]]);
    const before = await versions();
    const again = await run(`${evaluation}/$evaluate`, code('outcome', 'continue'));
    expect([again.status, findingsIn(again.body)]).toEqual([200, [['decision-stands', 'decision']]]);
    const other = await run(`${evaluation}/$evaluate`, code('outcome', 'stop'));
    expect([other.status, errorsIn(other.body)]).toEqual([422, [['already-closed', 'Task.status']]]);
    expect(await versions()).toEqual(before);
  });
});

describe('$report-concern and $respond-to-concern', () => {
  const report = (...given: Parameter[]) =>
    run(`${agreement}/$report-concern`, text('what', 'Mieke ontsmet niet meer.'), ref('by', SANNE), ...given);

  test('a concern is hidden from who does the act, with a day by which there is a response', async () => {
    const body = await both(
      `${agreement}/$report-concern`,
      text('what', 'Mieke ontsmet niet meer.'),
      ref('by', SANNE),
      code('reason', 'unsafe-act'),
    );
    const [concern, provenance] = writtenIn(body);
    expect(concern).toMatchObject({
      focus: { reference: agreement },
      extension: [{ valueReference: { reference: carer } }],
      meta: { security: [{ code: 'R' }] },
    });
    expect(concern.restriction.period.end > new Date().toISOString().slice(0, 10)).toBe(true);
    expect(provenance.meta.security).toEqual([expect.objectContaining({ code: 'R' })]);
    const seen = await call(`${service.base}/${SISTER}/$disclose?to=${carer}`, 'POST', parameters(ref('to', carer)));
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).toContain(agreement.split('/')[1]);
    expect(JSON.stringify(seen.body)).not.toContain(concern.id);
  });

  test('serious: today; violence at home: a stricter label', async () => {
    const serious = writtenIn((await report(flag('serious'), code('reason', 'unsafe-at-home'))).body)[0];
    expect(serious).toMatchObject({ priority: 'stat', meta: { security: [{ code: 'V' }] } });
    expect(serious.restriction.period.end).toBe(serious.authoredOn && (await today()));
  });

  const today = async () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());

  test('on the client, without an agreement; sent again with its id it stands once', async () => {
    const given = [
      text('what', 'Een kleinzoon helpt zomaar met de medicijnen.'),
      ref('by', SANNE),
      code('reason', 'no-agreement'),
      text('decision', `signaal-${number}`),
    ];
    const [first, again] = [
      await run(`${SISTER}/$report-concern`, ...given),
      await run(`${SISTER}/$report-concern`, ...given),
    ];
    expect(writtenIn(first.body)[0].focus).toBeUndefined();
    expect(writtenIn(again.body).map(({ id }) => id)).toEqual(writtenIn(first.body).map(({ id }) => id));
  });

  test('its way on: discussed, help offered, advised, monitored, escalated, and closed', async () => {
    const concern = `Task/${writtenIn((await report()).body)[0].id}`;
    const discussed = await both(
      `${concern}/$respond-to-concern`,
      text('discussedWithClient', 'Corrie had het ook gezien.'),
      text('discussedWithCarer', 'Mieke schrok ervan.'),
      text('helpOffered', 'Sanne doet het nog eens voor.'),
      ref('by', SANNE),
    );
    expect(statusesIn(discussed)).toEqual(['Task in-progress', 'Provenance']);
    const body = await both(
      `${concern}/$respond-to-concern`,
      text('advice', 'Eerst handen wassen.'),
      text('monitoring', 'Sanne kijkt twee keer mee.'),
      ref('escalatedTo', 'PractitionerRole/achterwacht-verpleging'),
      code('outcome', 'resolved'),
    );
    const [closed] = writtenIn(body);
    expect([
      closed.status,
      closed.output.map(({ type }: { type: { coding: [JsonObject] } }) => type.coding[0]['code']),
    ]).toEqual([
      'completed',
      [
        'discussed-with-client',
        'discussed-with-carer',
        'help-offered',
        'advice',
        'monitoring',
        'escalated-to',
        'outcome',
      ],
    ]);
    const again = await run(`${concern}/$respond-to-concern`, text('note', 'Nog iets.'));
    expect([again.status, errorsIn(again.body)]).toEqual([422, [['already-closed', 'Task.status']]]);
  });

  test('no response in time: the organisation too may be liable, and that is shown with the agreement', async () => {
    await report();
    const rulesOn = async (date: string) => {
      const { body } = await call(`${service.base}/${SISTER}/$check-agreements?date=${date}`);
      const own = body.parameter.find((one: { part?: [{ valueReference: JsonObject }] }) =>
        one.part?.some(({ valueReference }) => valueReference?.['reference'] === agreement),
      );
      return JSON.stringify(own);
    };
    expect(await rulesOn(await today())).toContain('"LIAB-1"');
    expect(await rulesOn(await today())).not.toContain('CONCERN-5-liability');
    expect(await rulesOn('2099-01-01')).toContain('CONCERN-5-liability');
  });

  test('back to staff, or care taken over: the agreement ends with it', async () => {
    const concern = `Task/${writtenIn((await report()).body)[0].id}`;
    const body = await both(
      `${concern}/$respond-to-concern`,
      text('discussedWithCarer', 'Besproken.'),
      text('helpOffered', 'Aangeboden.'),
      code('outcome', 'returned'),
    );
    expect(statusesIn(body)).toEqual(['Task completed', 'CarePlan revoked', 'Provenance']);
  });

  test.each(['report-unsafe-care', 'domestic-violence-code', 'complaints-procedure'])(
    'the own steps of the organisation are an outcome: %s',
    async (outcome) => {
      const concern = `Task/${writtenIn((await report(code('reason', 'unsafe-at-home'))).body)[0].id}`;
      const { status, body } = await run(`${concern}/$respond-to-concern`, code('outcome', outcome));
      expect([status, findingsIn(body)]).toEqual([200, []]);
    },
  );

  test('closed as resolved without any note is refused', async () => {
    const concern = `Task/${writtenIn((await report()).body)[0].id}`;
    const { status, body } = await run(`${concern}/$respond-to-concern`, code('outcome', 'resolved'));
    expect([status, errorsIn(body)]).toEqual([422, [['CONCERN-3', 'Parameters.parameter[0]']]]);
  });
});

describe('$sock-check', () => {
  const calm = { self: false, 'health-changed': false, 'can-cope': true, 'knows-whom': true, doubt: false };

  test('no doubt: the answers are kept, and nothing else is made', async () => {
    const body = await both(`${agreement}/$sock-check`, answered('sock-check', { ...calm, 'knows-how': true }));
    expect([body.parameter[0], statusesIn(body)]).toEqual([
      { name: 'doubt', valueBoolean: false },
      ['QuestionnaireResponse completed', 'Provenance'],
    ]);
  });

  test.each([
    { what: 'something changed', answers: { 'health-changed': true } },
    { what: 'she cannot cope', answers: { 'can-cope': false } },
    { what: 'she does not know whom to call', answers: { 'knows-whom': false } },
    { what: 'the client cannot say what she wants', answers: { 'client-can-say': false } },
    { what: 'she does not know how', answers: { 'knows-how': false } },
    { what: 'she doubts', answers: { doubt: true } },
  ])('$what: the phone number of the achterwacht comes first, and a task for her', async ({ answers }) => {
    const body = await both(`${agreement}/$sock-check`, answered('sock-check', { ...calm, ...answers } as never));
    expect(body.parameter.slice(0, 2)).toMatchObject([
      { name: 'doubt', valueBoolean: true },
      {
        name: 'achterwacht',
        part: [
          { name: 'who', valueReference: { reference: 'PractitionerRole/achterwacht-verpleging' } },
          { name: 'contact', valueContactPoint: { value: '+31205550112' } },
        ],
      },
    ]);
    expect(statusesIn(body)).toEqual(['QuestionnaireResponse completed', 'Task requested', 'Provenance']);
    expect(writtenIn(body)[1]).toMatchObject({
      owner: { reference: 'PractitionerRole/achterwacht-verpleging' },
      focus: { reference: agreement },
    });
  });

  test('who does it herself is not asked whether she can still say what she wants', async () => {
    const { body } = await run(
      'CarePlan/mei-spuit-zelf/$sock-check',
      answered('sock-check', { ...calm, self: true, 'client-can-say': false }),
    );
    expect(body.parameter[0]).toEqual({ name: 'doubt', valueBoolean: false });
  });
});

describe('$hand-back', () => {
  test('at any hour, without a reason: on hold at once, with a task for who takes over', async () => {
    const body = await both(`${agreement}/$hand-back`);
    expect(statusesIn(body)).toEqual(['CarePlan on-hold', 'Task requested', 'Provenance']);
    const [plan, review, provenance] = writtenIn(body);
    expect(JSON.stringify(plan)).toContain('"valueCode":"withdrawn"');
    expect(review.reasonCode.coding[0].code).toBe('handed-back');
    expect(provenance.agent[0].who.reference).toBe(carer);
    const again = await run(`${agreement}/$hand-back`);
    expect([again.status, statusesIn(again.body)]).toEqual([200, ['CarePlan on-hold', 'Task requested', 'Provenance']]);
  });

  test('of an agreement that is over there is nothing to hand back', async () => {
    await run(`${evaluation}/$evaluate`, code('outcome', 'stop'));
    const { status, body } = await run(`${agreement}/$hand-back`, text('reason', 'Ik kan niet meer.'));
    expect([status, statusesIn(body)]).toEqual([200, []]);
  });

  test('one of a group of volunteers: the others go on, and somebody arranges it', async () => {
    const { status, body } = await run('CarePlan/harry-wandelt/$hand-back');
    expect([status, statusesIn(body)]).toEqual([200, ['Task requested', 'Provenance']]);
    expect((await get('CarePlan/harry-wandelt')).status).toBe('active');
  });
});

describe('$competence', () => {
  test('shown, done together, able alone: each step stands, of the mantelzorger in the client’s record', async () => {
    for (const level of ['shown', 'done-together', 'able-alone']) {
      const body = await both(`${agreement}/$competence`, code('level', level), ref('by', SANNE));
      expect(statusesIn(body)).toEqual(['Observation final', 'Provenance']);
      expect(writtenIn(body)[0]).toMatchObject({
        subject: { reference: SISTER },
        focus: [{ reference: carer }],
        performer: [{ reference: SANNE }, { reference: carer }],
      });
    }
  });

  test.each([
    { what: 'that she was not asked', given: [flag('together', false), ref('by', SANNE)], id: 'ACT-13-together' },
    { what: 'that no professional is named who taught it', given: [], id: 'ACT-14' },
  ])('$what is told, where it can be mended', async ({ given, id }) => {
    const untaught = mieke.filter(({ name }) => name !== 'competence');
    const made = await run('$record-agreement', ...changed(untaught, text('decision', `zonder-les-${number}`)));
    const plan = `CarePlan/${writtenIn(made.body)[1].id}`;
    const { body } = await run(`${plan}/$competence`, code('level', 'able-alone'), ...given);
    expect(findingsIn(body).map(([code]) => code)).toContain(id);
  });

  test('of a volunteer it counts for all her clients', async () => {
    const body = await both(
      'CarePlan/sanne-helpt-jaap/$competence',
      code('level', 'able-alone'),
      ref('by', 'PractitionerRole/verpleegkundige-het-anker'),
      day('until', '2099-01-01'),
    );
    const [found] = writtenIn(body);
    expect([found.subject, found.focus]).toEqual([undefined, [{ reference: 'Person/sanne-blom' }]]);
  });
});

describe('$determine-role', () => {
  const roleOf = async (answers: Readonly<Record<string, boolean>>, kind?: string) => {
    const questions = answered('role-check', answers);
    const items = (questions['resource'] as JsonObject)['item'] as JsonObject[];
    if (kind) items.push({ linkId: 'kind', answer: [{ valueCoding: { code: kind } }] });
    const { body } = await run('$determine-role', questions);
    return body.parameter.slice(0, 2).map(({ valueCode }: JsonObject) => valueCode);
  };

  test.each([
    { answers: { self: true }, role: ['client', 'ACT-18'] },
    { answers: { self: false, bond: true }, role: ['mantelzorger', 'ROLE-1'] },
    { answers: { bond: true, pgb: true }, role: ['mantelzorger', 'ROLE-3'] },
    { answers: { bond: true, pgb: true, wages: true }, role: ['mantelzorger', 'ROLE-3'] },
    { answers: { bond: true, professional: true }, role: ['mantelzorger', 'ROLE-6'] },
    { answers: { bond: true, 'company-employee': true }, role: ['professional', 'ROLE-7'] },
    { answers: { bond: false, organised: true }, role: ['vrijwilliger', 'ROLE-2'] },
    { answers: { bond: false, organised: true, wages: true }, role: ['professional', 'ROLE-10'] },
    { answers: { bond: false, pgb: true }, role: ['professional', 'ROLE-10'] },
    { answers: { bond: false, 'other-client': true }, kind: 'care-act', role: ['vrijwilliger', 'ROLE-4'] },
    { answers: { bond: false, 'other-client': true }, kind: 'company', role: ['none', 'ROLE-5'] },
    {
      answers: { bond: false, 'other-client': true, structural: true, requested: true },
      kind: 'company',
      role: ['vrijwilliger', 'ROLE-4'],
    },
    { answers: { bond: false }, kind: 'care-act', role: ['undecided', 'ROLE-10'] },
    { answers: { organised: false }, role: ['undecided', 'ROLE-10'] },
  ])('$answers $kind: $role', async ({ answers, kind, role }) => {
    expect(await roleOf(answers as never, kind)).toEqual(role);
  });

  test('says why, in the language asked', async () => {
    const body = parameters(answered('role-check', { bond: true }));
    const texts = await Promise.all(
      ['nl', 'en'].map(async (language) => {
        const answer = await call(`${service.base}/$determine-role`, 'POST', body, { 'Accept-Language': language });
        return answer.body.parameter[2].valueString;
      }),
    );
    expect(texts).toEqual([expect.stringContaining('persoonlijke band'), expect.stringContaining('personal bond')]);
  });
});

describe('bad input is answered by an OperationOutcome, and nothing is written', () => {
  const what = text('what', 'Iets.');
  const by = ref('by', SANNE);
  const other = ref('by', 'RelatedPerson/sanne-bij-jaap');
  const cases: { path: () => string; given: Parameter[]; status: number; errors: [string, string][] }[] = [
    { path: () => 'Task/geen/$evaluate', given: [code('outcome', 'stop')], status: 404, errors: [['not-found', '']] },
    {
      path: () => `${evaluation}/$evaluate`,
      given: [],
      status: 400,
      errors: [['operation-parameter-missing', 'outcome']],
    },
    {
      path: () => `${evaluation}/$evaluate`,
      given: [code('outcome', 'misschien')],
      status: 400,
      errors: [['operation-parameter-invalid', 'Parameters.parameter[0]']],
    },
    {
      path: () => `${evaluation}/$evaluate`,
      given: [code('outcome', 'continue'), day('nextDate', '2020-01-01')],
      status: 422,
      errors: [['dates-contradict', 'Parameters.parameter[1]']],
    },
    {
      path: () => `${evaluation}/$evaluate`,
      given: [code('outcome', 'stop'), other],
      status: 422,
      errors: [['person-of-other-client', 'Parameters.parameter[1]']],
    },
    {
      path: () => `${evaluation}/$evaluate`,
      given: [code('outcome', 'stop'), answered('sock-check', { doubt: true })],
      status: 422,
      errors: [['not-ours', 'Parameters.parameter[1].resource.questionnaire']],
    },
    {
      path: () => `${evaluation}/$respond-to-concern`,
      given: [text('note', 'x')],
      status: 422,
      errors: [['not-ours', 'Task']],
    },
    {
      path: () => 'CarePlan/zorgplan/$hand-back',
      given: [],
      status: 422,
      errors: [['not-ours', 'CarePlan']],
    },
    {
      path: () => `${agreement}/$hand-back`,
      given: [other],
      status: 422,
      errors: [['person-of-other-client', 'Parameters.parameter[0]']],
    },
    {
      path: () => `${agreement}/$hand-back`,
      given: [text('waarom', 'x')],
      status: 400,
      errors: [['operation-parameter-invalid', 'Parameters.parameter[0]']],
    },
    {
      path: () => `${agreement}/$report-concern`,
      given: [by],
      status: 400,
      errors: [['operation-parameter-missing', 'what']],
    },
    { path: () => `${agreement}/$report-concern`, given: [what], status: 422, errors: [['CONCERN-1', 'by']] },
    {
      path: () => `${agreement}/$report-concern`,
      given: [what, other],
      status: 422,
      errors: [['person-of-other-client', 'Parameters.parameter[1]']],
    },
    { path: () => 'Patient/niemand/$report-concern', given: [what, by], status: 404, errors: [['not-found', '']] },
    {
      path: () => `${SISTER}/$report-concern`,
      given: [what, by, ref('agreement', 'CarePlan/sanne-helpt-jaap')],
      status: 422,
      errors: [['person-of-other-client', 'Parameters.parameter[2]']],
    },
    {
      path: () => `${agreement}/$sock-check`,
      given: [],
      status: 400,
      errors: [['operation-parameter-missing', 'answers']],
    },
    {
      path: () => `${agreement}/$sock-check`,
      given: [resource('answers', { resourceType: 'Patient' })],
      status: 400,
      errors: [['operation-parameter-invalid', 'Parameters.parameter[0]']],
    },
    {
      path: () => `${agreement}/$competence`,
      given: [code('level', 'able-alone'), day('date', '2026-11-10'), day('until', '2026-11-01')],
      status: 422,
      errors: [['dates-contradict', 'Parameters.parameter[2]']],
    },
    {
      path: () => 'CarePlan/mei-spuit-zelf/$competence',
      given: [code('level', 'shown')],
      status: 422,
      errors: [['not-ours', 'CarePlan.activity[0].detail.performer[0]']],
    },
    {
      path: () => 'Consent/jaap-stemt-in/$revoke',
      given: [ref('by', carer || 'RelatedPerson/niemand')],
      status: 422,
      errors: [['person-unknown', 'Parameters.parameter[0]']],
    },
  ];

  test.each(cases.map((one, index) => ({ ...one, index })))(
    '$index: $errors',
    async ({ path, given, status, errors }) => {
      const before = await versions();
      const { status: got, body } = await run(path(), ...given);
      expect([got, body.resourceType, errorsIn(body)]).toEqual([status, 'OperationOutcome', errors]);
      expect(await versions()).toEqual(before);
    },
  );
});
