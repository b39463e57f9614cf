import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packagedSource } from '../../../src/definitions/packaged.ts';
import { memorySource } from '../../../src/definitions/prepared.ts';
import { createDefinitions } from '../../../src/definitions/registry.ts';
import type { JsonObject, Resource } from '../../../src/fhir/json.ts';
import { render } from '../../../src/fhir/text.ts';
import { CASES } from './cases.ts';

const R4 = 'http://hl7.org/fhir/StructureDefinition/';
const HERE = 'http://example.org/StructureDefinition/';

const profile = (id: string, elements: JsonObject[], more: JsonObject = {}): Resource => ({
  resourceType: 'StructureDefinition',
  id,
  url: HERE + id,
  kind: 'resource',
  type: 'Patient',
  abstract: false,
  baseDefinition: `${R4}Patient`,
  derivation: 'constraint',
  differential: { element: elements },
  ...more,
});

const base = packagedSource();
const definitionsOf = (resources: readonly Resource[]) => createDefinitions([base, memorySource(resources)]);
const told = (definitions: ReturnType<typeof definitionsOf>) =>
  definitions.problems().map(({ id, text, parameters }) => `${id}: ${render(text, 'en', parameters)}`);

describe('a differential', () => {
  test('may have its elements in any order', () => {
    const elements: JsonObject[] = [
      { id: 'Patient', path: 'Patient' },
      {
        id: 'Patient.identifier',
        path: 'Patient.identifier',
        slicing: { discriminator: [{ type: 'value', path: 'system' }], rules: 'open' },
      },
      { id: 'Patient.identifier:a', path: 'Patient.identifier', sliceName: 'a', min: 1 },
      { id: 'Patient.identifier:a.system', path: 'Patient.identifier.system', fixedUri: 'http://example.org/a' },
      { id: 'Patient.contact', path: 'Patient.contact', max: '1' },
      { id: 'Patient.contact.name', path: 'Patient.contact.name', min: 1 },
      { id: 'Patient.contact.name.family', path: 'Patient.contact.name.family', min: 1 },
    ];
    const snapshot = (list: JsonObject[]) => definitionsOf([profile('p', list)]).structure(`${HERE}p`)?.snapshot;
    const sorted = snapshot(elements);
    expect(sorted?.element?.find((e) => e.id === 'Patient.identifier:a.system')).toMatchObject({
      fixedUri: 'http://example.org/a',
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(elements, { minLength: elements.length }), (list) => {
        expect(snapshot(list)).toEqual(sorted);
      }),
      { numRuns: 20 },
    );
  });

  test('may leave the ids out, and what is above an element', () => {
    const [withIds, without] = [true, false].map(
      (ids) =>
        definitionsOf([
          profile('p', [
            ...(ids ? [{ id: 'Patient.contact', path: 'Patient.contact' }] : []),
            { ...(ids && { id: 'Patient.contact.name.family' }), path: 'Patient.contact.name.family', min: 1 },
          ]),
        ]).structure(`${HERE}p`)?.snapshot,
    );
    expect(without).toEqual(withIds);
    expect(without?.element?.find((e) => e.id === 'Patient.contact.name.family')?.min).toBe(1);
  });

  test('is laid over bases that come after it, whose snapshots have to be made first', () => {
    const chain = [3, 2, 1].map((n) =>
      profile(
        `p${n}`,
        [{ id: 'Patient.name', path: 'Patient.name', ...(n === 1 ? { min: 1 } : { max: `${9 - n}` }) }],
        {
          ...(n > 1 && { baseDefinition: `${HERE}p${n - 1}` }),
        },
      ),
    );
    const definitions = definitionsOf(chain);
    expect(definitions.structure(`${HERE}p3`)?.snapshot?.element?.find((e) => e.id === 'Patient.name')).toMatchObject({
      min: 1,
      max: '6',
    });
    expect(told(definitions)).toEqual([]);
  });

  test('fixes a value in the place of the one that its base fixes, with what belongs to that', () => {
    const fix = (more: JsonObject) => [{ id: 'Patient.language', path: 'Patient.language', ...more }];
    const definitions = definitionsOf([
      profile('p1', fix({ patternCode: 'nl', _patternCode: { id: 'a' } })),
      profile('p2', fix({ patternCode: 'fr', _patternCode: { id: 'b' } }), { baseDefinition: `${HERE}p1` }),
      profile('p3', fix({ fixedCode: 'nl' }), { baseDefinition: `${HERE}p2` }),
    ]);
    const language = (id: string) =>
      definitions.structure(HERE + id)?.snapshot?.element?.find((e) => e.id === 'Patient.language');
    expect(language('p2')).toMatchObject({ patternCode: 'fr', _patternCode: { id: 'b' } });
    expect(language('p3')).toMatchObject({ patternCode: 'fr', fixedCode: 'nl' });
  });

  test('may name an extension in itself', () => {
    const own = `${HERE}nested`;
    const definitions = definitionsOf([
      profile(
        'nested',
        [
          {
            id: 'Extension.extension:again',
            path: 'Extension.extension',
            sliceName: 'again',
            type: [{ code: 'Extension', profile: [own] }],
          },
        ],
        { type: 'Extension', kind: 'complex-type', baseDefinition: `${R4}Extension` },
      ),
    ]);
    expect(definitions.structure(own)?.snapshot?.element?.map((e) => e.id)).toContain('Extension.extension:again');
    expect(told(definitions)).toEqual([]);
  });
});

describe('what is wrong with a definition is told once, and the rest goes on', () => {
  const good = profile('good', [{ id: 'Patient.name', path: 'Patient.name', min: 1 }]);
  test.each([
    {
      what: 'a base that is not at hand',
      wrong: [profile('p', [], { baseDefinition: 'http://example.org/none' })],
      says: [
        `definition-base: ${HERE}p derives from http://example.org/none, which is not at hand or not usable: nothing can be held to it.`,
      ],
      made: false,
    },
    {
      what: 'a definition that derives from itself',
      wrong: [profile('p', [], { baseDefinition: `${HERE}p` })],
      says: [`definition-loop: ${HERE}p derives from itself by way of ${HERE}p: nothing can be held to it.`],
      made: false,
    },
    {
      what: 'an element that the base does not have',
      wrong: [
        profile('p', [
          { id: 'Patient.nmae', path: 'Patient.nmae', min: 1 },
          { id: 'Patient.gender', path: 'Patient.gender', min: 1 },
        ]),
      ],
      says: [`definition-element: What ${HERE}p says of Patient.nmae was passed over: its base has no such element.`],
      made: true,
    },
    {
      what: 'a choice in a type that it does not have',
      wrong: [profile('p', [{ id: 'Patient.deceasedQuantity', path: 'Patient.deceasedQuantity', min: 1 }])],
      says: [
        `definition-element: What ${HERE}p says of Patient.deceasedQuantity was passed over: its base has no such element.`,
      ],
      made: true,
    },
    {
      what: 'no base said at all',
      wrong: [profile('p', [], { baseDefinition: 7 })],
      says: [expect.stringMatching(/^definition-broken: /)],
      made: false,
    },
    {
      what: 'a differential that is none',
      wrong: [profile('p', [], { differential: { element: ['Patient', null, { path: 7 }] } })],
      says: [],
      made: true,
    },
    {
      what: 'an element that is not put together as one',
      wrong: [profile('p', [{ id: 'Patient.name', path: 'Patient.name', constraint: 'x', type: 'y' }])],
      says: [expect.stringMatching(/^definition-broken: /)],
      made: false,
    },
  ])('$what', ({ wrong, says, made }) => {
    const definitions = definitionsOf([...wrong, good]);
    for (let i = 0; i < 2; i++) expect(definitions.structure(`${HERE}p`)?.snapshot !== undefined).toBe(made);
    expect(definitions.structure(`${HERE}good`)?.snapshot?.element?.find((e) => e.id === 'Patient.name')?.min).toBe(1);
    expect(told(definitions)).toEqual(says);
  });

  test('two that derive from each other', () => {
    const definitions = definitionsOf([
      profile('a', [], { baseDefinition: `${HERE}b` }),
      profile('b', [], { baseDefinition: `${HERE}a` }),
    ]);
    expect(definitions.structure(`${HERE}a`)?.snapshot).toBeUndefined();
    expect(told(definitions).some((line) => line.startsWith('definition-loop:'))).toBe(true);
  });

  test('a differential goes as deep as it likes into a type that contains itself', () => {
    const path = `Extension${'.extension'.repeat(300)}`;
    const definitions = definitionsOf([
      profile('deep', [{ id: path, path, max: '0' }], {
        type: 'Extension',
        kind: 'complex-type',
        baseDefinition: `${R4}Extension`,
      }),
    ]);
    expect(definitions.structure(`${HERE}deep`)?.snapshot?.element?.find((e) => e.id === path)?.max).toBe('0');
  });

  test('whatever is done to a definition, asking for it neither throws nor goes on for ever', () => {
    const junk = fc.constantFrom<JsonObject[string]>(
      null,
      7,
      '',
      'x',
      [],
      {},
      [null],
      'Patient.name.',
      '..',
      'Patient',
      '#Patient',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...CASES),
        fc.nat(),
        fc.constantFrom(
          'id',
          'path',
          'sliceName',
          'type',
          'slicing',
          'constraint',
          'binding',
          'min',
          'contentReference',
        ),
        junk,
        (about, at, name, value) => {
          const elements = (about['differential'] as { element: JsonObject[] }).element;
          const element = elements.map((e, i) => (i === at % elements.length ? { ...e, [name]: value } : e));
          const definitions = definitionsOf(CASES.map((c) => (c === about ? { ...c, differential: { element } } : c)));
          for (const c of CASES) definitions.structure(String(c['url']));
        },
      ),
      { numRuns: 40 },
    );
  });
});
