import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { call } from '../http/start-service.ts';

const root = join(import.meta.dirname, '../..');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** What others refer to comes first. */
const ORDER = [
  'CodeSystem',
  'ValueSet',
  'StructureDefinition',
  'ConceptMap',
  'Questionnaire',
  'SearchParameter',
  'OperationDefinition',
  'CapabilityStatement',
  'TestScript',
];

const PACKAGE: readonly Resource[] = readdirSync(join(root, 'build/package'))
  .filter((name) => /^[A-Z]\w+-.*\.json$/.test(name))
  .map((name): Resource => readJson(`build/package/${name}`))
  // It refers to each example, and HAPI wants those to be there.
  .filter(({ resourceType }) => resourceType !== 'ImplementationGuide')
  .sort((a, b) => ORDER.indexOf(a.resourceType) - ORDER.indexOf(b.resourceType));

const jsonIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /(^|\/)[^./]*\.json$/.test(name))
    .sort();

/** What HAPI does not find in an example, with the reason. */
const NOT_FOUND: Readonly<Record<string, string>> = {
  'reference-target':
    'it looks at the type of what is referred to where it stands in the server, and not at the reference itself',
};

interface Invalid {
  readonly name: string;
  readonly resource: Resource;
  readonly id: string;
}

const INVALID: readonly Invalid[] = jsonIn('examples/invalid').flatMap((file): Invalid[] => {
  const { id, severity } = readJson(`examples/invalid/${file.replace('.json', '.expected.json')}`);
  const resource: Resource = readJson(`examples/invalid/${file}`);
  // A Bundle breaks a rule over several resources, which no profile sees.
  return severity === 'error' && resource.resourceType !== 'Bundle' ? [{ name: file, resource, id }] : [];
});

/** What a plain R4 server with a validator of its own makes of our package. */
describe('our package on HAPI FHIR', () => {
  const hapi = inject('hapi');
  const refused: string[] = [];

  beforeAll(async () => {
    for (const resource of PACKAGE) {
      const { status, body } = await call(`${hapi}/${resource.resourceType}/${resource.id}`, 'PUT', resource);
      if (status >= 300) refused.push(`${resource.resourceType}/${resource.id}: ${JSON.stringify(body).slice(0, 200)}`);
    }
  }, 120_000);
  afterAll(async () => {
    for (const { resourceType, id } of PACKAGE.toReversed()) await call(`${hapi}/${resourceType}/${id}`, 'DELETE');
  }, 120_000);

  const errorsIn = async (resource: Resource): Promise<string[]> => {
    const { body } = await call(`${hapi}/${resource.resourceType}/$validate`, 'POST', resource);
    return objects(body.issue)
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(({ diagnostics }) => String(diagnostics));
  };

  test('is accepted, resource by resource', () => {
    expect(refused).toEqual([]);
  });

  test.each(jsonIn('examples/valid'))('its $validate finds no error in examples/valid/%s, as ours', async (file) => {
    expect(await errorsIn(readJson(`examples/valid/${file}`))).toEqual([]);
  });

  test('its $validate finds an error in each invalid example, as ours, but for what is known', async () => {
    const missed: string[] = [];
    for (const { name, resource, id } of INVALID) {
      if (NOT_FOUND[id] === undefined && (await errorsIn(resource)).length === 0) missed.push(`${name} ${id}`);
    }
    expect(missed).toEqual([]);
    expect(INVALID.filter(({ id }) => NOT_FOUND[id] === undefined).length).toBeGreaterThan(200);
  }, 180_000);
});
