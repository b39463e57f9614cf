import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { carePlan, consent, MOTHER, patient, permit, person, ROLE, related } from '../disclosure/build.ts';
import { ids, nextOf, type ServiceWithPeople, shapeOf, startWithPeople } from './as.ts';

const SECRET = 'kanarie';
const IDENTIFIER = [{ system: 'https://samenspel.example/person', value: '7' }];

const RESOURCES: readonly Resource[] = [
  patient(),
  patient({ id: 'other' }),
  related('els', [ROLE.carer], { identifier: IDENTIFIER }),
  // The same identifier at another client: a name for the organisation, and no ground for anything.
  related('els-too', [ROLE.carer], { identifier: IDENTIFIER, patient: { reference: 'Patient/other' } }),
  // Somebody who is linked to Els with little confidence.
  related('maybe', [ROLE.carer], { patient: { reference: 'Patient/other' } }),
  person('unsure', ['RelatedPerson/els', { target: { reference: 'RelatedPerson/maybe' }, assurance: 'level1' }]),
  consent('a', [permit({ to: 'RelatedPerson/els', see: ['care-plan', 'documents'] })]),
  consent(
    'b',
    [
      permit({ to: 'RelatedPerson/els-too', see: ['care-plan'] }),
      permit({ to: 'RelatedPerson/maybe', see: ['care-plan'] }),
    ],
    {
      patient: { reference: 'Patient/other' },
      performer: [{ reference: 'Patient/other' }],
    },
  ),
  carePlan('plan', {
    title: 'Zorgplan',
    contained: [{ resourceType: 'Condition', id: 'c', subject: { reference: MOTHER }, code: { text: SECRET } }],
    addresses: [{ reference: '#c', display: SECRET }],
    supportingInfo: [{ reference: 'CarePlan/of-other', display: SECRET }],
  }),
  carePlan('of-other', { title: SECRET, subject: { reference: 'Patient/other' } }),
  {
    resourceType: 'Binary',
    id: 'scan',
    contentType: 'text/plain',
    data: 'a2FuYXJpZQ==',
    securityContext: { reference: MOTHER },
  },
  {
    resourceType: 'DocumentReference',
    id: 'letter',
    status: 'current',
    subject: { reference: MOTHER },
    content: [{ attachment: { url: 'Binary/scan', title: 'Brief' } }],
  },
  {
    resourceType: 'DocumentReference',
    id: 'hidden',
    status: 'current',
    subject: { reference: 'Patient/other' },
    description: SECRET,
    content: [{ attachment: { url: 'Binary/scan' } }],
  },
];

let service: ServiceWithPeople;
beforeAll(async () => {
  service = await startWithPeople();
  const entry = RESOURCES.map(({ meta: _, ...resource }) => ({
    resource,
    request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
  })) as JsonObject[];
  const { status, body } = await service.ask('ehr', '', 'POST', { resourceType: 'Bundle', type: 'transaction', entry });
  expect([status, JSON.stringify(body?.issue ?? [])]).toEqual([200, '[]']);
});
afterAll(() => service.stop());
const ELS = 'RelatedPerson/els';
const get = (path: string, who = ELS) => service.ask(who, path);

test('the same identifier at another client opens nothing', async () => {
  expect(ids(await get('CarePlan'))).toEqual(['CarePlan/plan']);
  expect((await get('CarePlan/of-other')).status).toBe(404);
  expect(ids(await get('CarePlan', 'RelatedPerson/els-too'))).toEqual(['CarePlan/of-other']);
  expect(ids(await get(`RelatedPerson?identifier=${IDENTIFIER[0]?.system}|7`))).toEqual([]);
});

test('nor does a link of little confidence, for whoever comes by it', async () => {
  expect(ids(await get('CarePlan', 'Person/unsure'))).toEqual(['CarePlan/plan']);
});

test('what is contained is not shown, nor found, nor brought along', async () => {
  for (const path of [
    'CarePlan/plan',
    'CarePlan/plan?_elements=contained,addresses',
    'CarePlan?_contained=true',
    'CarePlan?_include=*',
    'CarePlan?condition:Condition.code:text=kanarie',
    'CarePlan/plan/_history/1',
  ]) {
    const { body } = await get(path);
    expect([path, JSON.stringify(body)]).not.toEqual([path, expect.stringContaining(`"${SECRET}"`)]);
  }
});

test('an include leads into no other dossier', async () => {
  for (const query of [
    '_include=CarePlan:part-of',
    '_include=*',
    '_include:iterate=*',
    '_revinclude=CarePlan:subject',
    '_include=CarePlan:subject&_revinclude:iterate=CarePlan:subject',
  ])
    expect(ids(await get(`CarePlan?${query}`))).toEqual(['CarePlan/plan']);
});

test('a Binary is got by no URL, whoever may see the document that it is of', async () => {
  expect((await get('DocumentReference/letter')).status).toBe(200);
  for (const path of ['Binary/scan', 'Binary/scan/_history/1', 'Binary/scan/_history'])
    expect((await get(path)).status).toBe(404);
  expect(ids(await get('Binary'))).toEqual([]);
  expect((await get('DocumentReference/hidden')).status).toBe(404);
});

test.each(['CarePlan/of-other', 'Binary/scan', 'Patient/other', 'Consent/b'])(
  'a guess at %s is as one at nothing',
  async (name) => {
    const [type] = name.split('/');
    for (const headers of [{}, { 'If-None-Match': 'W/"1"' }, { 'If-Modified-Since': new Date().toUTCString() }]) {
      for (const method of ['GET', 'HEAD']) {
        const of = async (path: string) => shapeOf(await service.ask(ELS, path, method, undefined, headers));
        expect(await of(name)).toEqual(await of(`${type}/nothing`));
      }
    }
  },
);

test.each([
  ['of', 'careplan/of-other'],
  ['of', 'CarePlan/OF-OTHER'],
  ['of', 'CarePlan//of-other'],
  ['of', 'CarePlan/%6ff-other'],
  ['of', 'CarePlan/of-other%00'],
  ['of', 'CarePlan/of-other%2f_history%2f1'],
  ['of', 'Patient/mother/%2e%2e/%2e%2e/CarePlan/of-other'],
  ['of', 'CarePlan/of-other/'],
])('another way to write a path is no way round (%s %s)', async (_, path) => {
  const { status, body } = await get(path);
  expect([400, 404]).toContain(status);
  expect(JSON.stringify(body)).not.toContain(SECRET);
});

describe('a consent with very many provisions', () => {
  const nested = (depth: number): JsonObject => {
    let provision: JsonObject = permit({ to: ELS, see: ['care-plan'] });
    for (let i = 0; i < depth; i++) provision = permit({ to: ELS, see: ['care-plan'], but: [provision] });
    return provision;
  };

  test('inside each other is refused, and nothing is changed by it', async () => {
    const { meta: _, ...deep } = consent('deep', [nested(1000)]);
    expect((await service.ask('ehr', 'Consent/deep', 'PUT', deep)).status).toBe(400);
    expect(ids(await get('CarePlan'))).toEqual(['CarePlan/plan']);
  });

  test('beside each other is read as it is', async () => {
    const { meta: _, ...wide } = consent(
      'wide',
      Array.from({ length: 1000 }, (_, i) => permit({ to: `RelatedPerson/x${i}`, see: ['care-plan'] })),
    );
    const many = {
      ...wide,
      provision: {
        ...(wide['provision'] as JsonObject),
        provision: [
          ...((wide['provision'] as JsonObject)['provision'] as JsonObject[]).map((one) => ({
            ...one,
            actor: [{ role: { text: 'x' }, reference: { reference: ELS } }],
          })),
        ],
      },
    };
    expect((await service.ask('ehr', 'Consent/wide', 'PUT', many)).status).toBeLessThan(500);
    expect(ids(await get('CarePlan'))).toEqual(['CarePlan/plan']);
  });
});

test('a header cannot be smuggled in, by what is echoed', async () => {
  const { headers } = await service.ask(ELS, 'CarePlan', 'GET', undefined, { 'X-Request-Id': 'a b' });
  expect(headers.get('x-request-id')).not.toContain(' ');
});

test('the own evaluation is the only thing that a carer writes, and it tells nothing of what is there', async () => {
  const answers = (basedOn: string) => ({
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: 'https://samenspel.example/fhir/Questionnaire/wifa-guide',
    subject: { reference: MOTHER },
    source: { reference: ELS },
    basedOn: [{ reference: basedOn }],
  });
  const of = async (basedOn: string) => {
    const { status, body } = await service.ask(ELS, 'QuestionnaireResponse', 'POST', answers(basedOn));
    return [status, JSON.stringify(body).replaceAll(basedOn, '')];
  };
  expect((await of('CarePlan/plan'))[0]).toBe(201);
  expect(await of('CarePlan/of-other')).toEqual(await of('CarePlan/nothing'));
  expect((await of('CarePlan/nothing'))[0]).toBe(422);
});

test('a link to a next page says nothing that can be read', async () => {
  const next = nextOf(await get('CarePlan?_count=1', 'Patient/mother'));
  expect(next).toBeUndefined();
});
