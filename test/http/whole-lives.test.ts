import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { mieke, SANNE, SISTER } from './decisions.ts';
import { dayFromNow, lifeOf, madeIn } from './life.ts';
import {
  act,
  changed,
  code,
  day,
  errorsIn,
  findingsIn,
  flag,
  type Parameter,
  part,
  phone,
  ref,
  statusesIn,
  text,
  without,
  writtenIn,
} from './parameters.ts';
import { call } from './start-service.ts';

/** The lives that docs/stories.md tells; each heading there is a story here, and each story here has its heading. */
const told: string[] = [];
const story = (title: string, steps: () => void): void => {
  told.push(title);
  describe(title, steps);
};

const idsIn = (body: never): string[] => findingsIn(body).map(([id]) => id);

story('Mieke’s technique slips', () => {
  const life = lifeOf('mieke');
  let agreement = '';
  let evaluation = '';
  let carer = '';
  let concern = '';

  test('Sanne sees it, and says so: today, about the agreement', async () => {
    [agreement, evaluation, carer] = (await Promise.all(
      ['CarePlan?category=care-agreement', 'Task?code=evaluation', 'RelatedPerson?patient=zus-van-mieke'].map(
        async (search) => {
          const [found] = await life.find(search);
          return `${found?.resourceType}/${found?.id}`;
        },
      ),
    )) as [string, string, string];
    const answer = await life.run(
      `${agreement}/$report-concern`,
      text('what', 'Mieke trekt de naald er te snel uit.'),
      code('reason', 'unsafe-act'),
      ref('by', SANNE),
    );
    concern = madeIn(answer, 'Task');
    expect(writtenIn(answer.body)[0].extension).toMatchObject([{ valueReference: { reference: carer } }]);
  });

  test('it is discussed with both, and help is offered: the injecting goes on meanwhile', async () => {
    const { body } = await life.run(
      `${concern}/$respond-to-concern`,
      text('discussedWithClient', 'Corrie had het gemerkt, en wil graag dat Mieke het blijft doen.'),
      text('discussedWithCarer', 'Mieke schrok: niemand had het haar zo laten zien.'),
      text('helpOffered', 'Sanne doet het nog eens voor, en kijkt twee keer mee.'),
      ref('by', SANNE),
    );
    expect([statusesIn(body), idsIn(body as never)]).toEqual([['Task in-progress', 'Provenance'], []]);
    expect((await life.get(agreement))['status']).toBe('active');
  });

  test('done together, and then able alone: both decide it', async () => {
    for (const level of ['done-together', 'able-alone']) {
      const { status } = await life.run(`${agreement}/$competence`, code('level', level), ref('by', SANNE));
      expect(status).toBe(200);
    }
    expect(await life.told(SISTER, agreement)).not.toContain('ACT-6-teaching');
  });

  test('it is evaluated, and goes on; the concern is closed with what was done', async () => {
    const evaluated = await life.run(
      `${evaluation}/$evaluate`,
      code('outcome', 'continue'),
      day('nextDate', dayFromNow(60)),
      flag('overload', false),
      text('note', 'De techniek is weer goed.'),
      ref('by', SANNE),
    );
    expect(statusesIn(evaluated.body)).toEqual(['Task completed', 'CarePlan active', 'Task requested', 'Provenance']);
    const closed = await life.run(`${concern}/$respond-to-concern`, code('outcome', 'resolved'), ref('by', SANNE));
    expect(statusesIn(closed.body)).toEqual(['Task completed', 'Provenance']);
    expect(await life.consistent(SISTER)).toBe(true);
  });

  test('had nobody responded, the organisation too might be liable', async () => {
    const answer = await life.run(
      `${agreement}/$report-concern`,
      text('what', 'Het gaat weer mis.'),
      ref('by', SANNE),
      day('respondBy', dayFromNow(3)),
    );
    expect(answer.status).toBe(200);
    expect(await life.told(SISTER, agreement)).not.toContain('CONCERN-5-liability');
    expect(await life.told(SISTER, agreement, dayFromNow(4))).toEqual(
      expect.arrayContaining(['LIAB-1', 'CONCERN-5-liability']),
    );
  });
});

story('Her sister can no longer decide, and the mentor consents', () => {
  const life = lifeOf('mieke');
  let consent: Resource;
  let agreement = '';
  const MENTOR = 'RelatedPerson/mentor-van-corrie';

  const capacity: JsonObject = {
    url: 'https://samenspel.example/fhir/StructureDefinition/decision-capacity',
    extension: [
      { url: 'capable', valueBoolean: false },
      { url: 'foundBy', valueReference: { reference: SANNE } },
      { url: 'date', valueDate: dayFromNow(0) },
      { url: 'about', valueString: 'Wie haar insuline spuit.' },
    ],
  };

  test('that she cannot decide about this cannot stand in a consent that she gave herself', async () => {
    [consent] = (await life.find('Consent?patient=zus-van-mieke')) as [Resource];
    agreement = `CarePlan/${(await life.find('CarePlan?category=care-agreement'))[0]?.id}`;
    const { status, body } = await life.put({ ...consent, extension: [capacity] });
    expect([status, errorsIn(body)]).toEqual([422, [['CARE-6', 'Consent']]]);
    expect((await life.get(agreement))['status']).toBe('active');
  });

  test('Mieke cannot consent for her sister, though she is first to be asked', async () => {
    const carer = (await life.find('RelatedPerson?patient=zus-van-mieke'))[0]?.id;
    const given = changed(
      without(mieke, 'carer', 'competence'),
      text('decision', 'mieke-voor-corrie'),
      act('medicines'),
      part('carer', ref('who', `RelatedPerson/${carer}`)),
      part(
        'consent',
        ref('by', `RelatedPerson/${carer}`),
        flag('capable', false),
        ref('capableFoundBy', SANNE),
        day('capableFoundOn', dayFromNow(0)),
        text('capableAbout', 'Wie haar medicijnen geeft.'),
      ),
    );
    const { status, body } = await life.run('$record-agreement', ...given);
    expect([status, errorsIn(body)]).toEqual([422, [['CARE-6-representative', 'Parameters.parameter[15]']]]);
  });

  test('the mentor consents in her place: the old consent goes and the new one comes in one transaction, and nothing stops', async () => {
    const { id: _id, meta: _meta, ...given } = await life.get(`Consent/${consent.id}`);
    const now = new Date().toISOString();
    const { status, body } = await call(life.base(), 'POST', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [
        {
          resource: {
            resourceType: 'RelatedPerson',
            id: 'mentor-van-corrie',
            active: true,
            patient: { reference: SISTER },
            relationship: [{ coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '15' }] }],
            name: [{ text: 'Mentor' }],
          },
          request: { method: 'PUT', url: MENTOR },
        },
        {
          resource: { ...(await life.get(`Consent/${consent.id}`)), status: 'inactive' },
          request: { method: 'PUT', url: `Consent/${consent.id}` },
        },
        {
          resource: {
            ...given,
            extension: [capacity],
            identifier: [{ system: 'https://samenspel.example/fhir/decision', value: 'mentor/consent' }],
            dateTime: now,
            performer: [{ reference: MENTOR }],
            verification: [],
          },
          request: { method: 'POST', url: 'Consent' },
        },
      ].map((entry) => JSON.parse(JSON.stringify(entry).replace(',"verification":[]', ''))),
    });
    expect([status, body.issue]).toEqual([200, undefined]);
    expect((await life.get(agreement))['status']).toBe('active');
    expect(await life.consistent(SISTER)).toBe(true);
  });
});

story('Harry stops as a volunteer', () => {
  const life = lifeOf('harry', 'aan-tafel');

  test('his agreement with De Waalboog ends: walking is no care act, so it goes on until somebody decides', async () => {
    const contract = await life.get('Contract/overeenkomst-harry');
    expect((await life.put({ ...contract, status: 'terminated' })).status).toBe(200);
    expect((await life.get('CarePlan/harry-wandelt'))['status']).toBe('active');
  });

  test('Marian decides with the group: both tasks of his end with their evaluation', async () => {
    for (const task of ['evaluatie-harry-wandelt', 'evaluatie-harry-kookt']) {
      const { body } = await life.run(
        `Task/${task}/$evaluate`,
        code('outcome', 'stop'),
        text('note', 'Harry is verhuisd. Iedereen mist zijn toastjes.'),
      );
      expect(statusesIn(body)).toEqual(['Task completed', 'CarePlan completed', 'Provenance']);
    }
  });

  test('where a volunteer does a care act, that stops at once: her agreement is what keeps her free (ACT-11)', async () => {
    const contract = await life.get('Contract/overeenkomst-sanne');
    const { body } = await life.put({ ...contract, status: 'terminated' });
    expect(idsIn(body as never)).toContain('ACT-11');
    expect((await life.get('CarePlan/sanne-helpt-jaap'))['status']).toBe('on-hold');
  });
});

story('It becomes too much for Cor, and he gets a free afternoon', () => {
  const life = lifeOf('cor');
  const ILSE = 'PractitionerRole/wijkverpleegkundige-ilse';
  const WIFE = 'Patient/vrouw-van-cor';

  test('in the evaluation he says that it is too much: that is told, as long as nothing is offered', async () => {
    const { body } = await life.run(
      'Task/evaluatie-cor-medicijnen/$evaluate',
      code('outcome', 'change'),
      day('nextDate', dayFromNow(30)),
      flag('overload'),
      flag('dryRun'),
    );
    expect(findingsIn(body)).toContainEqual(['EVAL-7', 'support']);
  });

  test('respite care is offered and he accepts it; the agreement says who covers on that afternoon', async () => {
    const { status, body } = await life.run(
      'Task/evaluatie-cor-medicijnen/$evaluate',
      code('outcome', 'change'),
      day('nextDate', dayFromNow(30)),
      flag('overload'),
      part('support', code('kind', 'respite-care'), code('answer', 'accepted'), text('reason', 'Cor slaapt slecht.')),
      part('standIn', text('arrangement', 'Op woensdagmiddag is Cor vrij: dan komt de thuiszorg.'), ref('who', ILSE)),
      ref('by', ILSE),
    );
    expect([status, idsIn(body as never)]).toEqual([200, []]);
    expect(statusesIn(body)).toEqual([
      'Task completed',
      'CarePlan active',
      'ServiceRequest active',
      'Task requested',
      'Provenance',
    ]);
    expect(JSON.stringify(writtenIn(body)[1])).toContain('Op woensdagmiddag is Cor vrij');
    expect(await life.told(WIFE)).not.toContain('EVAL-7');
    expect(await life.consistent(WIFE)).toBe(true);
  });
});

story('A girl with a pump turns twelve, and nothing stops', () => {
  const life = lifeOf('mieke');
  const GIRL = 'Patient/meisje-met-pomp';
  const MOTHER = 'RelatedPerson/moeder-van-meisje';
  const twelveYearsBefore = (daysFromNow: number): string => {
    const [year, ...rest] = dayFromNow(daysFromNow).split('-');
    // The 29th of February is in no year twelve years before that has none.
    return [String(Number(year) - 12), ...rest].join('-').replace(/-02-29$/, '-02-28');
  };
  const agreed = (decision: string, ...consents: Parameter[]): Parameter[] => [
    text('decision', decision),
    ref('client', GIRL),
    ref('by', SANNE),
    part('carer', ref('who', MOTHER)),
    act('subcutaneous-injection'),
    text('when', 'Om de drie dagen de infuusset van de pomp'),
    { name: 'period', valuePeriod: { start: dayFromNow(-7) } },
    part('achterwacht', ref('who', SANNE), phone('contact', '+31205550111')),
    part('standIn', text('arrangement', 'Dan komt de kinderthuiszorg.')),
    part('carerConsent', code('status', 'given')),
    ...consents,
    part('evaluation', day('date', dayFromNow(90)), text('how', 'Met haar en haar moeder.')),
  ];
  const mother = (daysAgo: number) =>
    part('consent', ref('by', MOTHER), { name: 'date', valueDateTime: dayFromNow(-daysAgo) });

  test('at eleven her mother consents for her, and herself does it', async () => {
    await life.put({ resourceType: 'Patient', id: 'meisje-met-pomp', birthDate: twelveYearsBefore(1) });
    await life.put({
      resourceType: 'RelatedPerson',
      id: 'moeder-van-meisje',
      active: true,
      patient: { reference: GIRL },
      relationship: [
        { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', code: '100001' }] },
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH' }] },
      ],
      name: [{ text: 'Moeder' }],
    });
    const { status, body } = await life.run('$record-agreement', ...agreed('pomp', mother(7)));
    expect([status, errorsIn({ issue: body.issue ?? [] })]).toEqual([200, []]);
  });

  test('tomorrow she is twelve: it is told that she must be asked too, as a warning, and it goes on', async () => {
    const tomorrow = (await life.told(GIRL, undefined, dayFromNow(1))).filter((id) => id.startsWith('CARE-'));
    expect(tomorrow).toContain('CARE-4');
    const { body } = await call(`${life.base()}/${GIRL}/$check-agreements?date=${dayFromNow(1)}`);
    expect(body.parameter[0]).toEqual({ name: 'consistent', valueBoolean: true });
  });

  test('it turns out that she is twelve already: it goes on, with a task to ask her', async () => {
    const girl = await life.get(GIRL);
    expect((await life.put({ ...girl, birthDate: twelveYearsBefore(0) })).status).toBe(200);
    const [plan] = await life.find('CarePlan?patient=meisje-met-pomp');
    expect(plan?.['status']).toBe('active');
    const evaluation = (await life.find('Task?patient=meisje-met-pomp&code=evaluation'))[0];
    const evaluated = await life.run(
      `Task/${evaluation?.id}/$evaluate`,
      code('outcome', 'continue'),
      day('nextDate', dayFromNow(90)),
    );
    expect([evaluated.status, statusesIn(evaluated.body)[1]]).toEqual([200, 'CarePlan active']);
  });

  test('what is agreed anew from now on needs her own consent, beside her mother’s', async () => {
    const refused = await life.run('$record-agreement', ...agreed('pomp-nieuw', mother(0)));
    expect([refused.status, errorsIn(refused.body).map(([id]) => id)]).toEqual([422, ['CARE-4']]);
    const both = part('consent', ref('by', GIRL), ref('by', MOTHER));
    const accepted = await life.run('$record-agreement', ...agreed('pomp-nieuw', both));
    expect(accepted.status).toBe(200);
    expect(await life.consistent(GIRL)).toBe(true);
  });
});

story('Mieke hands the injecting back at ten in the evening', () => {
  const life = lifeOf('mieke');
  let agreement = '';
  let review = '';

  test('no reason is asked, and nobody needs to be found first: it is accepted, and on hold', async () => {
    agreement = `CarePlan/${(await life.find('CarePlan?category=care-agreement'))[0]?.id}`;
    const answer = await life.run(`${agreement}/$hand-back`);
    expect([answer.status, statusesIn(answer.body)]).toEqual([
      200,
      ['CarePlan on-hold', 'Task requested', 'Provenance'],
    ]);
    review = madeIn(answer, 'Task');
    expect(await life.told(SISTER)).toContain('ACT-17');
  });

  test('it does not start again by itself: Mieke would have to want it', async () => {
    const plan = await life.get(agreement);
    const [activity] = plan['activity'] as [{ detail: JsonObject }];
    const active = { ...plan, status: 'active', activity: [{ detail: { ...activity.detail, status: 'in-progress' } }] };
    const { status, body } = await life.put(active);
    expect([status, errorsIn(body).map(([id]) => id)]).toEqual([422, ['CARE-2']]);
  });

  test('the night nurse injects, and who takes over is arranged: the task is done', async () => {
    const task = await life.get(review);
    expect((await life.put({ ...task, status: 'completed' })).status).toBe(200);
    expect(await life.told(SISTER)).not.toContain('ACT-17');
  });
});

story('A sister takes over tonight, and it is recorded tomorrow', () => {
  const life = lifeOf('mieke');
  const tonight = [
    ...changed(
      without(mieke, 'consent', 'carerConsent', 'achterwacht', 'evaluation', 'competence', 'meeting'),
      text('decision', 'vannacht'),
      part(
        'carer',
        code('role', 'mantelzorger'),
        { name: 'name', valueHumanName: { text: 'Dora Bosman' } },
        day('bondSince', '1950'),
      ),
      { name: 'period', valuePeriod: { start: dayFromNow(-1) } },
    ),
  ];
  let agreement = '';
  let carer = '';

  test('what nobody had time for at night is told as a warning, and the care that was given stands', async () => {
    expect((await life.run('$record-agreement', ...tonight)).status).toBe(422);
    const answer = await life.run('$record-agreement', ...tonight, flag('recordedAfterwards'));
    expect([answer.status, findingsIn(answer.body)]).toEqual([
      200,
      expect.arrayContaining([
        ['CARE-1', 'consent'],
        ['ACT-2-w', 'achterwacht'],
        ['ACT-3-w', 'evaluation'],
      ]),
    ]);
    [agreement, carer] = [madeIn(answer, 'CarePlan'), madeIn(answer, 'RelatedPerson')];
  });

  test('tomorrow it is agreed as it should be, and the one of the night ends', async () => {
    const whole = changed(mieke, text('decision', 'overdag'), part('carer', ref('who', carer)));
    const answer = await life.run('$record-agreement', ...whole);
    expect(answer.status).toBe(200);
    const night = await life.get(agreement);
    const [activity] = night['activity'] as [{ detail: JsonObject }];
    const ended = {
      ...night,
      status: 'completed',
      activity: [{ detail: { ...activity.detail, status: 'completed' } }],
    };
    expect((await life.put(ended)).status).toBe(200);
    expect(await life.consistent(SISTER)).toBe(true);
    expect(await life.told(SISTER)).not.toContain('CARE-1');
  });
});

story('The organisation withdraws its policy on what volunteers may do', () => {
  const life = lifeOf('aan-tafel');
  const NURSE = 'PractitionerRole/verpleegkundige-het-anker';
  const injecting = (decision: string): Parameter[] => [
    text('decision', decision),
    ref('client', 'Patient/tafelgenoot-jaap'),
    ref('by', NURSE),
    ref('carePlan', 'CarePlan/zorgplan-jaap'),
    part('carer', ref('who', 'RelatedPerson/sanne-bij-jaap')),
    act('insulin-injection'),
    text('when', 'Voor het avondeten'),
    part('achterwacht', ref('who', NURSE), phone('contact', '+31235550101')),
    part('standIn', text('arrangement', 'Dan doet een verpleegkundige het.')),
    part('carerConsent', code('status', 'given')),
    part('consent', ref('by', 'Patient/tafelgenoot-jaap')),
    part('order', ref('by', NURSE), flag('trained'), text('training', 'BIG')),
    part('competence', code('level', 'able-alone'), ref('by', NURSE), day('until', dayFromNow(300))),
    part('evaluation', day('date', dayFromNow(60)), text('how', 'Met Jaap en Sanne.')),
  ];
  const policy = (...acts: string[]) =>
    acts.map(
      (name): JsonObject => ({
        url: 'https://samenspel.example/fhir/StructureDefinition/act-policy',
        extension: [
          {
            url: 'act',
            valueCodeableConcept: { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/act', code: name }] },
          },
          { url: 'party', valueCode: 'volunteer' },
        ],
      }),
    );
  const setPolicy = async (...acts: string[]) => {
    const organisation = await life.get('Organization/verpleeghuis-het-anker');
    expect((await life.put({ ...organisation, extension: policy(...acts) })).status).toBe(200);
  };
  let agreement = '';

  test('while the policy does not name injections, a volunteer does none', async () => {
    const { status, body } = await life.run('$record-agreement', ...injecting('nog-niet'));
    expect([status, errorsIn(body).map(([id]) => id)]).toEqual([422, ['ACT-7']]);
  });

  test('the organisation chooses to allow it, under its conditions: then she may', async () => {
    await setPolicy('medicine-intake', 'insulin-injection');
    const answer = await life.run('$record-agreement', ...injecting('nu-wel'));
    expect(answer.status).toBe(200);
    agreement = madeIn(answer, 'CarePlan');
  });

  test('it withdraws that: no new one begins, and the one that stands does not go on unseen', async () => {
    await setPolicy('medicine-intake');
    const { status, body } = await life.run('$record-agreement', ...injecting('nog-een'));
    expect([status, errorsIn(body).map(([id]) => id)]).toContainEqual(422);
    expect(errorsIn(body).map(([id]) => id)).toContain('ACT-7');
    const goesOn = (await life.get(agreement))['status'] === 'active';
    const said = (await life.told('Patient/tafelgenoot-jaap', agreement)).includes('ACT-7');
    expect(goesOn && !said).toBe(false);
  });
});

story('A concern about violence at home stays hidden from the husband who represents her', () => {
  const life = lifeOf('jan');
  const TINEKE = 'Patient/tineke';
  const [CARER, REPRESENTATIVE] = ['RelatedPerson/jan-mantelzorger', 'RelatedPerson/jan-vertegenwoordiger'];
  const MARLOES = 'PractitionerRole/evv-marloes';
  let concern = '';
  let provenance = '';

  test('Marloes signals it: about Jan, serious, to be weighed today; it is not asked whether she spoke with him', async () => {
    const answer = await life.run(
      `${TINEKE}/$report-concern`,
      text('what', 'Blauwe plekken op haar armen, en zij schrikt als hij binnenkomt.'),
      code('reason', 'unsafe-at-home'),
      ref('about', CARER),
      flag('serious'),
      ref('by', MARLOES),
    );
    expect([answer.status, idsIn(answer.body as never)]).toEqual([200, []]);
    [concern, provenance] = [madeIn(answer, 'Task'), madeIn(answer, 'Provenance')];
    expect(await life.told(TINEKE)).toContain('CONCERN-6');
  });

  test.each([CARER, REPRESENTATIVE])('Jan, as %s, sees the record, and nothing of it', async (who) => {
    const { status, body } = await life.run(`${TINEKE}/$disclose`, ref('to', who));
    expect(status).toBe(200);
    const shown = JSON.stringify(body);
    expect(shown).toContain('jan-spuit-insuline');
    for (const hidden of [concern, provenance]) expect(shown).not.toContain(hidden.split('/')[1]);
    expect(shown).not.toContain('Blauwe plekken');
  });

  test('nor in the log of who looked, which he may see for her', async () => {
    const { status, body } = await life.run(`${TINEKE}/$access-log`, ref('actor', REPRESENTATIVE));
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain(concern.split('/')[1]);
  });

  test('the steps of the meldcode are the outcome', async () => {
    const { status, body } = await life.run(
      `${concern}/$respond-to-concern`,
      code('outcome', 'domestic-violence-code'),
      text('note', 'Stap 1 tot en met 5 gevolgd; melding gedaan bij Veilig Thuis.'),
      ref('by', MARLOES),
    );
    expect([status, statusesIn(body), idsIn(body as never)]).toEqual([200, ['Task completed', 'Provenance'], []]);
    const { body: seen } = await life.run(`${TINEKE}/$disclose`, ref('to', REPRESENTATIVE));
    expect(JSON.stringify(seen)).not.toContain('Veilig Thuis');
  });
});

test('docs/stories.md tells each of these lives, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/stories.md'), 'utf8');
  expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(told);
});
