import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationDefinition, OperationDefinitionParameter } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import { Failure } from '../../src/fhir/failure.ts';
import { type Json, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { OPERATIONS } from '../../src/operations/catalogue.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { callOn, definitions } from './call-on.ts';

const project = join(import.meta.dirname, '../..');
const json = (file: string) => JSON.parse(readFileSync(join(project, file), 'utf8'));

/** The operations whose parameters are held to their definition here, on what of the story of the daughter, with a call of each. */
const DRAFT = json('examples/scenarios/dochter/decision.json').entry.at(-1).resource as Resource;
const CLIENT = 'moeder-van-karin';
const CALLS: readonly { name: string; id: string; calls: readonly JsonObject[][] }[] = [
  {
    name: 'disclose',
    id: CLIENT,
    calls: [[{ name: 'to', valueReference: { reference: 'RelatedPerson/karin' } }]],
  },
  { name: 'access-log', id: CLIENT, calls: [[]] },
  {
    name: 'explain-access',
    id: CLIENT,
    calls: [[], [{ name: 'resource', valueReference: { reference: 'Consent/inzage-karin' } }]],
  },
  {
    name: 'simulate-consent',
    id: CLIENT,
    calls: [
      [{ name: 'consent', resource: DRAFT }],
      [{ name: 'withdraw', valueReference: { reference: 'Consent/inzage-karin' } }],
    ],
  },
  { name: 'check-agreements', id: CLIENT, calls: [[]] },
  { name: 'revoke', id: 'inzage-karin', calls: [[{ name: 'dryRun', valueBoolean: true }]] },
];

const operationOf = (name: string) => {
  const operation = OPERATIONS.find((one) => one.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  return operation;
};
const definitionOf = (name: string): OperationDefinition => json(`build/package/OperationDefinition-${name}.json`);
const parametersOf = (name: string, use: 'in' | 'out') =>
  (definitionOf(name).parameter ?? []).filter((parameter) => parameter.use === use);

/** Every name that a definition has, and one that none has. */
const NAMES = [
  ...new Set(['no-such-parameter', ...CALLS.flatMap(({ name }) => parametersOf(name, 'in').map((p) => p.name ?? ''))]),
];

const VALUES: Readonly<Record<string, JsonObject>> = {
  Reference: { valueReference: { reference: 'Patient/moeder-van-karin' } },
  boolean: { valueBoolean: true },
  string: { valueString: 'verhuisd' },
  code: { valueCode: 'medication' },
  Coding: { valueCoding: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'FAMRQT' } },
  date: { valueDate: '2026-11-24' },
  Consent: { resource: DRAFT },
};

describe('an OperationDefinition of ours says what the operation takes and answers', () => {
  const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
  const store = openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });
  const call = () => callOn(store);
  beforeAll(async () => {
    for (const part of ['dossier', 'decision'])
      await transaction(call(), json(`examples/scenarios/dochter/${part}.json`));
  });
  afterAll(async () => {
    await store.close();
    rmSync(data, { recursive: true });
  });

  const run = (name: string, id: string, parameter: readonly JsonObject[]): Promise<Resource> => {
    const operation = operationOf(name);
    const [type] = operation.types ?? [];
    const body = parameter.length > 0 ? { resourceType: 'Parameters', parameter } : undefined;
    return operation.run(call(), { type: String(type), id, body, query: new URLSearchParams() });
  };

  /** Whether the operation looks at the value of a parameter with this name, and does not refuse it for its name. */
  const reads = async (
    name: string,
    id: string,
    others: readonly JsonObject[],
    parameter: string,
  ): Promise<boolean> => {
    let looked = false;
    const type = CALLS.flatMap((one) => parametersOf(one.name, 'in')).find((p) => p.name === parameter)?.type;
    const watched = new Proxy({ name: parameter, ...VALUES[type ?? 'boolean'] } as JsonObject, {
      get: (target, key) => {
        if (key !== 'name') looked = true;
        return target[String(key)] as Json;
      },
    });
    const given = [...others.filter((other) => other['name'] !== parameter), watched];
    const refused = await run(name, id, given).then(
      () => false,
      (error) => error instanceof Failure && error.findings.some(({ id }) => id === 'operation-parameter-invalid'),
    );
    return looked && !refused;
  };

  test.each(CALLS)('$name takes the parameters that it says, and no others', async ({ name, id, calls }) => {
    const taken: string[] = [];
    for (const parameter of NAMES) {
      const [first = []] = calls;
      // Two that exclude each other are each tried alone.
      const others = name === 'simulate-consent' && parameter === 'withdraw' ? [] : first;
      if (await reads(name, id, others, parameter)) taken.push(parameter);
    }
    expect(taken.sort()).toEqual(
      parametersOf(name, 'in')
        .map((parameter) => parameter.name)
        .sort(),
    );
  });

  test.each(CALLS)(
    '$name asks for the parameters that it says must be there',
    async ({ name, id, calls: [first = []] }) => {
      const needed: string[] = [];
      for (const one of first) {
        const without = first.filter((other) => other !== one);
        await run(name, id, without).catch(() => needed.push(String(one['name'])));
      }
      // Of a draft and a withdrawal one must be there, which a definition has no way to say but in words.
      if (name === 'simulate-consent') expect(needed).toEqual(['consent']);
      else expect(needed).toEqual(parametersOf(name, 'in').flatMap((p) => (Number(p.min) > 0 ? [p.name] : [])));
    },
  );

  test.each(
    CALLS.flatMap(({ name, id, calls }) =>
      calls.map((given) => ({ name, id, given, with: given.map((p) => p['name']).join() })),
    ),
  )('$name answers what it says (with: $with)', async ({ name, id, given }) => {
    const answer = await run(name, id, given);
    const out = parametersOf(name, 'out');
    if (out.length === 1 && out[0]?.name === 'return') expect(answer.resourceType).toBe(out[0].type);
    else expect(wrongIn(name, out, objects(answer['parameter']))).toEqual([]);
  });

  test.each(CALLS)('$name is called where it says', ({ name }) => {
    const { instance, type, system, resource, affectsState, code } = definitionOf(name);
    const { levels, types, readOnly, definition } = operationOf(name);
    expect({ instance, type, system, resource, code }).toEqual({
      instance: levels.includes('instance'),
      type: levels.includes('type'),
      system: levels.includes('system'),
      resource: types,
      code: name,
    });
    expect(definition).toBe(definitionOf(name).url);
    if (readOnly) expect(affectsState).toBe(false);
  });
});

/** What is wrong in parameters of an answer: names that are not defined, too few, too many, or of another type. */
const wrongIn = (
  at: string,
  defined: readonly OperationDefinitionParameter[],
  given: readonly JsonObject[],
): string[] => [
  ...given
    .filter(({ name }) => !defined.some((d) => d.name === name))
    .map(({ name }) => `${at}: ${name} is not defined`),
  ...defined.flatMap(({ name, min = 0, max, type, part }) => {
    const here = given.filter((one) => one['name'] === name);
    return [
      ...(here.length < min || (max !== '*' && here.length > Number(max)) ? [`${at}: ${here.length} of ${name}`] : []),
      ...here.flatMap((one) =>
        part
          ? wrongIn(`${at}.${name}`, part, objects(one['part']))
          : isOfType(one, type)
            ? []
            : [`${at}: ${name} is no ${type}`],
      ),
    ];
  }),
];

const isOfType = (given: JsonObject, type = ''): boolean => {
  const { resource } = given;
  if (resource !== undefined) return type === 'Resource' || (resource as Resource).resourceType === type;
  return given[`value${type.charAt(0).toUpperCase()}${type.slice(1)}`] !== undefined;
};
