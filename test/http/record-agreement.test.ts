import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { urnOf } from '../../src/operations/decision.ts';
import { mieke, SANNE, SISTER, sanne } from './decisions.ts';
import {
  act,
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
  statusesIn,
  text,
  without,
  writtenIn,
} from './parameters.ts';
import { call, startService, type TestService } from './start-service.ts';

const scenarios = join(import.meta.dirname, '../../examples/scenarios');
const read = (story: string, file: string) => JSON.parse(readFileSync(join(scenarios, story, file), 'utf8'));

let service: TestService;
const record = (given: readonly Parameter[], language = 'nl') =>
  call(`${service.base}/$record-agreement`, 'POST', parameters(...given), { 'Accept-Language': language });
const totalOf = async (type: string): Promise<number> =>
  (await call(`${service.base}/${type}?_total=accurate&_count=1`)).body.total;
const TYPES = ['RelatedPerson', 'Person', 'CarePlan', 'Consent', 'ServiceRequest', 'Observation', 'Task', 'Provenance'];
const totals = () => Promise.all(TYPES.map(totalOf));

beforeAll(async () => {
  service = await startService();
  for (const [story, file] of [
    ['mieke', 'dossier.json'],
    ['aan-tafel', 'dossier.json'],
    ['aan-tafel', 'decision.json'],
  ] as const)
    expect((await call(service.base, 'POST', read(story, file))).status).toBe(200);
});
afterAll(() => service.stop());

/** Without what a server gives, and with one name for each reference to what the decision makes. */
const shape = (resources: readonly Resource[], names: ReadonlyMap<string, string>) =>
  resources.map(({ id: _id, meta, ...rest }) => {
    const text = JSON.stringify({ profile: meta?.profile, ...rest, recorded: undefined, authoredOn: undefined });
    return JSON.parse([...names].reduce((all, [reference, name]) => all.replaceAll(reference, name), text));
  });

describe('$record-agreement: what the meeting decided, in one call', () => {
  test.each([
    { name: 'client', nl: /De cliënt om wiens zorg het gaat/, en: /client whose care it is/ },
    { name: 'carer', nl: /Wie het doet/, en: /Who does it/ },
    { name: 'act', nl: /Wat er gedaan wordt/, en: /What is done/ },
    { name: 'decision', nl: /eigen nummer van deze beslissing/, en: /caller's own id/ },
    { name: 'consent', id: 'CARE-1', nl: /instemming van de cliënt is niet vastgelegd/, en: /consent is not recorded/ },
    { name: 'carerConsent', id: 'CARE-2', nl: /niemand is verplicht/, en: /nobody is obliged/ },
    { name: 'achterwacht', id: 'ACT-2', nl: /hoe die te bereiken is/, en: /how to reach her/ },
    { name: 'evaluation', id: 'ACT-3', nl: /hoe en wanneer er geëvalueerd/, en: /how and when it will be evaluated/ },
  ])('without $name that is said in words, by its name, and nothing is written', async ({ name, id, nl, en }) => {
    const before = await totals();
    for (const [language, words] of [
      ['nl', nl],
      ['en', en],
    ] as const) {
      const { status, body } = await record(without(mieke, name), language);
      expect([status, errorsIn(body)]).toEqual([id ? 422 : 400, [[id ?? 'operation-parameter-missing', name]]]);
      expect(body.issue[0].details.text).toMatch(words);
    }
    expect(await totals()).toEqual(before);
  });

  test('a dry run shows what would be written, and writes nothing; the real one then writes that', async () => {
    const before = await totals();
    const dry = await record([...mieke, flag('dryRun')]);
    expect([dry.status, findingsIn(dry.body)]).toEqual([200, []]);
    expect(await totals()).toEqual(before);

    const real = await record(mieke);
    expect([real.status, statusesIn(real.body)]).toEqual([200, statusesIn(dry.body)]);
    const roles = ['carer', 'agreement', 'consent', 'competence', 'evaluation', 'provenance'];
    const urns = roles.map((role): [string, string] => [urnOf('insuline-2026-11-10', role), role]);
    const ids = writtenIn(real.body).map(({ resourceType, id }, at): [string, string] => [
      `${resourceType}/${id}`,
      String(roles[at]),
    ]);
    expect(shape(writtenIn(real.body), new Map(ids))).toEqual(shape(writtenIn(dry.body), new Map(urns)));
  });

  test('every resource stands, refers to the others, and says who decided it from which meeting', async () => {
    const [carer, agreement, consent, ability, evaluation, provenance] = writtenIn((await record(mieke)).body);
    const found = await call(`${service.base}/CarePlan/${agreement.id}`);
    expect(found.body).toMatchObject({
      status: 'active',
      subject: { reference: SISTER },
      encounter: { reference: 'Encounter/zorgplanbespreking-2026-11-10' },
      activity: [{ detail: { performer: [{ reference: `RelatedPerson/${carer.id}` }], status: 'in-progress' } }],
    });
    expect(consent.provision).toMatchObject({
      actor: [{ reference: { reference: `RelatedPerson/${carer.id}` } }],
      data: [{ reference: { reference: `CarePlan/${agreement.id}` } }],
    });
    expect(ability).toMatchObject({ focus: [{ reference: `RelatedPerson/${carer.id}` }] });
    expect(evaluation).toMatchObject({ restriction: { period: { end: '2027-02-09' } } });
    expect(provenance.target).toHaveLength(5);
    expect(provenance).toMatchObject({
      agent: [{ who: { reference: SANNE } }],
      entity: [{ what: { reference: 'Encounter/zorgplanbespreking-2026-11-10' } }, {}],
    });
    const checked = await call(`${service.base}/${SISTER}/$check-agreements`);
    expect(checked.body.parameter[0]).toEqual({ name: 'consistent', valueBoolean: true });
  });

  test('sent again it stands once, and the first result is the answer; with other content it is refused', async () => {
    const before = await totals();
    const again = await record(mieke);
    expect([again.status, findingsIn(again.body)]).toEqual([200, [['decision-stands', 'decision']]]);
    expect(statusesIn(again.body)).toEqual([
      'RelatedPerson',
      'CarePlan active',
      'Consent active',
      'Observation final',
      'Task requested',
      'Provenance',
    ]);
    const other = await record(changed(mieke, text('when', 'Elke dag')));
    expect([other.status, errorsIn(other.body)]).toEqual([409, [['decision-differs', 'decision']]]);
    expect(await totals()).toEqual(before);
  });

  test('eight at once it stands once', async () => {
    const before = await totals();
    const given = changed(mieke, text('decision', 'acht-tegelijk'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => record(given)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const agreements = answers.map(({ body }) => writtenIn(body).find((one) => one.resourceType === 'CarePlan').id);
    expect(new Set(agreements).size).toBe(1);
    const after = await totals();
    expect(after.map((total, at) => total - Number(before[at]))).toEqual([1, 0, 1, 1, 0, 1, 1, 1]);
  });
});

describe('$record-agreement for a volunteer', () => {
  test.each([
    { name: 'order', id: 'ACT-8' },
    { name: 'achterwacht', id: 'ACT-2-volunteer' },
    { name: 'evaluation', id: 'ACT-3-volunteer' },
  ])('a care act without $name: $id, by its name', async ({ name, id }) => {
    const { status, body } = await record(without(changed(sanne, text('decision', 'zonder')), name));
    expect([status, errorsIn(body)]).toEqual([422, [[id, name]]]);
  });

  test('who is known: her order, her ability as a human, and her agreement with the organisation', async () => {
    const { status, body } = await record(sanne);
    expect([status, findingsIn(body)]).toEqual([
      200,
      [
        // Her agreement names another act, and the protocol was not given.
        ['ACT-11-named', 'Parameters.parameter[4]'],
        ['ACT-16', 'protocol'],
      ],
    ]);
    const [agreement, consent, order, ability] = writtenIn(body);
    expect(statusesIn(body).slice(0, 4)).toEqual([
      'CarePlan active',
      'Consent active',
      'ServiceRequest active',
      'Observation final',
    ]);
    expect(ability).toMatchObject({ focus: [{ reference: 'Person/sanne-blom' }] });
    expect(ability.subject).toBeUndefined();
    expect(agreement.supportingInfo).toEqual([
      { reference: `ServiceRequest/${order.id}` },
      { reference: `Observation/${ability.id}` },
      { reference: 'Contract/overeenkomst-sanne' },
    ]);
    expect(consent.provision.actor[0].reference.reference).toBe('RelatedPerson/sanne-bij-jaap');
  });

  test('new with this client, known with another: the same human gets one link more', async () => {
    const carer = part(
      'carer',
      code('role', 'vrijwilliger'),
      { name: 'name', valueHumanName: { text: 'Sanne Blom' } },
      ref('organization', 'Organization/verpleeghuis-het-anker'),
      ref('person', 'Person/sanne-blom'),
    );
    const given = [
      ...changed(
        without(sanne, 'order', 'competence', 'carePlan'),
        text('decision', 'sanne-bij-corrie'),
        ref('client', SISTER),
        carer,
      ),
    ];
    const company = changed(given, part('consent', ref('by', SISTER)), act('walking'));
    const { status, body } = await record(company);
    expect([status, errorsIn({ issue: body.issue ?? [] })]).toEqual([200, []]);
    const person = await call(`${service.base}/Person/sanne-blom`);
    const [made] = writtenIn(body);
    expect(person.body.link.map(({ target }: { target: { reference: string } }) => target.reference)).toEqual(
      expect.arrayContaining(['RelatedPerson/sanne-bij-jaap', `RelatedPerson/${made.id}`]),
    );
  });
});

describe('$record-agreement refuses what cannot be, with the place, and writes nothing', () => {
  const other = (...given: Parameter[]) => changed(mieke, text('decision', 'fout'), ...given);
  const CARER = 'Parameters.parameter[16]';
  test.each<{ what: string; given: Parameter[]; status: number; errors: [string, string][] }>([
    {
      what: 'a client who is not there',
      given: other(ref('client', 'Patient/niemand')),
      status: 422,
      errors: [['client-unknown', CARER]],
    },
    {
      what: 'a client whose record was merged',
      given: other(ref('client', 'Patient/samengevoegd')),
      status: 422,
      errors: [['client-merged', CARER]],
    },
    {
      what: 'a client who died',
      given: other(ref('client', 'Patient/overleden')),
      status: 422,
      errors: [['client-died', CARER]],
    },
    {
      what: 'a carer of another client',
      given: other(part('carer', ref('who', 'RelatedPerson/sanne-bij-jaap'))),
      status: 422,
      errors: [['person-of-other-client', CARER]],
    },
    {
      what: 'a carer who is not there',
      given: other(part('carer', ref('who', 'RelatedPerson/niemand'))),
      status: 422,
      errors: [['person-unknown', CARER]],
    },
    {
      what: 'a consent of another client',
      given: other(part('consent', ref('by', 'Patient/tafelgenoot-jaap'))),
      status: 422,
      errors: [['person-of-other-client', `${CARER}.part[0]`]],
    },
    {
      what: 'a meeting that is not there',
      given: other(ref('meeting', 'Encounter/nooit')),
      status: 422,
      errors: [['person-unknown', CARER]],
    },
    {
      what: "another client's care plan",
      given: other(ref('carePlan', 'CarePlan/zorgplan-jaap')),
      status: 422,
      errors: [['person-of-other-client', CARER]],
    },
    {
      what: 'an act that the list does not have',
      given: other(act('insuline')),
      status: 400,
      errors: [['code-unknown', `${CARER}.value.ofType(CodeableConcept).coding[0].code`]],
    },
    {
      what: 'an act in words, without what kind it is',
      given: other({ name: 'act', valueCodeableConcept: { text: 'Iets met een naald' } }),
      status: 400,
      errors: [['operation-parameter-missing', 'kind']],
    },
    {
      what: 'an end before the start',
      given: other({ name: 'period', valuePeriod: { start: '2026-11-10', end: '2026-11-01' } }),
      status: 400,
      errors: [['per-1', `${CARER}.value.ofType(Period)`]],
    },
    {
      what: 'an evaluation before the start',
      given: other(part('evaluation', day('date', '2026-11-01'), text('how', 'In gesprek'))),
      status: 422,
      errors: [['dates-contradict', CARER]],
    },
    {
      what: 'a consent that ends before it starts',
      given: other(part('consent', ref('by', SISTER), day('until', '2026-01-01'))),
      status: 422,
      errors: [['dates-contradict', CARER]],
    },
    {
      what: 'a new carer without a name',
      given: other(part('carer', code('role', 'mantelzorger'))),
      status: 400,
      errors: [['operation-parameter-missing', CARER]],
    },
    {
      what: 'a consent that says not who gave it',
      given: other(part('consent', day('until', '2030-01-01'))),
      status: 400,
      errors: [['operation-parameter-missing', 'consent.by']],
    },
    {
      what: 'a value of another type',
      given: other({ name: 'when', valueBoolean: true }),
      status: 400,
      errors: [['operation-parameter-invalid', CARER]],
    },
    {
      what: 'a code that is none',
      given: other(part('carerConsent', code('status', 'misschien'))),
      status: 400,
      errors: [['operation-parameter-invalid', `${CARER}.part[0]`]],
    },
    {
      what: 'a parameter that there is not',
      given: other(text('wanneer', 'morgen')),
      status: 400,
      errors: [['operation-parameter-invalid', 'Parameters.parameter[17]']],
    },
    {
      what: 'a parameter twice',
      given: [...other(), text('when', 'morgen')],
      status: 400,
      errors: [['operation-parameter-invalid', 'Parameters.parameter[17]']],
    },
    {
      what: 'a reference to another type',
      given: other(ref('client', 'Practitioner/sanne-bakker')),
      status: 400,
      errors: [['operation-parameter-invalid', CARER]],
    },
  ])('$what', async ({ given, status, errors }) => {
    for (const id of ['samengevoegd', 'overleden'])
      await call(`${service.base}/Patient/${id}`, 'PUT', {
        resourceType: 'Patient',
        id,
        ...(id === 'overleden'
          ? { deceasedBoolean: true }
          : { link: [{ other: { reference: SISTER }, type: 'replaced-by' }] }),
      });
    const before = await totals();
    const { status: got, body } = await record(given);
    expect([got, errorsIn(body)]).toEqual([status, errors]);
    expect(JSON.stringify(body)).not.toMatch(/Corrie|Mieke|Jaap|Sanne/);
    expect(await totals()).toEqual(before);
  });

  test.each([
    { what: 'nothing', body: undefined },
    { what: 'a Patient', body: { resourceType: 'Patient' } },
    { what: 'a list', body: [] },
    { what: 'parameters that are no list', body: { resourceType: 'Parameters', parameter: 'x' } },
    { what: 'a parameter without a name', body: { resourceType: 'Parameters', parameter: [{ valueString: 'x' }] } },
  ])('in the place of its parameters: $what', async ({ body }) => {
    const answer = await call(`${service.base}/$record-agreement`, 'POST', body);
    expect([answer.status, answer.body.resourceType]).toEqual([400, 'OperationOutcome']);
  });
});
