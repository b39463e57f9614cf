import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/audit/verify.ts';
import { type Answer, call, startService, type TestService } from '../http/start-service.ts';
import { consent, deny, permit } from './build.ts';
import { CANARY, RESOURCES, TRANSACTION } from './dossier-of-mother.ts';

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Any = any;

const ELS = 'RelatedPerson/els';
const JAN = 'RelatedPerson/jan';
const MENTOR = 'RelatedPerson/mentor';
const PERSONS = [ELS, JAN, MENTOR];
const HERS = RESOURCES.filter(({ resourceType }) =>
  ['CarePlan', 'Observation', 'Condition', 'Task'].includes(resourceType),
);

describe('the operations of disclosure', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    const { status, body } = await call(service.base, 'POST', TRANSACTION);
    expect([status, body.issue ?? []]).toEqual([200, []]);
  });
  afterAll(() => service.stop());

  const operate = (
    name: string,
    parameters: Record<string, string | object> = {},
    patient = 'mother',
  ): Promise<Answer> =>
    call(`${service.base}/Patient/${patient}/$${name}`, 'POST', {
      resourceType: 'Parameters',
      parameter: Object.entries(parameters).map(([key, value]) =>
        typeof value === 'string'
          ? { name: key, valueReference: { reference: value } }
          : { name: key, resource: value },
      ),
    });
  const seenBy = async (actor: string): Promise<string[]> =>
    ((await operate('disclose', { to: actor })).body.entry as Any[])
      .map(({ resource }) => `${resource.resourceType}/${resource.id}`)
      .filter((reference) => !reference.startsWith('Composition/'))
      .sort();
  const log = async (parameters = {}): Promise<Any[]> =>
    ((await operate('access-log', parameters)).body.entry ?? []).map((entry: Any) => entry.resource);
  const partsOf = (access: Any): Any =>
    Object.fromEntries(
      access.part.map((part: Any) => [part.name, part.valueCode ?? part.valueString ?? part.valueReference?.reference]),
    );

  describe('$disclose', () => {
    test('shows a daughter what the client consents to, and her own agreement, by section', async () => {
      const { status, body } = await operate('disclose', { to: ELS });
      expect(status).toBe(200);
      expect(
        body.entry[0].resource.section.map((s: Any) => [s.code.coding[0].code, s.entry.map((e: Any) => e.reference)]),
      ).toEqual([
        ['agreements', ['CarePlan/els-cooks']],
        ['care-plan', ['CarePlan/zorgplan']],
        ['measurements', ['Observation/w']],
      ]);
    });

    test('and nothing of what she may not see', async () => {
      expect(JSON.stringify((await operate('disclose', { to: ELS })).body)).not.toContain(CANARY);
      expect(JSON.stringify((await operate('disclose', { to: JAN })).body)).not.toContain(CANARY);
    });

    test('is a document that R4 finds no fault with', async () => {
      const { body } = await operate('disclose', { to: ELS });
      const { body: outcome } = await call(`${service.base}/$validate`, 'POST', body);
      expect(outcome.issue.filter((i: Any) => i.severity === 'error' || i.severity === 'fatal')).toEqual([]);
    });

    test('is the same when she is logged in as the carer of someone else', async () => {
      expect(await seenBy('RelatedPerson/elsewhere')).toEqual(await seenBy(ELS));
    });

    test('shows the mentor all but the concern about him', async () => {
      const all = HERS.filter(({ resourceType, id }) => resourceType !== 'Task' && id !== 'other');
      expect(await seenBy(MENTOR)).toEqual(all.map(({ resourceType, id }) => `${resourceType}/${id}`).sort());
    });

    test.each(['RelatedPerson/nobody', 'RelatedPerson/stranger', 'Patient/mother-in-law'])(
      'shows %s an empty document, as it would anyone',
      async (actor) => {
        expect(await seenBy(actor)).toEqual([]);
      },
    );

    test('is logged before it is shown: who, what, on which version of which consent', async () => {
      await operate('disclose', { to: ELS });
      const [latest] = await log();
      const of = (role: string) =>
        latest.entity.filter((e: Any) => e.role.code === role).map((e: Any) => e.what.reference);
      expect(latest).toMatchObject({ outcome: '0', agent: [{ who: { reference: ELS } }] });
      expect([of('1'), of('13'), of('4').length]).toEqual([['Patient/mother'], ['Consent/a/_history/1'], 3]);
    });

    test('is logged as refused when nothing is shown, also for who is not known', async () => {
      await operate('disclose', { to: 'RelatedPerson/nobody' });
      expect((await log())[0]).toMatchObject({
        outcome: '4',
        agent: [{ who: { identifier: { value: 'RelatedPerson/nobody' } } }],
      });
    });

    test.each([
      [{}, 'to'],
      [{ to: 'els' }, 'to'],
      [{ to: 'https://elsewhere.example/RelatedPerson/els' }, 'to'],
    ])('%j is refused: %s', async (parameters, name) => {
      const { status, body } = await operate('disclose', parameters as Record<string, string>);
      expect(status).toBe(400);
      expect(body.issue[0].details.text).toContain(name);
    });

    test('only the sections that are asked for; an unknown one is refused', async () => {
      const of = (query: string) =>
        call(`${service.base}/Patient/mother/$disclose?to=${ELS}&${query}`, 'POST', { resourceType: 'Parameters' });
      const { body } = await of('section=care-plan&section=medication');
      expect(body.entry.map((entry: Any) => entry.resource.resourceType)).toEqual(['Composition', 'CarePlan']);
      expect((await of('section=diary')).status).toBe(400);
      expect((await of('purpose=NONSENSE')).status).toBe(400);
    });

    test.each([
      [ELS, 200],
      ['RelatedPerson/elsewhere', 200],
      ['Patient/mother', 200],
      [MENTOR, 200],
      [JAN, 403],
    ] as const)('what Els may see is asked for by %s: %i', async (actor, status) => {
      expect((await operate('disclose', { to: ELS, actor })).status).toBe(status);
    });

    test('no such client is not found, and there is none of this for another type than Patient', async () => {
      expect((await operate('disclose', { to: ELS }, 'nobody')).status).toBe(404);
      expect((await call(`${service.base}/Encounter/x/$disclose`, 'POST', { resourceType: 'Parameters' })).status).toBe(
        400,
      );
    });
  });

  describe('$explain-access', () => {
    test('says in both languages who may see what, and why', async () => {
      const { body } = await operate('explain-access', { actor: 'Patient/mother', who: ELS });
      const plan = body.parameter.map(partsOf).find((access: Any) => access.section === 'care-plan');
      expect(plan).toMatchObject({
        outcome: 'permit',
        nl: 'Zorgplan: ja. Er is toestemming voor deze persoon en dit onderdeel.',
        en: 'Care plan: yes. There is consent for this person and this part.',
      });
    });

    test('who is asked about by another name than who is refused: the answer would be about everybody', async () => {
      const { status, body } = await operate('explain-access', { person: JAN });
      expect([status, body.issue[0].details.coding[0].code]).toEqual([400, 'parameter-invalid']);
      expect(body.issue[0].details.text).toContain('There is no parameter person');
    });

    test('and why not', async () => {
      const { body } = await operate('explain-access', { who: JAN });
      const appointments = body.parameter.map(partsOf).find((access: Any) => access.section === 'appointments');
      expect(appointments.en).toBe(
        'Appointments: no. There is no consent in force for this person and this part. A consent has ended.',
      );
    });

    test('what it says of each resource is what $disclose shows, for every person', async () => {
      for (const reader of PERSONS) {
        const seen = await seenBy(reader);
        for (const { resourceType, id } of HERS.filter((one) => one.resourceType !== 'Task' && one.id !== 'other')) {
          const { body } = await operate('explain-access', { who: reader, resource: `${resourceType}/${id}` });
          const { outcome } = partsOf(body.parameter[0]);
          expect([reader, id, outcome === 'permit']).toEqual([reader, id, seen.includes(`${resourceType}/${id}`)]);
        }
      }
    });

    test('and a section is explained as seen where anything of it is', async () => {
      for (const reader of PERSONS) {
        const { body: seen } = await operate('disclose', { to: reader });
        const sections = (seen.entry[0].resource.section ?? []).map((s: Any) => s.code.coding[0].code);
        const { body } = await operate('explain-access', { who: reader });
        const explained = body.parameter
          .map(partsOf)
          .filter((a: Any) => a.outcome === 'permit')
          .map((a: Any) => a.section);
        // The own agreement is a ground of its own, of that one resource.
        for (const section of sections) if (section !== 'agreements') expect(explained).toContain(section);
      }
    });

    test.each([ELS, JAN, 'RelatedPerson/nobody', 'Patient/mother-in-law'])(
      'is not for %s, nor is what comes beside it',
      async (actor) => {
        const given = { 'explain-access': {}, 'simulate-consent': { consent: consent('x', []) }, 'access-log': {} };
        for (const [name, more] of Object.entries(given)) {
          expect((await operate(name, { actor, ...more })).status).toBe(403);
        }
      },
    );

    test('the concern about the mentor is not there for him, as what does not exist is not', async () => {
      const about = (resource: string) => operate('explain-access', { actor: MENTOR, resource });
      const [hidden, absent, elsewhere] = [
        await about('Task/about-mentor'),
        await about('Task/none'),
        await about('CarePlan/other'),
      ];
      expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
      expect(elsewhere.body).toEqual(absent.body);
    });
  });

  describe('$simulate-consent', () => {
    const draft = consent(
      'c',
      [permit({ to: JAN, see: ['medication', 'care-plan'] }), deny({ to: ELS, see: ['measurements'] })],
      { status: 'proposed' },
    );
    const accesses = async () => (await operate('explain-access')).body.parameter.map(partsOf);

    test('says what a draft would change, which is what writing it changes', async () => {
      const before = await accesses();
      const { body } = await operate('simulate-consent', { actor: 'Patient/mother', consent: draft });
      const said = body.parameter.map(partsOf).map((c: Any) => [c.person, c.section, c.before, c.after]);
      expect(said.sort()).toEqual([
        [ELS, 'measurements', 'permit', 'deny'],
        [JAN, 'care-plan', 'deny', 'permit'],
        [JAN, 'medication', 'deny', 'permit'],
      ]);

      await call(`${service.base}/Consent/c`, 'PUT', { ...draft, meta: undefined, status: 'active' });
      const after = await accesses();
      const changed = before.flatMap((was: Any, i: number) =>
        was.outcome === after[i].outcome ? [] : [[was.person, was.section, was.outcome, after[i].outcome]],
      );
      expect(changed.sort()).toEqual(said);
    });

    test('and what a withdrawal would change; the next request after it gives nothing', async () => {
      expect(await seenBy(JAN)).toContain('CarePlan/zorgplan');
      const { body } = await operate('simulate-consent', { withdraw: 'Consent/c' });
      expect(
        body.parameter
          .map(partsOf)
          .map((c: Any) => [c.person, c.section, c.after])
          .sort(),
      ).toEqual([
        [ELS, 'measurements', 'permit'],
        [JAN, 'care-plan', 'deny'],
        [JAN, 'medication', 'deny'],
      ]);
      await call(`${service.base}/Consent/c`, 'PUT', { ...draft, meta: undefined, status: 'inactive' });
      expect(await seenBy(JAN)).toEqual(['CarePlan/jan-walks']);
    });

    test.each([
      ['no consent', {}, 400],
      ['something else', { consent: { resourceType: 'Basic' } }, 400],
      [
        'a consent of another client',
        { consent: consent('x', [], { patient: { reference: 'Patient/mother-in-law' } }) },
        422,
      ],
      ['one that is not there', { withdraw: 'Consent/none' }, 404],
    ] as const)('%s is refused', async (_what, parameters, status) => {
      expect((await operate('simulate-consent', parameters)).status).toBe(status);
    });
  });

  test('consents are read beyond the first page: a deny on the second counts', async () => {
    for (let i = 0; i < 25; i++) {
      const other = consent(`z${i}`, [permit({ to: MENTOR, see: ['documents'] })]);
      await call(`${service.base}/Consent/z${i}`, 'PUT', { ...other, meta: undefined });
    }
    expect(await seenBy(ELS)).toContain('CarePlan/zorgplan');
    await call(`${service.base}/Consent/zz`, 'PUT', { ...consent('zz', [deny({ to: ELS })]), meta: undefined });
    expect(await seenBy(ELS)).toEqual(['CarePlan/els-cooks']);
  });

  describe('$access-log', () => {
    test('shows the client who looked, the newest first', async () => {
      const events = await log({ actor: 'Patient/mother' });
      expect(events.length).toBeGreaterThan(10);
      const times = events.map(({ recorded }) => recorded);
      expect(times).toEqual([...times].sort().reverse());
    });

    test('of some days alone', async () => {
      const { status } = await call(`${service.base}/Patient/mother/$access-log?start=x`, 'POST', {
        resourceType: 'Parameters',
      });
      expect(status).toBe(400);
      const of = async (query: string): Promise<number> =>
        (
          (await call(`${service.base}/Patient/mother/$access-log?${query}`, 'POST', { resourceType: 'Parameters' }))
            .body.entry ?? []
        ).length;
      expect(await of('end=2020-01-01')).toBe(0);
      expect(await of('start=2020-01-01')).toBe((await log()).length);
    });

    test('hides from the mentor that someone looked at the concern about him', async () => {
      const about = {
        resourceType: 'AuditEvent',
        meta: { profile: ['https://samenspel.example/fhir/StructureDefinition/disclosure-audit'] },
        type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
        recorded: '2026-11-24T19:30:00Z',
        outcome: '0',
        agent: [
          {
            who: { reference: 'Patient/mother' },
            requestor: true,
            policy: ['https://samenspel.example/fhir/rule/DISC-11'],
          },
        ],
        source: { observer: { display: 'EPD' } },
        entity: [
          {
            what: { reference: 'Patient/mother' },
            role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1' },
          },
          {
            what: { reference: 'Task/about-mentor' },
            role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '4' },
          },
        ],
      };
      expect((await call(`${service.base}/AuditEvent`, 'POST', about)).status).toBe(201);
      const mine = await log({ actor: MENTOR });
      expect(JSON.stringify(mine)).not.toContain('about-mentor');
      expect(JSON.stringify(await log({ actor: 'Patient/mother' }))).toContain('about-mentor');
    });

    test('is a chain without a fault', async () => {
      const ours = (await log()).filter((event) => JSON.stringify(event).includes('"previous"'));
      expect(verify(ours)).toEqual({ events: ours.length, chains: 1, faults: [] });
    });
  });
});
