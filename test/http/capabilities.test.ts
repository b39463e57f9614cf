import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { Failure } from '../../src/fhir/failure.ts';
import { capabilityStatement } from '../../src/operations/capabilities.ts';
import { extraction } from '../../src/sandbox/extraction.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { r4Options } from '../contract/start-sandbox.ts';
import { type Answer, call, startService, type TestService } from './start-service.ts';

interface Stated {
  readonly type: string;
  readonly interaction: readonly { code: string }[];
  readonly searchParam: readonly { name: string; type: string; definition: string }[];
  readonly searchInclude: readonly string[];
  readonly operation?: readonly { name: string }[];
  readonly [name: string]: unknown;
}

const definitions = packagedDefinitions();
const STATED = { version: 'test', date: '2026-11-24', authenticated: false };
const [rest] = capabilityStatement({ definitions } as never, STATED)['rest'] as never as [
  {
    resource: Stated[];
    interaction: { code: string }[];
    operation: { name: string }[];
    compartment: string[];
  },
];

/** A value that each kind of parameter takes. */
const VALUES: Readonly<Record<string, string>> = {
  token: 'http://x|y',
  reference: 'Patient/1',
  date: 'ge2026-01',
  string: 'x',
  number: 'gt1',
  quantity: '5.4|http://unitsofmeasure.org|mg',
  uri: 'http://x',
  special: 'some-list',
};

describe('every search parameter that the CapabilityStatement states is searched by', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = openSandbox({
      ...r4Options,
      file: ':memory:',
      searchParameters: (type) => definitions.searchParameters(type),
      extract: extraction(definitions.model),
      model: definitions.model,
      now: () => new Date(),
    });
  });
  afterAll(() => sandbox.close());

  const composite = (type: string, name: string): string =>
    (definitions.searchParameters(type).get(name)?.component ?? [])
      .map(({ definition }) => {
        const kind = [...definitions.searchParameters(type).values()].find(({ url }) => url === definition)?.type;
        return VALUES[String(kind)];
      })
      .join('$');

  test.each(rest.resource)('$type', async ({ type, searchParam, searchInclude }) => {
    expect(searchParam.map(({ name }) => name)).toEqual(expect.arrayContaining(['_id', '_lastUpdated', '_tag']));
    const refused: string[] = [];
    const search = (query: URLSearchParams) =>
      sandbox.search(type, query).catch((error: unknown) => {
        refused.push(`${query}: ${error instanceof Failure ? error.message : String(error)}`);
      });
    for (const { name, type: kind } of searchParam) {
      const id = name === '_id' ? 'x' : undefined;
      await search(new URLSearchParams({ [name]: id ?? VALUES[kind] ?? composite(type, name) }));
      const single = kind !== 'composite' && kind !== 'special';
      if (single) await search(new URLSearchParams({ _sort: `-${name}` }));
      if (single && !['_id', '_lastUpdated'].includes(name)) {
        await search(new URLSearchParams({ [`${name}:missing`]: 'true' }));
      }
    }
    for (const include of searchInclude) await search(new URLSearchParams({ _include: include }));
    expect(refused).toEqual([]);
  });

  test('and what R4 has beyond these is what needs a meaning of its own', () => {
    const left = rest.resource.flatMap(({ type, searchParam }) => {
      const stated = new Set(searchParam.map(({ name }) => name));
      return [...definitions.searchParameters(type).keys()].filter((code) => !stated.has(code));
    });
    expect([...new Set(left)].toSorted()).toEqual([
      '_content',
      '_filter',
      '_query',
      '_text',
      'age',
      'birthOrderBoolean',
      'near',
    ]);
  });
});

describe('every interaction that the CapabilityStatement states is there', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    await call(`${service.base}/Patient/p`, 'PUT', { resourceType: 'Patient', id: 'p' });
  });
  afterAll(() => service.stop());

  const at = (path: string, method = 'GET', body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(`${service.base}/${path}`, method, body, headers);
  const patient = { resourceType: 'Patient', identifier: [{ system: 'http://x', value: 'conditional' }] };
  const bundle = (type: string) => ({ resourceType: 'Bundle', type });

  /** The statuses that show it, in the order in which they are tried. */
  const INTERACTIONS: Readonly<Record<string, () => Promise<Answer>>> = {
    read: () => at('Patient/p'),
    vread: () => at('Patient/p/_history/1'),
    'search-type': () => at('Patient?_id=p'),
    'history-instance': () => at('Patient/p/_history'),
    'history-type': () => at('Patient/_history'),
    'history-system': () => at('_history'),
    create: () => at('Patient', 'POST', { resourceType: 'Patient' }),
    update: () => at('Patient/p', 'PUT', { resourceType: 'Patient', id: 'p', active: true }),
    patch: () =>
      at('Patient/p', 'PATCH', [{ op: 'replace', path: '/active', value: false }], {
        'Content-Type': 'application/json-patch+json',
      }),
    transaction: () => call(service.base, 'POST', bundle('transaction')),
    batch: () => call(service.base, 'POST', bundle('batch')),
    delete: () => at('Patient/other', 'DELETE'),
  };

  test('the same for every type', () => {
    const [first, ...others] = rest.resource.map(({ interaction }) => interaction.map(({ code }) => code));
    for (const other of others) expect(other).toEqual(first);
    const stated = [...(first ?? []), ...rest.interaction.map(({ code }) => code)];
    expect(stated.toSorted()).toEqual(Object.keys(INTERACTIONS).toSorted());
  });

  test.each(Object.entries(INTERACTIONS))('%s', async (_, interaction) => {
    expect((await interaction()).status).toBeLessThan(300);
  });

  /** What a type states beside its interactions, and what shows it. */
  const FLAGS: readonly (readonly [string, unknown, () => Promise<Answer>, number])[] = [
    ['updateCreate', true, () => at('Patient/chosen', 'PUT', { resourceType: 'Patient', id: 'chosen' }), 201],
    [
      'versioning',
      'versioned-update',
      () => at('Patient/p', 'PUT', { ...patient, id: 'p' }, { 'If-Match': 'W/"99"' }),
      412,
    ],
    ['readHistory', true, () => at('Patient/p/_history/1'), 200],
    ['conditionalCreate', true, () => at('Patient', 'POST', patient, { 'If-None-Exist': '_id=p' }), 200],
    ['conditionalRead', 'full-support', () => at('Patient/p', 'GET', undefined, { 'If-None-Match': '*' }), 304],
    ['conditionalUpdate', true, () => at('Patient?_id=p', 'PUT', patient), 200],
    ['conditionalDelete', 'single', () => at('Patient?identifier=http://x|none', 'DELETE'), 204],
  ];

  test.each(FLAGS)('%s is %s', async (flag, value, shown, status) => {
    for (const resource of rest.resource) expect(resource[flag]).toBe(value);
    expect((await shown()).status).toBe(status);
  });

  test('every compartment', async () => {
    const types = rest.compartment.map((url) => String(url.split('/').at(-1)));
    for (const type of types.map((name) => name.charAt(0).toUpperCase() + name.slice(1))) {
      expect((await at(`${type}/x/Observation`)).status).toBe(200);
    }
    expect(types).toHaveLength(5);
  });

  test('every operation, where it is stated and nowhere else', async () => {
    const stated = rest.resource.map(({ type, operation = [] }) => [type, operation.map(({ name }) => name)] as const);
    expect(new Map(stated).get('Patient')).toEqual([
      'validate',
      'everything',
      'check-agreements',
      'report-concern',
      'care-network',
      'agreement-sheet',
      'disclose',
      'explain-access',
      'simulate-consent',
      'access-log',
    ]);
    expect(new Map(stated).get('Task')).toEqual(['validate', 'evaluate', 'respond-to-concern']);
    expect(rest.operation.map(({ name }) => name)).toEqual([
      'validate',
      'record-agreement',
      'determine-role',
      'work-list',
    ]);
    expect((await at('Patient/p/$everything')).status).toBe(200);
    expect((await at('Task/$validate', 'POST', { resourceType: 'Task' })).status).toBe(200);
  });
});
