import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createValidator } from '../../src/validation/library.ts';

const SNOMED = 'http://snomed.info/sct';
const DISEASES = 'http://example.org/ValueSet/diseases';
const PROFILE = 'http://example.org/StructureDefinition/condition';

const resources = [
  {
    resourceType: 'ValueSet',
    url: DISEASES,
    version: '1.0.0',
    status: 'active',
    compose: { include: [{ system: SNOMED, filter: [{ property: 'concept', op: 'is-a', value: '64572001' }] }] },
  },
  {
    resourceType: 'StructureDefinition',
    url: PROFILE,
    status: 'active',
    kind: 'resource',
    abstract: false,
    type: 'Condition',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Condition',
    derivation: 'constraint',
    differential: {
      element: [
        { id: 'Condition.code', path: 'Condition.code', min: 1, binding: { strength: 'required', valueSet: DISEASES } },
      ],
    },
  },
];
const condition = (code: string) => ({
  resourceType: 'Condition',
  subject: { reference: 'Patient/1' },
  meta: { profile: [PROFILE] },
  code: { coding: [{ system: SNOMED, code }] },
});

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly parameter: readonly { readonly name: string; readonly [value: string]: unknown }[];
}

/** Knows that 22298006 is a disease, and 105386004 is none; fails for 500, and has no answer for 404 but that it lacks the system. */
const answer = (code: unknown, inSet: boolean): { status: number; body: unknown } => {
  const result = (valueBoolean: boolean, ...more: unknown[]) => ({
    status: 200,
    body: { resourceType: 'Parameters', parameter: [{ name: 'result', valueBoolean }, ...more] },
  });
  switch (code) {
    case '22298006':
      return result(true);
    case '105386004':
      return result(!inSet);
    case '404':
      return result(false, { name: 'x-caused-by-unknown-system', valueCanonical: SNOMED });
    default:
      return { status: 500, body: { resourceType: 'OperationOutcome' } };
  }
};

describe('a terminology server is asked about codes of systems that are not at hand', () => {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { parameter } = JSON.parse(text) as Pick<Asked, 'parameter'>;
      asked.push({ path: request.url ?? '', authorization: request.headers.authorization, parameter });
      const { status, body } = answer(
        parameter.find((p) => p.name === 'code')?.['valueCode'],
        request.url?.includes('ValueSet') === true,
      );
      response.writeHead(status, { 'Content-Type': 'application/fhir+json' }).end(JSON.stringify(body));
    });
  });
  let url: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}/fhir/`;
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(() => void server.close());

  const validator = () =>
    createValidator({ resources, terminologyServer: { url, headers: { Authorization: 'Bearer x' } } });
  const told = ({ findings }: { findings: readonly { id: string; expression: string }[] }) =>
    findings.filter(({ expression }) => expression.startsWith('Condition.code')).map(({ id }) => id);

  test.each([
    { code: '22298006', before: ['binding-undecided', 'code-undecided'], after: [] },
    { code: '105386004', before: ['binding-undecided', 'code-undecided'], after: ['binding-required'] },
    { code: '404', before: ['binding-undecided', 'code-undecided'], after: ['binding-undecided', 'code-undecided'] },
    { code: '500', before: ['binding-undecided', 'code-undecided'], after: ['binding-undecided', 'code-undecided'] },
  ])('$code: $before, and once it is asked $after', async ({ code, before, after }) => {
    const one = validator();
    expect(told(one.validate(condition(code))).sort()).toEqual(before);
    expect(told(await one.validateWithServer(condition(code))).sort()).toEqual(after);
  });

  test('with the value set, the code and its system, and nothing else of the resource', async () => {
    await validator().validateWithServer(condition('22298006'));
    expect(asked.map(({ path }) => path).sort()).toEqual([
      '/fhir/CodeSystem/$validate-code',
      '/fhir/ValueSet/$validate-code',
    ]);
    const set = asked.find(({ path }) => path.includes('ValueSet'));
    expect(set?.authorization).toBe('Bearer x');
    expect(set?.parameter.map(({ name }) => name)).toEqual(['valueSet', 'code', 'system']);
    expect(set?.parameter[0]).toMatchObject({ resource: { url: DISEASES } });
    expect(JSON.stringify(asked)).not.toContain('Patient/1');
  });

  test('once for each code that it answers, and again for one that it does not', async () => {
    const one = validator();
    await one.validateWithServer(condition('22298006'));
    await one.validateWithServer(condition('22298006'));
    expect(asked).toHaveLength(2);
    expect(told(one.validate(condition('22298006')))).toEqual([]);
    await one.validateWithServer(condition('500'));
    await one.validateWithServer(condition('500'));
    expect(asked).toHaveLength(6);
  });

  test('one that is not there leaves it undecided', async () => {
    const nowhere = createValidator({ resources, terminologyServer: { url: 'http://localhost:1/fhir', timeout: 500 } });
    expect(told(await nowhere.validateWithServer(condition('22298006')))).toContain('binding-undecided');
  });

  test('without one nothing is asked', async () => {
    const { valid } = await createValidator({ resources }).validateWithServer(condition('22298006'));
    expect(valid).toBe(true);
    expect(asked).toEqual([]);
  });
});
