import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createValidator, messageOf } from '../../src/validation/library.ts';
import { packagesFolder, writePackage } from '../definitions/make-package.ts';

/** What a program does that uses the validator; docs/validation-library.md is run by test/pack. */
const folder = packagesFolder();
const URL = 'http://example.org/StructureDefinition/patient';

const profile = (version: string, element: string) => ({
  resourceType: 'StructureDefinition',
  id: 'patient',
  url: URL,
  version,
  name: 'Patient',
  status: 'active',
  kind: 'resource',
  abstract: false,
  type: 'Patient',
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Patient',
  derivation: 'constraint',
  differential: { element: [{ id: `Patient.${element}`, path: `Patient.${element}`, min: 1 }] },
});
const patient = { resourceType: 'Patient', meta: { profile: [URL] } };
const lacking = (validation: { findings: readonly { id: string; expression: string }[] }) =>
  validation.findings.filter(({ id }) => id === 'cardinality-min').map(({ expression }) => expression);

describe('a validator', () => {
  test('without definitions of one’s own holds to R4', () => {
    const { valid, findings, outcome } = createValidator().validate({ resourceType: 'Patient', gender: 'woman' });
    expect(valid).toBe(false);
    expect(findings).toMatchObject([{ id: 'binding-required', expression: 'Patient.gender' }]);
    expect(outcome).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', expression: ['Patient.gender'] }],
    });
  });

  test('says what is right in so many words, in the language asked for', () => {
    const validator = createValidator();
    const right = { resourceType: 'Patient', gender: 'female' };
    expect(validator.validate(right)).toMatchObject({ valid: true, findings: [] });
    const { outcome } = validator.validate(right, { language: 'nl' });
    expect(outcome['issue']).toMatchObject([{ severity: 'information', details: { text: 'Geen fouten gevonden.' } }]);
  });

  test('takes text and bytes, and says of what is no JSON where it goes wrong', () => {
    const validator = createValidator({ resources: [profile('1.0.0', 'name')] });
    const text = JSON.stringify(patient);
    expect(lacking(validator.validate(text))).toEqual(['Patient.name']);
    expect(lacking(validator.validate(new TextEncoder().encode(text)))).toEqual(['Patient.name']);
    const { valid, findings } = validator.validate('{"resourceType":');
    expect(valid).toBe(false);
    expect(findings.map((f) => messageOf(f))).toEqual(['This is not JSON: it goes wrong at line 1, column 17.']);
    expect(validator.validate(new Uint8Array([0x22, 0xff, 0x22])).findings).toMatchObject([
      { id: 'json-encoding', position: { line: 1, column: 2 } },
    ]);
    const { findings: found, outcome } = validator.validate('{"resourceType":"Patient",\n  "gender":"x"}');
    expect(found).toMatchObject([{ id: 'binding-required', position: { line: 2, column: 3 } }]);
    expect(outcome).toMatchObject({
      issue: [{ extension: expect.arrayContaining([expect.objectContaining({ valueInteger: 3 })]) }],
    });
  });

  test('takes definitions later, and then the newest of a canonical', () => {
    const validator = createValidator();
    expect(validator.validate(patient).findings).toMatchObject([{ id: 'profile-unknown' }]);
    validator.add({ resources: [profile('1.0.0', 'name')] });
    expect(lacking(validator.validate(patient))).toEqual(['Patient.name']);
    validator.add({
      packages: [
        writePackage(join(folder, 'later'), {
          name: 'org.example.later',
          version: '2.0.0',
          resources: [profile('2.0.0', 'gender')],
        }),
      ],
    });
    expect(lacking(validator.validate(patient))).toEqual(['Patient.gender']);
    expect(lacking(validator.validate({ resourceType: 'Patient' }, { profiles: [`${URL}|1.0.0`] }))).toEqual([
      'Patient.name',
    ]);
  });

  test('knows nothing of another one', () => {
    const [one, other] = ['name', 'gender'].map((element) =>
      createValidator({ resources: [profile('1.0.0', element)] }),
    );
    for (let i = 0; i < 2; i++) {
      expect(lacking(one?.validate(patient) ?? { findings: [] })).toEqual(['Patient.name']);
      expect(lacking(other?.validate(patient) ?? { findings: [] })).toEqual(['Patient.gender']);
    }
    expect(createValidator().validate(patient).findings).toMatchObject([{ id: 'profile-unknown' }]);
  });

  test('takes a Bundle of definitions, and leaves all that it is given as it was', () => {
    const given = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: profile('1.0.0', 'name') }] };
    const before = structuredClone(given);
    const validator = createValidator({ resources: [given] });
    const resource = structuredClone(patient);
    expect(lacking(validator.validate(resource))).toEqual(['Patient.name']);
    expect(given).toEqual(before);
    expect(resource).toEqual(patient);
  });

  test('tells what is wrong with definitions, and refuses what is none', () => {
    const validator = createValidator({ resources: [profile('1.0.0', 'nmae')] });
    validator.validate(patient);
    expect(validator.problems().map((p) => messageOf(p))).toEqual([
      `What ${URL} says of Patient.nmae was passed over: its base has no such element.`,
    ]);
    expect(() => createValidator({ resources: [profile('1.0.0', 'name'), patient] })).toThrow(
      'resources[1] is no definition',
    );
    expect(() => createValidator({ packages: [join(folder, 'nowhere')] })).toThrow(
      `There is no package at ${join(folder, 'nowhere')}`,
    );
  });

  test('never throws for what it is to validate', () => {
    const validator = createValidator({ resources: [profile('1.0.0', 'name')] });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json(), fc.uint8Array()), (anything) => {
        const { valid, outcome } = validator.validate(anything);
        expect(valid).toBe(false);
        expect(outcome.resourceType).toBe('OperationOutcome');
      }),
      { numRuns: 300 },
    );
  });

  const dutch = join(import.meta.dirname, '../../../shared/nl-core');
  test.skipIf(!existsSync(dutch) /* ../shared/nl-core is not beside this checkout */)(
    'says the same of the Dutch examples whether it makes the snapshots or finds them',
    () => {
      const read = (at: string) =>
        readdirSync(at)
          .filter((name) => name.endsWith('.json'))
          .map((name) => JSON.parse(readFileSync(join(at, name), 'utf8')));
      const bare = read(dutch)
        .filter(({ resourceType }) => ['StructureDefinition', 'ValueSet', 'CodeSystem'].includes(resourceType))
        .map(({ snapshot: _, ...definition }) => definition);
      const [made, found] = [createValidator({ resources: bare }), createValidator({ packages: [dutch] })];
      const examples = read(join(dutch, 'examples'));
      const told = (validator: typeof made, example: unknown) =>
        validator
          .validate(example)
          .findings.map(({ id, expression }) => `${id} ${expression}`)
          .sort();
      for (const example of examples) {
        expect(told(made, example)).toEqual(told(found, example));
        // Each example, and with something left out: what the profiles ask is asked.
        for (const name of Object.keys(example).filter((key) => key !== 'resourceType' && key !== 'meta')) {
          const { [name]: _, ...less } = example;
          expect(told(made, less)).toEqual(told(found, less));
        }
      }
      expect(made.problems()).toEqual([]);
      expect(examples.length).toBeGreaterThan(50);
    },
  );
});
