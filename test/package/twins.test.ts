import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { claimsOf } from '../../scripts/twins/claims.ts';
import { byHand, fileOf, SAID_BY_RULES, structures, twins, validExamples } from '../../scripts/twins/twins.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createValidator } from '../../src/validation/validator.ts';

const folder = join(import.meta.dirname, '../../examples/invalid');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const validator = createValidator(packagedDefinitions());
const found = (resource: unknown) =>
  validator
    .validate(resource)
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ id, severity, expression }) => ({ id, severity, expression }));

const made = twins();
const claims = structures().flatMap(claimsOf);

describe('the valid examples', () => {
  test('there is one for each profile', () => {
    const profiles = structures().filter(({ type }) => type !== 'Extension');
    expect([...validExamples().keys()].sort()).toEqual(profiles.map(({ id }) => id).sort());
  });

  test.each([...validExamples()])('%s is of its profile, and nothing is wrong with it', (id, resource) => {
    expect(resource.meta?.profile).toEqual([`https://samenspel.example/fhir/StructureDefinition/${id}`]);
    expect(found(resource)).toEqual([]);
  });
});

describe('what our profiles ask beyond their base', () => {
  test('each cardinality, type, pattern, binding, slice and invariant has an example that breaks it', () => {
    const files = new Set(made.map(({ file }) => file));
    const without = claims.filter((claim) => !byHand(claim) && !files.has(fileOf(claim)));
    expect(without.map(fileOf)).toEqual(Object.keys(SAID_BY_RULES));
    expect(new Set(claims.map(({ kind }) => kind))).toEqual(
      new Set(['min', 'max', 'type', 'pattern', 'binding', 'invariant']),
    );
  });

  test.each(Object.entries(SAID_BY_RULES))('%s is broken together with %s, which asks it too', (file, rule) => {
    const [profile = '', element = ''] = file.split(/[/-]/);
    const resource = structuredClone(validExamples().get(profile)) as Resource;
    delete resource[element];
    expect(new Set(found(resource).map(({ id }) => id))).toEqual(new Set([rule, 'cardinality-min']));
  });

  test('the examples are those that are made (node scripts/invalid-examples.ts), and no others', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /[\\/].*\.json$/.test(file),
    );
    const expected = made.flatMap(({ file }) => [`${file}.json`, `${file}.expected.json`]);
    expect(files.map((file) => file.replaceAll('\\', '/')).sort()).toEqual(expected.sort());
  });

  test.each(made)('$file breaks that, there where it says, and nothing else', ({ file, resource, expected }) => {
    expect(readJson(`${file}.json`)).toEqual(resource);
    expect(readJson(`${file}.expected.json`)).toEqual(expected);
    expect(found(readJson(`${file}.json`)).filter((finding) => !restates(finding, expected))).toEqual([expected]);
  });
});

/** A value of a wrong type counts as missing too, where one must be. */
const restates = (finding: { id: string; expression: string }, expected: { id: string; expression: string }): boolean =>
  finding.id === 'cardinality-min' && expected.id === 'type-wrong' && finding.expression === expected.expression;
