import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, call, startService, type TestService } from '../http/start-service.ts';
import { startIssuer, type TestIssuer } from './start-issuer.ts';

const STORIES = join(import.meta.dirname, '../../examples/scenarios');
const AGREEMENT = 'category=https://samenspel.example/fhir/CodeSystem/record-type|care-agreement';
const NURSE = { fhirUser: 'PractitionerRole/wijkverpleegkundige-ilse' };
const CLIENT = 'Patient/vrouw-van-cor';

let issuer: TestIssuer;
let service: TestService;
beforeAll(async () => {
  issuer = await startIssuer();
  service = await startService(STORIES, undefined, { issuers: [{ issuer: issuer.url }] });
});
afterAll(async () => {
  await service.stop();
  await issuer.stop();
});

/** Asks with these scopes; `patient` is the client of the launch. */
const asking = async (scope: string, patient?: string) => {
  const token = await issuer.token(service.base, { ...NURSE, scope, ...(patient && { patient }) });
  return (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(path === '' ? service.base : `${service.base}/${path}`, method, body, {
      ...headers,
      Authorization: `Bearer ${token}`,
    });
};
type Ask = Awaited<ReturnType<typeof asking>>;

const everythingOf = async (ask: Ask, first: string): Promise<string[]> => {
  const found: string[] = [];
  let path: string | undefined = first;
  while (path !== undefined) {
    const { body }: Answer = await ask(path);
    for (const { resource } of body.entry ?? []) found.push(`${resource.resourceType}/${resource.id}`);
    path = body.link.find((link: { relation: string }) => link.relation === 'next')?.url.slice(service.base.length + 1);
  }
  return found.sort();
};
const issueOf = ({ body }: Answer): string => body.issue[0].details.coding[0].code;

describe('a scope with a query', () => {
  test('finds what meets it and nothing else, page by page, and reads the same', async () => {
    const [all, limited] = [await asking('user/*.cruds'), await asking(`user/CarePlan.rs?${AGREEMENT}`)];
    const expected = await everythingOf(all, `CarePlan?${AGREEMENT}`);
    const plans = await everythingOf(all, 'CarePlan');
    expect(plans.length).toBeGreaterThan(expected.length);
    expect(await everythingOf(limited, 'CarePlan?_count=3')).toEqual(expected);
    for (const plan of plans) {
      const status = expected.includes(plan) ? 200 : 404;
      expect((await limited(plan)).status).toBe(status);
      expect((await limited(`${plan}/_history/1`)).status).toBe(status);
      expect((await limited(`${plan}/_history`)).status).toBe(status);
    }
    const history = await everythingOf(limited, 'CarePlan/_history');
    expect(new Set(history)).toEqual(new Set(expected));
  });

  test('counts what it finds, and not what there is', async () => {
    const [all, limited] = [await asking('user/*.cruds'), await asking(`user/CarePlan.rs?${AGREEMENT}`)];
    const of = await all(`CarePlan?${AGREEMENT}&_summary=count`);
    expect((await limited('CarePlan?_summary=count')).body.total).toBe(of.body.total);
    // Some are of clients with whom no relation is recorded: those are neither shown nor counted.
    expect((await limited('CarePlan?_total=accurate')).body.total).toBeUndefined();
  });

  test.each([
    'CarePlan?subject.family=Peeters',
    'CarePlan?subject:Patient.family=Peeters',
    'CarePlan?_has:Task:focus:status=requested',
    'CarePlan?_list=x',
    'CarePlan?_filter=status eq active',
  ])('does not ask about what is beyond it: %s', async (path) => {
    const answer = await (await asking(`user/CarePlan.rs?${AGREEMENT}`))(path);
    expect(answer.status).toBe(403);
    expect(issueOf(answer)).toBe('insufficient-scope');
    expect(answer.headers.get('WWW-Authenticate')).toContain('insufficient_scope');
  });

  test('includes nothing of other types', async () => {
    const limited = await asking(`user/CarePlan.rs?${AGREEMENT}`);
    const { body } = await limited('CarePlan?_include=*&_revinclude=Task:focus&_count=50');
    const types = new Set(body.entry.map((one: { resource: { resourceType: string } }) => one.resource.resourceType));
    expect(types).toEqual(new Set(['CarePlan']));
  });

  test('holds in a Bundle too', async () => {
    const limited = await asking(`user/CarePlan.rs?${AGREEMENT}`);
    const all = await asking('user/*.cruds');
    const agreements = await everythingOf(all, `CarePlan?${AGREEMENT}`);
    const other = (await everythingOf(all, 'CarePlan')).find((plan) => !agreements.includes(plan));
    for (const type of ['batch', 'transaction']) {
      const urls = [agreements[0], other, 'CarePlan?_count=100'];
      const entry = urls.map((url) => ({ request: { method: 'GET', url } }));
      const { body } = await limited('', 'POST', { resourceType: 'Bundle', type, entry });
      expect(body.entry.map((one: { response: { status: string } }) => one.response.status.slice(0, 3))).toEqual([
        '200',
        '404',
        '200',
      ]);
      expect(body.entry[2].resource.entry).toHaveLength(agreements.length);
    }
  });

  test('writes neither what does not meet it, nor away what does', async () => {
    const limited = await asking(`user/Flag.cruds?identifier=http://x|mine`);
    const flag = (value: string) => ({
      resourceType: 'Flag',
      status: 'active',
      identifier: [{ system: 'http://x', value }],
      code: { text: 'x' },
      subject: { reference: CLIENT },
    });
    const made = await limited('Flag', 'POST', flag('mine'));
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect((await limited('Flag', 'POST', flag('other'))).status).toBe(403);
    expect((await limited(`Flag/${id}`, 'PUT', { ...flag('mine'), id, status: 'inactive' })).status).toBe(200);
    expect((await limited(`Flag/${id}`, 'PUT', { ...flag('other'), id })).status).toBe(403);
    const patch = [{ op: 'replace', path: '/identifier/0/value', value: 'other' }];
    expect(
      (await limited(`Flag/${id}`, 'PATCH', patch, { 'Content-Type': 'application/json-patch+json' })).status,
    ).toBe(403);

    const all = await asking('user/*.cruds');
    const theirs = (await all('Flag', 'POST', flag('other'))).body;
    expect((await limited(`Flag/${theirs.id}`, 'PUT', { ...flag('mine'), id: theirs.id })).status).toBe(403);
    expect((await limited(`Flag/${theirs.id}`, 'DELETE')).status).toBe(403);
    expect((await limited('Flag/never-was', 'DELETE')).status).toBe(403);
    expect((await limited(`Flag/${id}`, 'DELETE')).status).toBe(204);
    // That something was deleted would tell that it was there.
    expect((await limited(`Flag/${id}`)).status).toBe(404);
  });

  test.each([
    ['a parameter that there is not', 'user/CarePlan.rs?colour=red'],
    ['a modifier', 'user/CarePlan.rs?category:not=a|b'],
    ['a date', 'user/CarePlan.rs?date=ge2000'],
    ['an escape', 'user/CarePlan.rs?category=a\\,b'],
    ['a chain', 'user/CarePlan.rs?subject.family=Peeters'],
  ])('that is not understood gives nothing: %s', async (_, scope) => {
    const limited = await asking(scope);
    const { status, body } = await limited('CarePlan?_total=accurate', 'GET', undefined, {
      Prefer: 'handling=lenient',
    });
    expect(
      status === 200
        ? (body.entry ?? []).filter((one: { search: { mode: string } }) => one.search.mode === 'match')
        : [],
    ).toEqual([]);
    expect(status === 200 ? (body.total ?? 0) : 0).toBe(0);
    const [plan] = await everythingOf(await asking('user/*.cruds'), 'CarePlan?_count=1');
    expect((await limited(String(plan))).status).toBe(404);
  });

  test('joins another that differs in one value, and says so when they make no one search', async () => {
    const all = await asking('user/*.cruds');
    const both = await asking('user/CarePlan.rs?status=active user/CarePlan.rs?status=draft');
    expect(await everythingOf(both, 'CarePlan')).toEqual(await everythingOf(all, 'CarePlan?status=active,draft'));
    const apart = await asking(`user/CarePlan.rs?status=active user/CarePlan.rs?${AGREEMENT}`);
    expect(issueOf(await apart('CarePlan'))).toBe('scope-not-combined');
    const [active] = await everythingOf(all, 'CarePlan?status=active');
    expect((await apart(String(active))).status).toBe(200);
  });

  test('does not count for an operation that rests on the whole', async () => {
    const limited = await asking(`user/CarePlan.rs?${AGREEMENT} user/Patient.r user/Consent.rs`);
    expect((await limited(`${CLIENT}/$check-agreements`)).status).toBe(403);
    const whole = await asking('user/CarePlan.rs user/Patient.r user/Consent.rs');
    expect((await whole(`${CLIENT}/$check-agreements`)).status).toBe(200);
  });
});

describe('a scope of the client of the launch', () => {
  test('opens his dossier, and nobody else is there', async () => {
    const all = await asking('user/*.cruds');
    const launched = await asking('patient/*.rs', 'vrouw-van-cor');
    expect(await everythingOf(launched, 'Patient')).toEqual([CLIENT]);
    expect(await everythingOf(launched, 'CarePlan')).toEqual(await everythingOf(all, `CarePlan?subject=${CLIENT}`));
    expect(await everythingOf(launched, 'Task')).toEqual(await everythingOf(all, `Task?subject=${CLIENT}`));
    expect(await everythingOf(launched, 'CarePlan?subject=Patient/tineke')).toEqual([]);
    for (const patient of await everythingOf(all, 'Patient')) {
      const status = patient === CLIENT ? 200 : 404;
      expect((await launched(patient)).status).toBe(status);
      expect((await launched(`${patient}/$everything?_count=5`)).status).toBe(status);
      expect((await launched(`${patient}/$explain-access`, 'POST')).status).toBe(status);
    }
    expect((await launched('Organization/thuiszorg-pantein')).status).toBe(200);
    const found = await everythingOf(launched, `${CLIENT}/$everything`);
    const others = found.filter((one) => one.startsWith('Patient/') && one !== CLIENT);
    expect(others).toEqual([]);
    expect(found.length).toBeGreaterThan(5);
  });

  test('opens nothing where the token names no client', async () => {
    const launched = await asking('patient/*.rs');
    expect((await launched(CLIENT)).status).toBe(403);
    expect((await launched('CarePlan')).status).toBe(403);
  });
});

describe('a scope of some types', () => {
  test('shows of $everything and $disclose those types alone', async () => {
    const some = await asking('user/Patient.rs user/CarePlan.rs');
    const found = await everythingOf(some, `${CLIENT}/$everything`);
    expect(new Set(found.map((one) => one.split('/')[0]))).toEqual(new Set(['Patient', 'CarePlan']));
    const to = [{ name: 'to', valueReference: { reference: 'RelatedPerson/cor' } }];
    const { body } = await some(`${CLIENT}/$disclose`, 'POST', { resourceType: 'Parameters', parameter: to });
    const types = new Set(
      body.entry.slice(1).map((one: { resource: { resourceType: string } }) => one.resource.resourceType),
    );
    expect([...types].filter((type) => type !== 'CarePlan')).toEqual([]);
  });

  test('of a system counts for a system alone', async () => {
    const nurse = await asking('system/*.cruds user/Organization.r');
    expect((await nurse(CLIENT)).status).toBe(403);
  });

  test('lets a condition be asked only by who may search the type', async () => {
    const writer = await asking('user/Flag.cu');
    const flag = { resourceType: 'Flag', status: 'active', code: { text: 'x' }, subject: { reference: CLIENT } };
    expect((await writer('Flag', 'POST', flag)).status).toBe(201);
    expect((await writer('Flag', 'POST', flag, { 'If-None-Exist': 'status=active' })).status).toBe(403);
    expect((await writer('Flag?status=active', 'PUT', flag)).status).toBe(403);
  });

  test('without create makes nothing by an update', async () => {
    const writer = await asking('user/Flag.u');
    const flag = {
      resourceType: 'Flag',
      id: 'new-by-put',
      status: 'active',
      code: { text: 'x' },
      subject: { reference: CLIENT },
    };
    expect((await writer('Flag/new-by-put', 'PUT', flag)).status).toBe(403);
  });
});
