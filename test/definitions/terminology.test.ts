import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packagedSource } from '../../src/definitions/packaged.ts';
import { memorySource } from '../../src/definitions/prepared.ts';
import { createDefinitions } from '../../src/definitions/registry.ts';
import { FREQUENT } from '../../src/definitions/terminology/ucum.ts';
import { createTerminology } from '../../src/definitions/terminology.ts';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';

const ANIMALS = 'http://example.org/CodeSystem/animals';
const PARTS = 'http://example.org/CodeSystem/parts';

const property = (code: string, value: string | boolean): JsonObject =>
  typeof value === 'boolean' ? { code, valueBoolean: value } : { code, valueCode: value };

/** mammal > dog > (terrier, poodle), mammal > cat; bird. Mammal is no animal to choose, and dodo is no more. */
const animals: Resource = {
  resourceType: 'CodeSystem',
  url: ANIMALS,
  version: '1.0.0',
  status: 'active',
  language: 'en',
  content: 'complete',
  valueSet: 'http://example.org/ValueSet/all-animals',
  property: [
    { code: 'legs', type: 'integer' },
    { code: 'state', uri: 'http://hl7.org/fhir/concept-properties#status', type: 'code' },
  ],
  concept: [
    {
      code: 'mammal',
      property: [property('notSelectable', true)],
      concept: [
        {
          code: 'dog',
          display: 'Dog',
          designation: [{ language: 'nl', value: 'Hond' }],
          property: [{ code: 'legs', valueInteger: 4 }],
          concept: [{ code: 'terrier' }, { code: 'poodle' }],
        },
        { code: 'cat', property: [{ code: 'legs', valueInteger: 4 }] },
      ],
    },
    {
      code: 'bird',
      property: [{ code: 'legs', valueInteger: 2 }],
      concept: [{ code: 'dodo', property: [property('state', 'retired')] }],
    },
  ],
};

/** The same hierarchy told by properties; written without regard to case, and with a circle. */
const parts: Resource = {
  resourceType: 'CodeSystem',
  url: PARTS,
  status: 'active',
  content: 'complete',
  caseSensitive: false,
  concept: [
    { code: 'Body' },
    { code: 'Arm', property: [property('subsumedBy', 'Body')] },
    { code: 'Hand', property: [property('parent', 'Arm'), property('child', 'Finger')] },
    { code: 'Finger' },
    { code: 'Egg', property: [property('parent', 'Hen')] },
    { code: 'Hen', property: [property('parent', 'Egg')] },
  ],
};

const supplement: Resource = {
  resourceType: 'CodeSystem',
  url: 'http://example.org/CodeSystem/animals-fr',
  status: 'active',
  content: 'supplement',
  supplements: `${ANIMALS}|1.0.0`,
  concept: [{ code: 'dog', designation: [{ language: 'fr', value: 'Chien' }], property: [property('sound', 'woof')] }],
};

const fragment: Resource = {
  resourceType: 'CodeSystem',
  url: 'http://example.org/CodeSystem/some',
  status: 'active',
  content: 'fragment',
  concept: [{ code: 'known', concept: [{ code: 'below' }] }],
};

const SNOMED = 'http://snomed.info/sct';
const URL = 'http://example.org/ValueSet/asked';
const others = new Map<string, JsonObject>([
  [
    'http://example.org/ValueSet/dogs',
    { include: [{ system: ANIMALS, filter: [{ property: 'concept', op: 'is-a', value: 'dog' }] }] },
  ],
  [
    'http://example.org/ValueSet/terriers',
    { include: [{ system: ANIMALS, concept: [{ code: 'terrier' }, { code: 'cat' }] }] },
  ],
  ['http://example.org/ValueSet/itself', { include: [{ valueSet: ['http://example.org/ValueSet/itself'] }] }],
]);

const valueSet = (url: string, parts: JsonObject): Resource => ({
  resourceType: 'ValueSet',
  url,
  status: 'active',
  ...parts,
});

const base = packagedSource();
const terminologyOf = (asked: JsonObject) =>
  createTerminology(
    createDefinitions([
      base,
      memorySource([
        animals,
        parts,
        supplement,
        fragment,
        ...[...others].map(([url, compose]) => valueSet(url, { compose })),
        valueSet(URL, asked),
      ]),
    ]),
  );
const membership = (compose: JsonObject, system: string | undefined, code: string) =>
  terminologyOf({ compose }).codeSet(URL)?.has(system, code);

const filtered = (property: string, op: string, value: string, system = ANIMALS) => ({
  include: [{ system, filter: [{ property, op, value }] }],
});

describe('filters over a code system (R4 §4.9.7)', () => {
  const codes = ['mammal', 'dog', 'terrier', 'poodle', 'cat', 'bird', 'dodo'];
  test.each([
    { filter: ['concept', 'is-a', 'dog'], kept: ['dog', 'terrier', 'poodle'] },
    { filter: ['concept', 'is-a', 'mammal'], kept: ['dog', 'terrier', 'poodle', 'cat'] },
    { filter: ['concept', 'is-a', 'unicorn'], kept: [] },
    { filter: ['concept', 'descendent-of', 'dog'], kept: ['terrier', 'poodle'] },
    { filter: ['concept', 'is-not-a', 'dog'], kept: ['cat', 'bird', 'dodo'] },
    { filter: ['concept', 'generalizes', 'terrier'], kept: ['terrier', 'dog'] },
    { filter: ['concept', 'in', 'cat, dog'], kept: ['dog', 'cat'] },
    { filter: ['concept', 'not-in', 'cat,dog'], kept: ['terrier', 'poodle', 'bird', 'dodo'] },
    { filter: ['code', '=', 'cat'], kept: ['cat'] },
    { filter: ['code', 'regex', '[bc].*'], kept: ['cat', 'bird'] },
    { filter: ['concept', 'regex', 'o'], kept: [] },
    { filter: ['display', 'regex', 'D.g'], kept: ['dog'] },
    { filter: ['legs', '=', '4'], kept: ['dog', 'cat'] },
    { filter: ['legs', 'in', '2,3'], kept: ['bird'] },
    { filter: ['legs', 'not-in', '2,3'], kept: ['dog', 'terrier', 'poodle', 'cat', 'dodo'] },
    { filter: ['legs', 'exists', 'true'], kept: ['dog', 'cat', 'bird'] },
    { filter: ['legs', 'exists', 'false'], kept: ['terrier', 'poodle', 'dodo'] },
    { filter: ['parent', '=', 'dog'], kept: ['terrier', 'poodle'] },
    { filter: ['child', '=', 'poodle'], kept: ['dog'] },
    { filter: ['inactive', '=', 'true'], kept: ['dodo'] },
    { filter: ['sound', '=', 'woof'], kept: ['dog'] },
  ] as const)('$filter keeps $kept', ({ filter: [name, op, value], kept }) => {
    const set = terminologyOf({ compose: filtered(name, op, value) }).codeSet(URL);
    expect(codes.filter((code) => set?.has(ANIMALS, code) === 'in')).toEqual(
      codes.filter((code) => (kept as readonly string[]).includes(code)),
    );
    expect(codes.filter((code) => set?.has(ANIMALS, code) === 'unknown')).toEqual([]);
    expect(set?.has('http://example.org/other', 'dog')).toBe('out');
    expect(set?.has(ANIMALS, 'unicorn')).toBe('out');
  });

  test.each([
    { filter: ['concept', 'is-a', 'Body'], kept: ['Body', 'Arm', 'Hand', 'Finger'] },
    { filter: ['concept', 'is-a', 'Arm'], kept: ['Arm', 'Hand', 'Finger'] },
    { filter: ['concept', 'descendent-of', 'Egg'], kept: ['Hen'] },
  ] as const)('a hierarchy that properties tell: $filter keeps $kept', ({ filter: [name, op, value], kept }) => {
    const all = ['Body', 'Arm', 'Hand', 'Finger', 'Egg', 'Hen'];
    expect(all.filter((code) => membership(filtered(name, op, value, PARTS), PARTS, code) === 'in')).toEqual(kept);
  });

  test.each([
    { what: 'an operator that R4 does not know', compose: filtered('concept', 'child-or-so', 'dog') },
    { what: 'a property that the system does not have', compose: filtered('colour', '=', 'red') },
    { what: 'an expression that cannot be evaluated in linear time', compose: filtered('code', 'regex', '(?=d)dog') },
  ])('$what leaves it unknown, for a code that the system has', ({ compose }) => {
    expect(membership(compose, ANIMALS, 'dog')).toBe('unknown');
    expect(membership(compose, ANIMALS, 'unicorn')).toBe('out');
  });

  test('a reference set of SNOMED CT is not known', () => {
    expect(membership(filtered('concept', 'in', '31000147101', SNOMED), SNOMED, '86044005')).toBe('unknown');
    expect(membership(filtered('concept', 'in', '31000147101', SNOMED), SNOMED, '31000147101')).toBe('unknown');
  });

  test('a regex that would take for ever is answered', () => {
    const compose = filtered('code', 'regex', '(a+)+b', 'urn:ietf:rfc:3986');
    expect(membership(compose, 'urn:ietf:rfc:3986', `a:${'a'.repeat(10_000)}`)).toBe('out');
  });
});

describe('what a value set includes and excludes', () => {
  const dogs = 'http://example.org/ValueSet/dogs';
  const terriers = 'http://example.org/ValueSet/terriers';
  test.each([
    { what: 'a code of a nested value set', compose: { include: [{ valueSet: [dogs] }] }, code: 'poodle', is: 'in' },
    {
      what: 'a code of one of two nested value sets',
      compose: { include: [{ valueSet: [dogs, terriers] }] },
      code: 'poodle',
      is: 'out',
    },
    { what: 'a code of both', compose: { include: [{ valueSet: [dogs, terriers] }] }, code: 'terrier', is: 'in' },
    {
      what: 'a code that is excluded',
      compose: { include: [{ system: ANIMALS }], exclude: [{ valueSet: [dogs] }] },
      code: 'poodle',
      is: 'out',
    },
    {
      what: 'a code beside what is excluded',
      compose: { include: [{ system: ANIMALS }], exclude: [{ valueSet: [dogs] }] },
      code: 'cat',
      is: 'in',
    },
    {
      what: 'a code when it is not known what is excluded',
      compose: { include: [{ system: ANIMALS }], exclude: [{ valueSet: ['http://example.org/none'] }] },
      code: 'cat',
      is: 'unknown',
    },
    {
      what: 'a value set that is not at hand',
      compose: { include: [{ valueSet: ['http://example.org/none'] }] },
      code: 'cat',
      is: 'unknown',
    },
    {
      what: 'a value set that includes itself',
      compose: { include: [{ valueSet: ['http://example.org/ValueSet/itself'] }] },
      code: 'cat',
      is: 'unknown',
    },
    {
      what: 'a code that only groups others, of a whole system',
      compose: { include: [{ system: ANIMALS }] },
      code: 'mammal',
      is: 'out',
    },
    {
      what: 'such a code, listed by name',
      compose: { include: [{ system: ANIMALS, concept: [{ code: 'mammal' }] }] },
      code: 'mammal',
      is: 'in',
    },
    { what: 'a retired code', compose: { include: [{ system: ANIMALS }] }, code: 'dodo', is: 'in' },
    {
      what: 'a retired code where none is wanted',
      compose: { inactive: false, include: [{ system: ANIMALS }] },
      code: 'dodo',
      is: 'out',
    },
    {
      what: 'a listed retired code where none is wanted',
      compose: { inactive: false, include: [{ system: ANIMALS, concept: [{ code: 'dodo' }] }] },
      code: 'dodo',
      is: 'out',
    },
    {
      what: 'a version that is at hand',
      compose: { include: [{ system: ANIMALS, version: '1.0.0' }] },
      code: 'cat',
      is: 'in',
    },
    {
      what: 'a version that is not',
      compose: { include: [{ system: ANIMALS, version: '9' }] },
      code: 'cat',
      is: 'unknown',
    },
  ])('$what is $is', ({ compose, code, is }) => {
    expect(membership(compose, ANIMALS, code)).toBe(is);
  });

  test('a bare code counts in any system, and a Coding without a system in none', () => {
    expect(membership({ include: [{ system: ANIMALS }] }, undefined, 'cat')).toBe('in');
    expect(membership({ include: [{ system: ANIMALS }] }, '', 'cat')).toBe('out');
  });

  test('a system without case takes a code however it is written', () => {
    expect(membership({ include: [{ system: PARTS }] }, PARTS, 'HAND')).toBe('in');
    expect(membership({ include: [{ system: PARTS, concept: [{ code: 'Hand' }] }] }, PARTS, 'hand')).toBe('in');
    expect(membership(filtered('concept', 'is-a', 'Arm', PARTS), PARTS, 'hand')).toBe('in');
    expect(membership({ include: [{ system: ANIMALS }] }, ANIMALS, 'CAT')).toBe('out');
  });

  const contains = [
    { system: SNOMED, code: '1', contains: [{ system: SNOMED, code: '2' }] },
    { system: SNOMED, code: '3', abstract: true },
  ];
  test.each([
    { what: 'listed', asked: { expansion: { contains } }, code: '2', is: 'in' },
    { what: 'listed to group others only', asked: { expansion: { contains } }, code: '3', is: 'out' },
    { what: 'not listed', asked: { expansion: { contains } }, code: '4', is: 'out' },
    { what: 'not listed where there is more', asked: { expansion: { total: 9, contains } }, code: '4', is: 'unknown' },
    {
      what: 'listed beside a compose that cannot be evaluated',
      asked: { compose: { include: [{ system: SNOMED }] }, expansion: { contains } },
      code: '2',
      is: 'in',
    },
    {
      what: 'not listed beside such a compose',
      asked: { compose: { include: [{ system: SNOMED }] }, expansion: { contains } },
      code: '4',
      is: 'unknown',
    },
  ])('of an expansion, a code that is $what is $is', ({ asked, code, is }) => {
    expect(terminologyOf(asked).codeSet(URL)?.has(SNOMED, code)).toBe(is);
  });

  test('few codes are listed for a message, many are not', () => {
    expect(terminologyOf({ compose: filtered('concept', 'is-a', 'dog') }).codeSet(URL)?.few).toEqual([
      'dog',
      'terrier',
      'poodle',
    ]);
    expect(terminologyOf({ compose: { include: [{ system: SNOMED }] } }).codeSet(URL)?.few).toBeUndefined();
  });

  test('whatever the parts, a code that is out of each include is out, and never in what an exclude holds', () => {
    const part = fc.oneof(
      fc
        .subarray(['dog', 'cat', 'bird'])
        .map((codes) => ({ system: ANIMALS, concept: codes.map((code) => ({ code })) })),
      fc
        .constantFrom('dog', 'mammal', 'bird')
        .map((value) => filtered('concept', 'is-a', value).include[0] as JsonObject),
      fc.constantFrom(dogs, terriers, 'http://example.org/none').map((set) => ({ valueSet: [set] })),
    );
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.array(part, { maxLength: 2 }),
        fc.constantFrom('dog', 'cat', 'terrier'),
        (include, exclude, code) => {
          const whole = membership({ include, exclude }, ANIMALS, code);
          const inOne = (list: JsonObject[]) => list.map((one) => membership({ include: [one] }, ANIMALS, code));
          if (inOne(include).every((is) => is === 'out')) expect(whole).toBe('out');
          if (inOne(exclude).includes('in')) expect(whole).toBe('out');
          if (whole === 'in') expect(inOne(include)).toContain('in');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a code system', () => {
  const terminology = terminologyOf({});
  test.each([
    { system: ANIMALS, code: 'dog', is: 'in' },
    { system: ANIMALS, code: 'unicorn', is: 'out' },
    { system: fragment['url'] as string, code: 'below', is: 'in' },
    { system: fragment['url'] as string, code: 'other', is: 'unknown' },
    { system: SNOMED, code: '22298006', is: 'unknown' },
    { system: 'http://loinc.org', code: '8867-4', is: 'unknown' },
    { system: 'http://example.org/none', code: 'x', is: 'unknown' },
    { system: 'http://example.org/CodeSystem/animals-fr', code: 'dog', is: 'unknown' },
  ])('$code is $is $system', ({ system, code, is }) => {
    expect(terminology.inSystem(system, code)).toBe(is);
  });

  test('has texts in several languages, also of its supplements, and says what may not be used', () => {
    expect(terminology.concept(ANIMALS, 'dog')?.texts).toEqual([
      { value: 'Dog', language: 'en' },
      { value: 'Hond', language: 'nl' },
      { value: 'Chien', language: 'fr' },
    ]);
    expect(terminology.displays(ANIMALS, 'dog')).toEqual(['Dog', 'Hond', 'Chien']);
    expect(terminology.concept(ANIMALS, 'dodo')).toMatchObject({ inactive: true, abstract: false });
    expect(terminology.concept(ANIMALS, 'mammal')).toMatchObject({ inactive: false, abstract: true });
  });
});

describe('code systems that are a grammar or a register, and the value sets that R4 names without a resource', () => {
  const terminology = terminologyOf({});
  test.each([
    {
      system: 'urn:ietf:bcp:47',
      good: ['nl', 'nl-NL', 'zh-Hant-TW', 'x-own', 'de-CH-1996'],
      bad: ['dutch language', 'xx', 'nl-XQ', '', 'x-'],
    },
    {
      system: 'urn:ietf:bcp:13',
      good: ['text/plain', 'application/fhir+json; fhirVersion=4.0'],
      bad: ['text', 'text plain'],
    },
    { system: 'urn:iso:std:iso:4217', good: ['EUR', 'USD'], bad: ['EURO', 'eur'] },
    { system: 'urn:iso:std:iso:3166', good: ['NL', 'NLD', '528'], bad: ['XX', 'nl', 'XK', '999'] },
    {
      system: 'http://unitsofmeasure.org',
      good: ['mg', 'mm[Hg]', '/min', '10*3/uL', '{score}', '%', '1', 'kg/m2'],
      bad: ['mmHg', 'lb', 'TAB', 'mg ', '', 'milligram', 'a'.repeat(10_000)],
    },
    {
      system: 'https://www.iana.org/time-zones',
      good: ['Europe/Amsterdam', 'UTC'],
      bad: ['Europe/Zandvoort', '+01:00'],
    },
    { system: 'urn:ietf:rfc:3986', good: ['urn:oid:1.2.3', 'https://example.org'], bad: ['not a uri'] },
  ])('$system', ({ system, good, bad }) => {
    expect(good.filter((code) => terminology.inSystem(system, code) !== 'in')).toEqual([]);
    expect(bad.filter((code) => terminology.inSystem(system, code) !== 'out')).toEqual([]);
  });

  test('the units that are told without the library are units to the library', () => {
    const { UcumLhcUtils } = createRequire(import.meta.url)('@lhncbc/ucum-lhc');
    const wrong = [...FREQUENT].filter((unit) => {
      const { status, ucumCode } = UcumLhcUtils.getInstance().validateUnitString(unit);
      return status !== 'valid' || ucumCode !== unit;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    { set: 'http://example.org/ValueSet/all-animals', system: ANIMALS, good: 'cat', bad: 'unicorn' },
    { set: `${ANIMALS}?vs`, system: ANIMALS, good: 'cat', bad: 'unicorn' },
    { set: `${ANIMALS}?fhir_vs=isa/dog`, system: ANIMALS, good: 'poodle', bad: 'cat' },
    { set: 'http://www.rfc-editor.org/bcp/bcp13.txt', system: undefined, good: 'text/plain', bad: 'text plain' },
    { set: 'http://unitsofmeasure.org/vs', system: 'http://unitsofmeasure.org', good: 'mg', bad: 'mmHg' },
    { set: 'http://unitsofmeasure.org/vs/mg', system: 'http://unitsofmeasure.org', good: '[lb_av]', bad: 'mL' },
    { set: 'http://hl7.org/fhir/ValueSet/iso3166-1-3', system: undefined, good: 'NLD', bad: 'NL' },
    { set: 'http://hl7.org/fhir/ValueSet/all-languages', system: undefined, good: 'nl', bad: 'n' },
    { set: 'http://hl7.org/fhir/ValueSet/timezones', system: undefined, good: 'Europe/Amsterdam', bad: 'x' },
  ])('$set', ({ set, system, good, bad }) => {
    expect(terminology.codeSet(set)?.has(system, good)).toBe('in');
    expect(terminology.codeSet(set)?.has(system, bad)).toBe('out');
  });

  test.each([`${SNOMED}?fhir_vs`, `${SNOMED}?fhir_vs=isa/73211009`, 'http://loinc.org?vs'])(
    '%s is not known',
    (set) => {
      expect(terminology.codeSet(set)?.has(undefined, 'x')).toBe('unknown');
    },
  );
});
