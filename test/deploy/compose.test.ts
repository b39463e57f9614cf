import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { expectToStart } from './settings.ts';

const folder = join(import.meta.dirname, '../../deploy');

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly command?: readonly string[];
  readonly read_only?: boolean;
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly configs?: readonly { readonly source: string }[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly configs?: Readonly<Record<string, { readonly content: string }>>;
}

/** The file with its variables filled in, as compose does. */
const read = (name: string, variables: Readonly<Record<string, string>> = {}): Compose => {
  const text = readFileSync(join(folder, name), 'utf8').replaceAll(
    /\$\{(\w+):\?[^}]*\}/g,
    (whole, variable: string) => variables[variable] ?? whole,
  );
  return parse(text, { merge: true });
};

const FILES = [
  { name: 'compose.yaml', file: read('compose.yaml') },
  {
    name: 'compose.hapi.yaml',
    file: read('compose.hapi.yaml', { SAMENSPEL_SECRET: 'x'.repeat(32), POSTGRES_PASSWORD: 'p' }),
  },
];

describe.each(FILES)('deploy/$name', ({ file }) => {
  const services = Object.entries(file.services);
  const ours = services.filter(([, { image }]) => image === 'samenspel');

  test('its settings of the service start it', () => {
    expect(ours.length).toBeGreaterThan(0);
    for (const [, { environment = {} }] of ours) expectToStart(environment);
  });

  test('builds the image from the Dockerfile of this folder', () => {
    for (const [, { build }] of ours) expect(existsSync(join(folder, String(build?.context), 'Dockerfile'))).toBe(true);
  });

  test('publishes to this machine alone, where nobody is asked who he is', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports);
    expect(published.length).toBeGreaterThan(0);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test('what a service needs stands in the file: other services, volumes, configs', () => {
    const dependencies = services.flatMap(([, { depends_on = [] }]) =>
      Array.isArray(depends_on) ? depends_on : Object.keys(depends_on),
    );
    expect(dependencies.filter((name) => !(name in file.services))).toEqual([]);
    const volumes = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] as string));
    expect(volumes.toSorted()).toEqual(Object.keys(file.volumes).toSorted());
    const configs = services.flatMap(([, { configs = [] }]) => configs.map(({ source }) => source));
    expect(configs).toEqual(Object.keys(file.configs ?? {}));
  });

  test('the service writes nowhere but to its data and to memory', () => {
    for (const [, { read_only, volumes = [], tmpfs = [] }] of ours) {
      expect(read_only).toBe(true);
      expect([...tmpfs, ...volumes.map((volume) => volume.split(':')[1])].toSorted()).toEqual(['/data', '/tmp']);
    }
  });
});

test('deploy/compose.hapi.yaml asks for its secrets, and holds none', () => {
  const text = readFileSync(join(folder, 'compose.hapi.yaml'), 'utf8');
  for (const line of text.split('\n').filter((line) => /^ +[\w.]*(PASSWORD|password|SECRET)\w*:/.test(line)))
    expect(line).toMatch(/\$\{\w+:\?/);
});
