import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAY, NEEDS } from '../../src/identity/access-table.ts';
import { OPERATIONS } from '../../src/operations/catalogue.ts';
import { type Answer, call, startService, type TestService } from '../http/start-service.ts';
import { startIssuer, type TestIssuer } from './start-issuer.ts';

const STORIES = join(import.meta.dirname, '../../examples/scenarios');

test('docs/identity.md tells the operations of each as the table has them', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/identity.md'), 'utf8');
  const rowOf = (who: string) => page.split('\n').find((line) => line.startsWith(`| ${who} `)) ?? '';
  const toldOf = (who: string) =>
    [...(rowOf(who).split('|')[3] ?? '').matchAll(/`\$([\w-]+)`/g)].map(([, name]) => name);
  for (const [kind, who] of [
    ['patient', 'client'],
    ['related-person', 'RelatedPerson, Person'],
    ['coordinator', 'coordinator of volunteers'],
  ] as const)
    expect(toldOf(who).sort()).toEqual([...MAY[kind].operations].sort());
  expect(MAY.person).toEqual(MAY['related-person']);
});

/** One of each kind, with every scope that there is: what is refused, is refused to the kind. */
const CALLERS = {
  nurse: { fhirUser: 'PractitionerRole/verzorgende-de-eik', scope: 'user/*.cruds' },
  client: { fhirUser: 'Patient/moeder-van-karin', scope: 'user/*.cruds' },
  carer: { fhirUser: 'RelatedPerson/karin', scope: 'user/*.cruds' },
  person: { fhirUser: 'Person/sanne-blom', scope: 'user/*.cruds', patient: 'vader-van-sanne' },
  coordinator: { fhirUser: 'PractitionerRole/coordinator-marian', scope: 'user/*.cruds', role: 'coordinator' },
  system: { scope: 'system/*.cruds', client_id: 'ehr-backend' },
} as const;
type CallerName = keyof typeof CALLERS;

let issuer: TestIssuer;
let service: TestService;
const tokens = new Map<string, string>();
beforeAll(async () => {
  issuer = await startIssuer();
  const coordinator = { claim: 'role', values: ['coordinator'] };
  service = await startService(STORIES, undefined, { issuers: [{ issuer: issuer.url, coordinator }] });
  for (const [name, claims] of Object.entries(CALLERS)) tokens.set(name, await issuer.token(service.base, claims));
});
afterAll(async () => {
  await service.stop();
  await issuer.stop();
});

type Request = readonly [path: string, method?: string, body?: unknown, headers?: Record<string, string>];

const ask = (token: string, [path, method = 'GET', body, headers = {}]: Request): Promise<Answer> =>
  call(path === '' ? service.base : `${service.base}/${path}`, method, body, {
    ...headers,
    Authorization: `Bearer ${token}`,
  });

const as = (name: string, request: Request): Promise<Answer> => ask(tokens.get(name) as string, request);

/** What came of it: `yes`, `not there` for what is hidden and for what is absent alike, or the id of what refused it. */
const outcome = ({ status, body }: Answer): string => {
  const id = body?.issue?.[0]?.details?.coding?.[0]?.code;
  if (status === 404) return 'not there';
  return status === 403 ? id : status === 401 ? 'unauthenticated' : 'yes';
};

const JSON_PATCH = { 'Content-Type': 'application/json-patch+json' };
const entry = (type: string, method: string, url: string, resource?: unknown) => ({
  resourceType: 'Bundle',
  type,
  entry: [{ ...(resource !== undefined && { resource }), request: { method, url } }],
});
const flag = {
  resourceType: 'Flag',
  status: 'active',
  code: { text: 'x' },
  subject: { reference: 'Patient/moeder-van-karin' },
};
const parameters = (parameter: unknown[]) => ({ resourceType: 'Parameters', parameter });
const client = 'Patient/moeder-van-karin';

const all = (said: string) => [said, said, said, said, said, said];
const staff = (others: string, coordinator = others) => ['yes', others, others, others, coordinator, 'yes'];
const NO = 'insufficient-scope';
/** What a carer may not see, and a consent that is not there, look alike. */
const GONE = 'not there';

/** In the order of CALLERS: nurse, client, carer, person, coordinator, system. */
const TABLE: Readonly<Record<string, readonly [Request, readonly string[]]>> = {
  read: [[client], ['yes', 'yes', GONE, GONE, NO, 'yes']],
  'read of an organisation': [['Organization/de-waalboog'], ['yes', GONE, GONE, GONE, 'yes', 'yes']],
  vread: [[`${client}/_history/1`], ['yes', 'yes', GONE, GONE, NO, 'yes']],
  'history of an instance': [[`${client}/_history`], ['yes', 'yes', GONE, GONE, NO, 'yes']],
  // Of more than one resource it would tell what there is.
  'history of a type': [['Consent/_history'], ['yes', 'forbidden', 'forbidden', 'forbidden', NO, 'yes']],
  search: [['CarePlan?_count=1'], ['yes', 'yes', 'yes', 'yes', NO, 'yes']],
  'search by POST': [
    ['CarePlan/_search', 'POST', '_count=1', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['yes', 'yes', 'yes', 'yes', NO, 'yes'],
  ],
  'search of abilities': [['Observation?_count=1'], all('yes')],
  'search of volunteer agreements': [['Contract?_count=1'], all('yes')],
  create: [['Flag', 'POST', flag], staff(NO)],
  'conditional create': [['Flag', 'POST', flag, { 'If-None-Exist': 'status=none' }], staff(NO)],
  update: [['Flag/table', 'PUT', { ...flag, id: 'table' }], staff(NO)],
  'conditional update': [['Flag?identifier=a|none', 'PUT', flag], staff(NO)],
  patch: [['Flag/table', 'PATCH', [{ op: 'test', path: '/status', value: 'active' }], JSON_PATCH], staff(NO)],
  delete: [['Flag/none', 'DELETE'], staff(NO)],
  'conditional delete': [['Flag?identifier=a|none', 'DELETE'], staff(NO)],
  'a transaction that writes': [['', 'POST', entry('transaction', 'POST', 'Flag', flag)], staff(NO)],
  'a transaction that reads': [
    ['', 'POST', entry('transaction', 'GET', client)],
    ['yes', 'yes', 'yes', 'yes', NO, 'yes'],
  ],
  'a consent, written by whom it gives access': [
    ['Consent', 'POST', { resourceType: 'Consent' }],
    ['yes', NO, NO, NO, NO, 'yes'],
  ],
  $validate: [['Flag/$validate', 'POST', flag], all('yes')],
  $everything: [[`${client}/$everything?_count=1`], ['yes', 'yes', 'yes', GONE, NO, 'yes']],
  '$check-agreements': [[`${client}/$check-agreements`], staff(NO)],
  '$disclose to oneself': [
    [`${client}/$disclose`, 'POST', parameters([{ name: 'to', valueReference: { reference: 'RelatedPerson/karin' } }])],
    ['yes', 'yes', 'yes', GONE, NO, 'yes'],
  ],
  '$explain-access': [
    [`${client}/$explain-access`, 'POST'],
    ['yes', 'yes', 'forbidden', GONE, NO, 'yes'],
  ],
  '$simulate-consent': [
    [
      `${client}/$simulate-consent`,
      'POST',
      parameters([{ name: 'withdraw', valueReference: { reference: 'Consent/none' } }]),
    ],
    [GONE, GONE, 'forbidden', GONE, NO, GONE],
  ],
  '$access-log': [
    [`${client}/$access-log`, 'POST'],
    ['yes', 'yes', 'forbidden', GONE, NO, 'yes'],
  ],
  '$revoke, tried out': [
    ['Consent/CONSENT/$revoke', 'POST', parameters([{ name: 'dryRun', valueBoolean: true }])],
    ['yes', 'yes', GONE, GONE, NO, 'yes'],
  ],
};

describe.each(Object.entries(TABLE))('%s', (_, [request, expected]) => {
  test.each(Object.keys(CALLERS).map((name, at) => [name, expected[at] as string] as const))(
    'by %s: %s',
    async (name, said) => {
      const [path, ...rest] = request;
      const found = path.includes('CONSENT') ? await ofClient('Consent') : '';
      expect(outcome(await as(name, [path.replace('CONSENT', found), ...rest] as never))).toBe(said);
    },
  );
});

/** The id of one of the client's resources. */
const ofClient = async (type: string): Promise<string> =>
  (await as('nurse', [`${type}?patient=${client}&_count=1`])).body.entry[0].resource.id;

describe('the table', () => {
  test('says of every operation what scopes it asks', () => {
    expect(OPERATIONS.map(({ name }) => name).filter((name) => !Object.hasOwn(NEEDS, name))).toEqual([]);
  });

  test('gives nobody an operation that it does not know', () => {
    const named = Object.values(MAY).flatMap(({ operations }) => operations.filter((name) => name !== '*'));
    expect(named.filter((name) => !Object.hasOwn(NEEDS, name))).toEqual([]);
  });
});

describe('in a batch', () => {
  test.each([
    ['carer', '403 Forbidden'],
    ['nurse', '201 Created'],
  ])('what a %s may not do is refused by itself', async (name, status) => {
    const { body } = await as(name, [
      '',
      'POST',
      {
        resourceType: 'Bundle',
        type: 'batch',
        entry: [
          { request: { method: 'GET', url: 'CarePlan?_count=1' } },
          { request: { method: 'POST', url: 'Flag' }, resource: flag },
        ],
      },
    ]);
    expect(body.entry.map((one: { response: { status: string } }) => one.response.status)).toEqual(['200 OK', status]);
  });
});

describe('the answers to an own evaluation', () => {
  const answers = (source: string, subject = client) => ({
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: 'https://samenspel.example/fhir/Questionnaire/wifa-guide',
    subject: { reference: subject },
    source: { reference: source },
  });

  test.each([
    ['carer', 'RelatedPerson/karin', client, 'yes'],
    ['carer', 'RelatedPerson/zoon-van-jopie', client, NO],
    ['carer', 'RelatedPerson/karin', 'Patient/zus-van-mieke', NO],
    ['client', 'Patient/moeder-van-karin', client, NO],
    ['nurse', 'RelatedPerson/karin', client, 'yes'],
  ] as const)('%s writes those of %s about %s: %s', async (name, source, subject, said) => {
    expect(outcome(await as(name, ['QuestionnaireResponse', 'POST', answers(source, subject)]))).toBe(said);
  });

  test('are not changed afterwards by who gave them', async () => {
    const { body } = await as('carer', ['QuestionnaireResponse', 'POST', answers('RelatedPerson/karin')]);
    const changed = { ...body, status: 'amended' };
    expect(outcome(await as('carer', [`QuestionnaireResponse/${body.id}`, 'PUT', changed]))).toBe(NO);
  });
});

describe('the parameter actor', () => {
  const actor = (reference: string) => parameters([{ name: 'actor', valueReference: { reference } }]);

  test.each([
    ['client', 'Patient/moeder-van-karin', 'yes'],
    ['client', 'Patient/zus-van-mieke', 'actor-other'],
    ['carer', 'Patient/moeder-van-karin', 'actor-other'],
    ['nurse', 'Patient/moeder-van-karin', 'actor-other'],
    ['system', 'Patient/moeder-van-karin', 'actor-other'],
  ] as const)('said by %s to be %s: %s', async (name: CallerName, reference, said) => {
    for (const operation of ['explain-access', 'access-log']) {
      expect(outcome(await as(name, [`${client}/$${operation}`, 'POST', actor(reference)]))).toBe(said);
    }
  });
});

describe('a client that is registered for less', () => {
  test('has no more than that of what its tokens say', async () => {
    const limited = await startService(STORIES, undefined, {
      issuers: [
        {
          issuer: issuer.url,
          clients: { portal: { kinds: ['patient', 'related-person'], scopes: 'user/CarePlan.rs' }, 'ehr-backend': {} },
        },
      ],
    });
    const status = async (claims: object, path: string) => {
      const token = await issuer.token(limited.base, { ...claims });
      return (await call(`${limited.base}/${path}`, 'GET', undefined, { Authorization: `Bearer ${token}` })).status;
    };
    const portal = { ...CALLERS.carer, client_id: 'portal' };
    expect(await status(portal, 'CarePlan?_count=1')).toBe(200);
    expect(await status(portal, 'Consent?_count=1')).toBe(403);
    expect(await status({ ...CALLERS.nurse, client_id: 'portal' }, 'CarePlan')).toBe(401);
    expect(await status({ ...CALLERS.carer, client_id: 'unknown' }, 'CarePlan')).toBe(401);
    expect(await status({ ...CALLERS.carer, client_id: 'constructor' }, 'CarePlan')).toBe(401);
    expect(await status(CALLERS.carer, 'CarePlan')).toBe(401);
    expect(await status(CALLERS.system, 'CarePlan')).toBe(200);
    await limited.stop();
  });
});
