import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { isError } from '../../src/fhir/finding.ts';
import { isObject, type JsonObject } from '../../src/fhir/json.ts';
import { createSettling } from '../../src/validation/fast/settling.ts';
import { createValidator } from '../../src/validation/validator.ts';

const validator = createValidator(packagedDefinitions(), (knowledge) => createSettling(knowledge, 0));

/** A value that counts how often it, and what is in it, is looked at. */
const counted = (value: unknown): { value: unknown; looks: () => number } => {
  let looks = 0;
  const wrapped = new WeakMap<object, object>();
  const wrap = (inner: unknown): unknown => {
    if (typeof inner !== 'object' || inner === null) return inner;
    const known = wrapped.get(inner);
    if (known) return known;
    const proxy = new Proxy(inner, {
      get: (target, key, receiver) => {
        looks += 1;
        return wrap(Reflect.get(target, key, receiver));
      },
      has: (target, key) => {
        looks += 1;
        return Reflect.has(target, key);
      },
      ownKeys: (target) => {
        looks += 1;
        return Reflect.ownKeys(target);
      },
    });
    wrapped.set(inner, proxy);
    return proxy;
  };
  return { value: wrap(value), looks: () => looks };
};

const looksAt = (resource: unknown): number => {
  const { value, looks } = counted(resource);
  validator.validate(value);
  return looks();
};

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const bundle = (resources: readonly JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource, i) => ({
    fullUrl: `http://example.org/fhir/${resource['resourceType']}/${i}`,
    resource: { id: String(i), ...resource },
  })),
});

/** Resources that grow with a number, each of which could be made to take more than its share of work. */
const GROWING: Readonly<Record<string, (size: number) => unknown>> = {
  'a Bundle of right entries': (size) => bundle(many(size, () => ({ resourceType: 'Patient', active: true }))),
  'a Bundle of wrong entries': (size) =>
    bundle(many(size, () => ({ resourceType: 'Patient', nosuch: true, gender: 'none' }))),
  'entries that refer to each other in a ring, each to be of a profile': (size) =>
    bundle(
      many(size, (i) => ({
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '85353-1' }] },
        subject: { reference: 'Patient/none' },
        hasMember: [{ reference: `Observation/${(i + 1) % size}` }, { reference: `Observation/${(i + 2) % size}` }],
      })),
    ),
  'contained resources that are referred to': (size) => ({
    resourceType: 'List',
    status: 'current',
    mode: 'working',
    contained: many(size, (i) => ({ resourceType: 'Basic', id: `b${i}`, code: { text: 'x' } })),
    entry: many(size, (i) => ({ item: { reference: `#b${i}` } })),
  }),
  'extensions of one slicing': (size) => ({
    resourceType: 'Patient',
    extension: many(size, (i) => ({ url: `http://example.org/${i}`, valueCode: 'a' })),
  }),
  'codes that are never the same': (size) => ({
    resourceType: 'Basic',
    code: { coding: many(size, (i) => ({ system: 'http://loinc.org', code: `c${i}` })) },
  }),
  'unknown elements': (size) => ({
    resourceType: 'Basic',
    code: { text: 'x' },
    ...Object.fromEntries(many(size, (i) => [`nosuch${i}`, i])),
  }),
  'answers, each asked only with the one before': (size) => ({
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: '#form',
    contained: [
      {
        resourceType: 'Questionnaire',
        id: 'form',
        status: 'active',
        item: many(size, (i) => ({
          linkId: `q${i}`,
          type: 'string',
          required: true,
          enableWhen: [{ question: `q${Math.max(i - 1, 1)}`, operator: 'exists', answerBoolean: true }],
        })),
      },
    ],
    item: many(size, (i) => ({ linkId: `q${i}`, answer: [{ valueString: 'a' }] })),
  }),
  'primitives without values': (size) => ({
    resourceType: 'Patient',
    name: [
      { given: many(size, () => null), _given: many(size, () => ({ extension: [{ url: 'x', valueCode: 'a' }] })) },
    ],
  }),
};

describe('the work grows no faster than the resource', () => {
  test.each(Object.keys(GROWING))('%s', (name) => {
    const make = GROWING[name] as (size: number) => unknown;
    // Definitions are read, and code is made, at the first.
    validator.validate(make(10));
    const [one, two] = [looksAt(make(150)), looksAt(make(300))];
    expect(one).toBeGreaterThan(150);
    expect(two / one).toBeLessThan(2.3);
  });

  test('extensions in extensions, wrong at the bottom, as deep as is allowed', () => {
    const nested = (depth: number): JsonObject =>
      depth === 0 ? { url: 'x', valueCode: ' ' } : { url: 'x', extension: [nested(depth - 1)] };
    const of = (depth: number) => ({ resourceType: 'Patient', extension: [nested(depth)] });
    validator.validate(of(3));
    const [one, two] = [looksAt(of(40)), looksAt(of(80))];
    expect(two / one).toBeLessThan(2.5);
  });
});

describe('whatever comes in, it answers', () => {
  const deep = (depth: number): unknown => {
    let value: JsonObject = { url: 'x' };
    for (let i = 0; i < depth; i += 1) value = { url: 'x', extension: [value] };
    return { resourceType: 'Patient', extension: [value] };
  };

  test.each([95, 99, 100, 101, 200, 10_000])('%i extensions in each other', (depth) => {
    const findings = validator.validate(deep(depth));
    expect(findings.some(({ id }) => id === 'json-depth')).toBe(depth >= 99);
  });

  test('10,000 entries', () => {
    const right = bundle(many(10_000, () => ({ resourceType: 'Patient', active: true })));
    expect(validator.validate(right).filter(isError)).toEqual([]);
  });

  test('an object that is in itself', () => {
    const patient: JsonObject = { resourceType: 'Patient' };
    patient['extension'] = [patient];
    expect(validator.validate(patient).map(({ id }) => id)).toEqual(['json-depth']);
  });

  test('names that every object has', () => {
    const text =
      '{"resourceType":"Patient","__proto__":{"active":true},"constructor":1,"toString":2,"hasOwnProperty":3}';
    const findings = validator.validate(JSON.parse(text)).filter(isError);
    expect(findings.every(({ id }) => id === 'element-unknown')).toBe(true);
    expect(findings.length).toBe(4);
  });

  test('objects with a prototype of their own', () => {
    const patient = Object.create({ birthDate: 'x' }) as JsonObject;
    patient['resourceType'] = 'Patient';
    patient['active'] = true;
    expect(validator.validate(patient).filter(isError)).toEqual([]);
    expect(isObject(patient)).toBe(true);
  });

  const LONG = 300_000;
  const TEXTS: Readonly<Record<string, string>> = {
    blanks: ' '.repeat(LONG),
    'blanks between': 'a '.repeat(LONG),
    digits: '1'.repeat(LONG),
    'a date that goes on': `2024-01-01T10:00:00.${'0'.repeat(LONG)}`,
    dots: 'a.'.repeat(LONG),
    'a URL': `http://${'a/'.repeat(LONG)} `,
    'open tags': `<div xmlns="http://www.w3.org/1999/xhtml">${'<p>'.repeat(LONG)}`,
    'tags in turn': `<div xmlns="http://www.w3.org/1999/xhtml">${'<p>a<br/></p>'.repeat(LONG / 10)}<x></div>`,
    attributes: `<div xmlns="http://www.w3.org/1999/xhtml"><p${' class="a"'.repeat(LONG / 10)}>a</p></div>`,
    references: `<div xmlns="http://www.w3.org/1999/xhtml">${'&amp;'.repeat(LONG)}&nbsp;</div>`,
    equals: '='.repeat(LONG),
  };
  test.each(Object.keys(TEXTS))('long texts in elements of every kind: %s', (name) => {
    const text = TEXTS[name] as string;
    const of = (type: string) => ({ url: 'http://example.org/x', [`value${type}`]: text });
    const types = 'Base64Binary Canonical Code Date DateTime Id Instant Markdown Oid String Time Uri Url Uuid';
    const patient = {
      resourceType: 'Patient',
      id: text,
      text: { status: 'generated', div: text },
      extension: types.split(' ').map(of),
      managingOrganization: { reference: text },
      identifier: [{ system: text, value: text, period: { start: text, end: text } }],
    };
    expect(validator.validate(patient).some(isError)).toBe(true);
  });
});

test('a process that may not make code from text has the walk do it all', () => {
  const script = `
    import { packagedDefinitions } from './src/definitions/packaged.ts';
    import { createSettling } from './src/validation/fast/settling.ts';
    import { createValidator } from './src/validation/validator.ts';
    const validator = createValidator(packagedDefinitions(), (knowledge) => createSettling(knowledge, 0));
    console.log(validator.validate({ resourceType: 'Patient', gender: 'none' }).map(({ id }) => id).join());
  `;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script];
  const { stdout } = spawnSync(process.execPath, flags, { cwd: join(import.meta.dirname, '../..'), encoding: 'utf8' });
  expect(stdout.trim()).toBe('binding-required');
});
