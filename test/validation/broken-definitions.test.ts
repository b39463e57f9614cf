import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { createValidator, messageOf } from '../../src/validation/library.ts';
import { mutantsOf } from './mutants.ts';
import { profile, urlOf } from './table.ts';

/** Definitions come from anyone: whatever is wrong with one, it is told, and nothing is thrown out of the library. */
const ours = join(import.meta.dirname, '../../build/package');
const published = readdirSync(ours)
  .filter((file) => file.startsWith('StructureDefinition-'))
  .map((file) => JSON.parse(readFileSync(join(ours, file), 'utf8')) as Resource);
const walker = profile('walker', 'Patient', {
  'Patient.name': { min: 1, slicing: { discriminator: [{ type: 'value', path: 'use' }], rules: 'open' } },
  'Patient.name:official': { min: 1, max: '1' },
  'Patient.name:official.use': { min: 1, fixedCode: 'official' },
  'Patient.contact': { constraint: [{ key: 'w-1', severity: 'error', human: 'a', expression: 'name.exists()' }] },
  'Patient.contact.name': { patternHumanName: { use: 'usual' } },
}) as unknown as Resource;

const seeded = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

/** A resource of the type of a profile, with something in what the profile speaks of. */
const resourceFor = ({ type, url }: JsonObject): JsonObject => ({
  resourceType: type === 'Extension' || typeof type !== 'string' ? 'Patient' : type,
  meta: { profile: [url as string] },
  name: [{ use: 'official', text: 'a' }],
  contact: [{ name: { use: 'usual' } }],
  extension: [{ url: url as string, valueCode: 'a' }],
});

const meet = (definitions: readonly JsonObject[], met: JsonObject): void => {
  const validator = createValidator({ resources: definitions });
  for (let i = 0; i < 2; i += 1) {
    const { outcome } = validator.validate(resourceFor(met), { profiles: [met['url'] as string] });
    expect(outcome.resourceType).toBe('OperationOutcome');
  }
  const told = validator.problems().map((problem) => messageOf(problem));
  expect(new Set(told).size).toBe(told.length);
};

const usable = (definition: JsonObject): boolean =>
  definition['resourceType'] === 'StructureDefinition' &&
  typeof definition['url'] === 'string' &&
  definition['url'] !== '' &&
  (typeof definition['fhirVersion'] !== 'string' || definition['fhirVersion'].startsWith('4.0'));

describe('a broken StructureDefinition', () => {
  test('with anything in it another is met without an exception, and what is wrong is told once', () => {
    fc.assert(
      fc.property(fc.constantFrom(walker, ...published), fc.nat(), fc.boolean(), (definition, seed, bare) => {
        const { snapshot: _, ...without } = definition;
        const given = (bare ? without : definition) as Resource;
        for (const { resource } of mutantsOf(given, 3, seeded(seed))) if (usable(resource)) meet([resource], resource);
      }),
      { numRuns: 200 },
    );
  });

  test('cut short anywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(walker, ...published), fc.nat(), (definition, at) => {
        const cut = (part: unknown) =>
          isObject(part)
            ? { ...part, element: objects(part['element']).slice(0, at % objects(part['element']).length) }
            : part;
        const { snapshot, differential, ...rest } = definition;
        meet([{ ...rest, snapshot: cut(snapshot), differential } as JsonObject], definition);
        meet([{ ...rest, differential: cut(differential) } as JsonObject], definition);
      }),
      { numRuns: 80 },
    );
  });

  test.each([1, 2, 3, 5])('in a circle of %i', (size) => {
    const ring = Array.from({ length: size }, (_, i) => ({
      ...walker,
      url: urlOf(`ring-${i}`),
      baseDefinition: urlOf(`ring-${(i + 1) % size}`),
    }));
    const validator = createValidator({ resources: ring });
    const { findings } = validator.validate(resourceFor(ring[0] as JsonObject));
    expect(findings.map(({ id }) => id)).toContain('profile-broken');
    const told = validator.problems().map(({ id }) => id);
    expect(told.length).toBeGreaterThan(0);
    validator.validate(resourceFor(ring[0] as JsonObject));
    expect(validator.problems().map(({ id }) => id)).toEqual(told);
  });

  test('whose types, slices and content lead round and round', () => {
    const own = urlOf('own');
    const loops = [
      profile('own', 'Patient', { 'Patient.contact': { type: [{ code: 'BackboneElement', profile: [own] }] } }),
      profile('own', 'Patient', { 'Patient.extension': { type: [{ code: 'Extension', profile: [own] }] } }),
      profile('own', 'Patient', { 'Patient.contained': { type: [{ code: 'Resource', profile: [own] }] } }),
      profile('own', 'Patient', { 'Patient.contact': { contentReference: '#Patient.contact' } }),
      profile('own', 'Patient', { 'Patient.link.other': { type: [{ code: 'Reference', targetProfile: [own] }] } }),
    ] as unknown as Resource[];
    for (const definition of loops) {
      const patient = { resourceType: 'Patient', id: 'a', contained: [{ resourceType: 'Patient', id: 'b' }] };
      const link = [{ type: 'refer', other: { reference: '#b' } }];
      const validator = createValidator({ resources: [definition] });
      const { outcome } = validator.validate({ ...patient, link, ...resourceFor(definition) });
      expect(outcome.resourceType).toBe('OperationOutcome');
    }
  });
});
