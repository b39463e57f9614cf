import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { r4CodeSystem, r4Examples, r4SearchParameters } from '../contract/r4-definitions.ts';
import { r4Options } from '../contract/start-sandbox.ts';
import { checkComposite, checkParameter, checkSubsumption, storeAll } from './corpus.ts';

/** A part of what `npm run test:corpus` does with all types and more values. */
const TYPES = ['CarePlan', 'Consent', 'Encounter', 'List', 'Observation', 'Patient', 'RelatedPerson', 'Task'];

const corpus = new Map(TYPES.map((type) => [type, r4Examples(type)]));

describe('HL7’s examples', () => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = openSandbox({ ...r4Options, file: ':memory:', integrity: false, now: () => new Date() });
  });
  afterAll(() => sandbox.close());

  test('go in and come out equal', async () => {
    expect(await storeAll(sandbox, corpus)).toEqual([]);
  });

  test.each(TYPES)('%s is found by what fhirpath.js finds in it', async (type) => {
    let searches = 0;
    for (const parameter of r4SearchParameters(type).values()) {
      const checked = await checkParameter(sandbox, type, parameter, corpus.get(type) ?? [], 8);
      expect(checked.discrepancies).toEqual([]);
      searches += checked.searches;
    }
    expect(searches).toBeGreaterThan(10);
  });

  test.each([
    ['RelatedPerson', 'relationship', 'v3-RoleCode'],
    ['Encounter', 'class', 'v3-ActCode'],
    ['Consent', 'security-label', 'v3-Confidentiality'],
  ])('%s?%s:above and :below are as %s has it', async (type, code, system) => {
    const [parameter] = [r4SearchParameters(type).get(code)];
    if (!parameter) throw new Error(`R4 has ${code}.`);
    const checked = await checkSubsumption(sandbox, type, parameter, corpus.get(type) ?? [], r4CodeSystem(system));
    expect(checked.discrepancies).toEqual([]);
    expect(checked.searches).toBeGreaterThan(0);
  });

  test('an Observation is found by what lies together in one of its elements', async () => {
    const parameters = [...r4SearchParameters('Observation').values()];
    const kindOf = (url: string): string => parameters.find((parameter) => parameter.url === url)?.type ?? '';
    for (const parameter of parameters.filter(({ type }) => type === 'composite')) {
      const { discrepancies } = await checkComposite(
        sandbox,
        'Observation',
        parameter,
        kindOf,
        corpus.get('Observation') ?? [],
      );
      expect(discrepancies).toEqual([]);
    }
  });
});
