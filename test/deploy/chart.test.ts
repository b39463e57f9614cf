import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { expectToStart } from './settings.ts';

const project = join(import.meta.dirname, '../..');
const chart = join(project, 'deploy/helm/samenspel');
const read = (name: string) => readFileSync(join(chart, name), 'utf8');

const ALONE = {
  baseUrl: 'https://samenspel.example/fhir',
  secrets: { issuers: { name: 'issuers', key: 'issuers.json' } },
};
const THREE = {
  ...ALONE,
  replicas: 3,
  upstream: { url: 'https://fhir.example/r4', clientId: 'samenspel' },
  secrets: {
    ...ALONE.secrets,
    secret: { name: 'samenspel', key: 'secret' },
    upstreamKey: { name: 'samenspel-key', key: 'key.json' },
  },
  networkPolicy: { from: [{ namespaceSelector: { matchLabels: { name: 'ingress' } } }] },
};

describe('the values of the chart', () => {
  const valid = new Ajv().compile(JSON.parse(read('values.schema.json')));
  const usual = parse(read('values.yaml'));

  test('are of the version of the package, and named by the schema, all of them', () => {
    const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    expect(parse(read('Chart.yaml'))).toMatchObject({ name: 'samenspel', appVersion: version });
    expect(valid({ ...usual, ...ALONE, secrets: { ...usual.secrets, ...ALONE.secrets } })).toBe(true);
  });

  test.each([
    ['no base URL', {}],
    ['a base URL that ends with a slash', { baseUrl: 'https://samenspel.example/fhir/' }],
    ['a value that there is not', { baseUrl: ALONE.baseUrl, replica: 2 }],
    ['a secret as it is', { baseUrl: ALONE.baseUrl, secrets: { secret: 'geheim' } }],
    ['no replica', { baseUrl: ALONE.baseUrl, replicas: 0 }],
  ])('are refused with %s', (_, values) => {
    expect(valid({ ...usual, ...values })).toBe(false);
  });
});

const helm = process.env['HELM'] ?? 'helm';
const hasHelm = spawnSync(helm, ['version']).status === 0;

const leftOut = hasHelm ? '' : ' (left out: helm is not found here; HELM names it)';

describe.skipIf(!hasHelm)(`the chart as helm renders it${leftOut}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-chart-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const withValues = (values: object): string[] => {
    const file = join(folder, 'values.yaml');
    writeFileSync(file, stringify(values));
    return ['template', 'r', chart, '-f', file];
  };
  // biome-ignore lint/suspicious/noExplicitAny: manifests of any kind
  const render = (values: object): Map<string, any> => {
    const documents = parseAllDocuments(execFileSync(helm, withValues(values), { encoding: 'utf8' }));
    return new Map(documents.map((document) => document.toJS()).map((manifest) => [manifest.kind, manifest]));
  };
  const podOf = (values: object) => render(values).get('Deployment').spec.template.spec;

  test('alone it has a volume of its own; three stand over another server, and one goes at a time', () => {
    expect([...render(ALONE).keys()].sort()).toEqual([
      'Deployment',
      'NetworkPolicy',
      'PersistentVolumeClaim',
      'Service',
    ]);
    const three = render(THREE);
    expect([...three.keys()].sort()).toEqual(['Deployment', 'NetworkPolicy', 'PodDisruptionBudget', 'Service']);
    expect(three.get('Deployment').spec.replicas).toBe(3);
  });

  test.each([
    ['alone', ALONE],
    ['three', THREE],
  ])('%s: its settings start the service, and its secrets are named, never held', (_, values) => {
    const [container] = podOf(values).containers;
    const environment = Object.fromEntries(
      container.env.map(({ name, value }: { name: string; value?: string }) => [name, value ?? 'x'.repeat(32)]),
    );
    expectToStart(environment);
    const held = container.env.filter(({ name, value }: { name: string; value?: string }) =>
      /SECRET|AUTHORIZATION/.test(name) ? value !== undefined : false,
    );
    expect(held).toEqual([]);
  });

  test('files of secrets are where the settings say', () => {
    const { containers, volumes } = podOf(THREE);
    const files = volumes
      .find(({ name }: { name: string }) => name === 'secrets')
      .projected.sources.flatMap(({ secret }: { secret: { items: { path: string }[] } }) => secret.items)
      .map(({ path }: { path: string }) => `/secrets/${path}`);
    const said = containers[0].env
      .filter(({ value }: { value?: string }) => value?.startsWith('/secrets/'))
      .map(({ value }: { value: string }) => value);
    expect(files.toSorted()).toEqual(said.toSorted());
  });

  test('it runs as nobody in particular, writes nowhere else, and is asked whether it lives and is ready', () => {
    const { securityContext, containers } = podOf(ALONE);
    expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(containers[0]).toMatchObject({
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      livenessProbe: { httpGet: { path: '/health' } },
      readinessProbe: { httpGet: { path: '/ready' } },
      resources: { requests: { memory: expect.any(String) }, limits: { memory: expect.any(String) } },
    });
  });

  test('nobody comes in who is not named, and it goes nowhere but to names', () => {
    expect(render(ALONE).get('NetworkPolicy').spec.ingress).toEqual([]);
    const { ingress, egress } = render(THREE).get('NetworkPolicy').spec;
    expect(ingress[0].from).toEqual(THREE.networkPolicy.from);
    expect(egress.flatMap(({ ports }: { ports: { port: number }[] }) => ports.map(({ port }) => port))).toEqual([
      53, 53,
    ]);
  });

  test.each([
    ['more than one over the embedded server', { ...ALONE, replicas: 2 }, 'needs upstream.url'],
    [
      'more than one without a secret that they share',
      { ...ALONE, replicas: 2, upstream: { url: 'https://fhir.example' } },
      'needs secrets.secret',
    ],
    ['nobody asked who he is, unsaid', { baseUrl: ALONE.baseUrl }, 'set secrets.issuers'],
    ['a client without its key', { ...ALONE, upstream: { url: 'https://fhir.example', clientId: 'x' } }, 'go together'],
    [
      'two ways to be let in',
      {
        ...THREE,
        secrets: { ...THREE.secrets, upstreamAuthorization: { name: 'other', key: 'authorization' } },
      },
      'choose one way',
    ],
  ])('%s is refused', (_, values, says) => {
    const { status, stderr } = spawnSync(helm, withValues(values), { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, expect.stringContaining(says)]);
  });
});
