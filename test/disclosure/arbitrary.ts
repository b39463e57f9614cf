import fc from 'fast-check';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import {
  agreement,
  capacity,
  carePlan,
  concern,
  consent,
  labelled,
  MOTHER,
  mandate,
  patient,
  person,
  provision,
  ROLE,
  related,
  type Says,
  weight,
} from './build.ts';
import type { Vector } from './vector.ts';

/** Dossiers and questions of a small world, in which everything meets everything often. */

const ELS = 'RelatedPerson/els';
const JAN = 'RelatedPerson/jan';
const READERS = [ELS, JAN, 'RelatedPerson/elsewhere', 'Person/p', MOTHER];
const ACTORS: readonly (string | JsonObject)[] = [
  ELS,
  ELS,
  ELS,
  JAN,
  'RelatedPerson/elsewhere',
  'Person/p',
  'CareTeam/family',
  { display: 'Els' },
];
const SECTIONS = ['care-plan', 'medication', 'measurements', 'agreements'];
const DAYS = [
  '2025-12-31',
  '2026-01-01',
  '2026-06-30',
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026',
  '2026-11',
  '2027',
];
const INSTANTS = ['2026-11-23T22:59:59Z', '2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z', '2026-06-30T22:00:00Z'];

const PSY = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' };
const NORMAL = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' };

const one = <T>(...of: readonly T[]) => fc.constantFrom(...of);
const sometimes = <T>(arb: fc.Arbitrary<T>, weight = 3) => fc.option(arb, { nil: undefined, freq: weight });
const dropped = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const date = fc.oneof(one(...DAYS), one(...INSTANTS));
const period: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({ start: sometimes(date), end: sometimes(date) }).map(dropped) as fc.Arbitrary<JsonObject>,
  },
  { weight: 1, arbitrary: one<JsonObject>({ start: 'soon' }, { start: '2026-01-01', _end: {} }) },
);

const oddities: fc.Arbitrary<JsonObject | undefined> = fc.oneof(
  { weight: 12, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: one<JsonObject>(
      { modifierExtension: [{ url: 'x' }] },
      { class: [{ code: 'x' }] },
      { action: [{ coding: [{ code: 'use' }] }] },
      { action: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentaction', code: 'access' }] }] },
      { extension: [{ url: 'x' }] },
      { securityLabel: [PSY, NORMAL] },
    ),
  },
);

const data = one<string | JsonObject>(
  'CarePlan/zorgplan',
  'CarePlan/zorgplan',
  'CarePlan/zorgplan/_history/2',
  'Observation/w',
  { meaning: 'related', reference: { reference: 'CarePlan/zorgplan' } },
  { meaning: 'instance', reference: { display: 'zorgplan' } },
);

const says = (depth: number): fc.Arbitrary<Says> =>
  fc
    .record({
      to: sometimes(
        fc.oneof(
          { weight: 9, arbitrary: one(...ACTORS).map((a) => [a]) },
          { weight: 1, arbitrary: fc.constant([ELS, JAN]) },
        ),
        6,
      ),
      see: sometimes(fc.uniqueArray(one(...SECTIONS, 'diary'), { minLength: 1, maxLength: 3 }), 4),
      data: sometimes(fc.array(data, { minLength: 1, maxLength: 2 }), 1),
      labels: sometimes(fc.uniqueArray(one('N', 'R', 'V', 'L', 'X'), { minLength: 1, maxLength: 3 }), 1),
      purposes: sometimes(
        fc.uniqueArray(one('FAMRQT', 'PATRQT', 'TREAT', 'NONSENSE'), { minLength: 1, maxLength: 2 }),
        1,
      ),
      period: sometimes(period, 1),
      dataPeriod: sometimes(period, 1),
      but: depth > 0 ? sometimes(fc.array(rule(depth - 1), { minLength: 1, maxLength: 2 }), 2) : fc.constant(undefined),
      more: oddities,
    })
    .map((found) => dropped(found) as Says);

export const rule = (depth: number): fc.Arbitrary<JsonObject> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 20, arbitrary: one('permit', 'permit', 'deny') },
        { weight: 1, arbitrary: one(undefined, 'perhaps') },
      ),
      says(depth),
    )
    .map(([type, said]) => provision(type, said as Says));

const root: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 6, arbitrary: fc.array(rule(3), { minLength: 1, maxLength: 3 }).map((rules) => ({ provision: rules })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.record({
          period: sometimes(period),
          to: sometimes(fc.constant([ELS]), 1),
          see: sometimes(fc.constant(['care-plan']), 1),
        }),
        fc.array(rule(2), { maxLength: 3 }),
      )
      .map(([said, rules]) => provision(undefined, dropped({ ...said, but: rules }) as Says)),
  },
  { weight: 2, arbitrary: rule(3) },
);

const performer = fc.oneof(
  { weight: 6, arbitrary: fc.constant([MOTHER]) },
  {
    weight: 5,
    arbitrary: fc.uniqueArray(one(MOTHER, ELS, 'RelatedPerson/mentor', 'RelatedPerson/mum', 'Practitioner/x'), {
      maxLength: 3,
    }),
  },
);

export const anyConsent = (id: string): fc.Arbitrary<Resource> =>
  fc
    .record({
      root,
      performer,
      dateTime: fc.oneof(
        { weight: 5, arbitrary: fc.constant('2026-11-02') },
        { weight: 3, arbitrary: sometimes(date, 20) },
      ),
      status: fc.oneof(
        { weight: 9, arbitrary: fc.constant('active') },
        { weight: 1, arbitrary: one('inactive', 'rejected') },
      ),
      other: fc.oneof(
        { weight: 14, arbitrary: fc.constant({}) },
        {
          weight: 1,
          arbitrary: one<JsonObject>(
            { patient: { reference: 'Patient/mother-in-law' } },
            { implicitRules: 'x' },
            { extension: [capacity(false)] },
            { performer: [{ display: 'Mother' }] },
          ),
        },
      ),
    })
    .map((c) =>
      dropped(
        consent(
          id,
          { root: c.root },
          {
            performer: (c.performer as string[]).map((reference) => ({ reference })),
            dateTime: c.dateTime as string,
            status: c.status,
            ...c.other,
          },
        ),
      ),
    );

const anyRelated = (id: string, roles: readonly JsonObject[][]): fc.Arbitrary<Resource> =>
  fc
    .record({
      roles: one(...roles),
      active: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      period: sometimes(period, 1),
      extension: sometimes(
        one(
          mandate('partner'),
          mandate('relative'),
          mandate('authorised'),
          mandate('authorised', 'x'),
          mandate('mentor', 'x'),
        ),
        1,
      ),
    })
    .map(({ extension, ...r }) =>
      dropped(
        related(id, r.roles, {
          active: r.active,
          period: r.period,
          ...(extension && { extension: [extension] }),
        } as JsonObject),
      ),
    );

const label = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: one<JsonObject>(labelled('R'), labelled('V'), labelled('L'), { security: [PSY] }) },
);

const resource: fc.Arbitrary<Resource> = fc.oneof(
  fc
    .tuple(label, period)
    .map(([meta, when]) => carePlan('zorgplan', { meta: { versionId: '2', ...meta }, period: when })),
  fc.tuple(label, date).map(([meta, when]) => weight('w', when, { meta })),
  one(ELS, JAN, 'CareTeam/t').map((performer) => agreement('g', performer)),
  one([ELS], [JAN], [MOTHER], ['CareTeam/t'], [] as string[]).map((about) => concern('c', about)),
  one<Resource>(
    carePlan('zorgplan', { subject: { reference: 'Patient/mother-in-law' } }),
    { resourceType: 'Basket', id: 'x' },
    { resourceType: 'Task', id: 'sub', for: { reference: MOTHER }, partOf: [{ reference: 'Task/c' }] },
    { resourceType: 'AuditEvent', id: 'log', entity: [{ what: { reference: MOTHER } }] },
  ),
);

const CARER = [ROLE.carer, ROLE.daughter];

/** A dossier and a question about a resource. */
export const anyCase = () => caseOf(resource);
/** A dossier and a question about a section as such. */
export const anySectionCase = () => caseOf(one(...SECTIONS));
export const anyResource = resource;

type Case = Pick<Vector, 'given' | 'request'>;

const caseOf = (target: fc.Arbitrary<Resource | string>): fc.Arbitrary<Case> =>
  fc
    .record({
      birthDate: fc.oneof(
        { weight: 6, arbitrary: fc.constant('1940-03-05') },
        { weight: 3, arbitrary: one('2014-11-24', '2010-11-25', '2014', '2010-11', '2008-11-24', undefined) },
      ),
      deceased: fc.oneof(
        { weight: 20, arbitrary: fc.constant({}) },
        {
          weight: 1,
          arbitrary: one<JsonObject>(
            { deceasedBoolean: true },
            { deceasedDateTime: '2026-11-24' },
            { deceasedBoolean: false },
          ),
        },
      ),
      consents: fc.tuple(anyConsent('a'), anyConsent('b')).chain((two) => one(two, two.slice(0, 1))),
      people: fc.tuple(
        anyRelated('els', [CARER, CARER, CARER, [ROLE.mentor]]),
        anyRelated('jan', [CARER, [ROLE.firstContact], [ROLE.legal]]),
        anyRelated('mentor', [[ROLE.mentor], [ROLE.curator], [ROLE.bewindvoerder]]),
        anyRelated('mum', [[ROLE.mother], [ROLE.guardian], [ROLE.legal, ROLE.mother]]),
      ),
      persons: one<Resource[]>(
        [],
        [person('p', [ELS, 'RelatedPerson/elsewhere'])],
        [person('p', [{ target: { reference: ELS }, assurance: 'level1' }, 'RelatedPerson/elsewhere'])],
        [person('p', [ELS, JAN], { active: false })],
        [person('p', [ELS]), person('q', ['Person/p', 'RelatedPerson/elsewhere'])],
      ),
      tasks: one<Resource[]>(
        [],
        [concern('c', [ELS]), { resourceType: 'Task', id: 'sub', partOf: [{ reference: 'Task/c' }] }],
        [concern('c', [JAN])],
        [concern('c', ['CareTeam/t'])],
        [concern('c', [])],
      ),
      careTeams: one<Resource[]>(
        [],
        [{ resourceType: 'CareTeam', id: 't', participant: [{ member: { reference: ELS } }] }],
      ),
      reader: fc.oneof({ weight: 5, arbitrary: fc.constant(ELS) }, { weight: 3, arbitrary: one(...READERS) }),
      target,
      purpose: sometimes(one('FAMRQT', 'PATRQT', 'TREAT'), 2),
      date: one('2026-11-24', '2026-11-24', '2026-11-23', '2026-07-01', '2026-12-31', '2025-12-31'),
    })
    .map(
      ({
        birthDate,
        deceased,
        consents,
        people,
        persons,
        tasks,
        careTeams,
        reader,
        target: seen,
        purpose,
        date: day,
      }) =>
        dropped({
          given: {
            patient: patient({ birthDate, ...deceased } as JsonObject),
            consents,
            relatedPersons: people,
            persons,
            tasks,
            careTeams,
          },
          request: {
            reader,
            ...(typeof seen === 'string' ? { section: seen } : { resource: seen }),
            purpose,
            date: day,
          },
        }),
    ) as fc.Arbitrary<Case>;
