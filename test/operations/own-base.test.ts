import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { fullUrlsIn, givenBelow, withRelativeReferences } from '../../src/operations/own-base.ts';

const BASE = 'http://zorg.example/fhir';
const task = (reference: string): Resource => ({ resourceType: 'Task', for: { reference } });
const referenceOf = (resource: Resource) => (resource['for'] as JsonObject)['reference'];

describe('a reference below the own base is the relative one', () => {
  test.each([
    [`${BASE}/Patient/x`, 'Patient/x'],
    [`${BASE}/Patient/x/_history/2`, 'Patient/x/_history/2'],
    ['Patient/x', 'Patient/x'],
    ['http://elders.example/fhir/Patient/x', 'http://elders.example/fhir/Patient/x'],
    [`${BASE}2/Patient/x`, `${BASE}2/Patient/x`],
    [`${BASE}/patient/x`, `${BASE}/patient/x`],
    [`${BASE}/Patient`, `${BASE}/Patient`],
    [`${BASE}/http://elders.example/fhir/Patient/x`, `${BASE}/http://elders.example/fhir/Patient/x`],
    ['urn:uuid:6e8a1c9e-2f0b-4f43-8d6f-6a2b8c2f5a10', 'urn:uuid:6e8a1c9e-2f0b-4f43-8d6f-6a2b8c2f5a10'],
    ['#own', '#own'],
  ])('%s: %s', (sent, kept) => expect(referenceOf(withRelativeReferences(task(sent), BASE))).toBe(kept));

  test('but not one to an entry of the same Bundle', () => {
    const fullUrl = `${BASE}/Patient/x`;
    const bundle: Resource = { resourceType: 'Bundle', entry: [{ fullUrl }, {}, { fullUrl: 'urn:uuid:1' }] };
    const named = fullUrlsIn(bundle);
    expect([...named]).toEqual([fullUrl, 'urn:uuid:1']);
    expect(referenceOf(withRelativeReferences(task(fullUrl), BASE, named))).toBe(fullUrl);
  });

  test('and nothing else changes, however a resource looks', () => {
    const reference = fc.constantFrom(`${BASE}/Patient/x`, `${BASE}/x`, 'Patient/y', 'http://elders.example/Patient/x');
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), reference),
        fc.record({ reference }),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'url', 'reference', 'contained', '_reference'), tie('node'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('subject', 'extension', 'text'), node), (elements) => {
        const resource = { resourceType: 'Basic', ...elements } as unknown as Resource;
        const before = structuredClone(resource);
        const made = withRelativeReferences(resource, BASE);
        expect(resource).toEqual(before);
        expect(withRelativeReferences(made, BASE)).toBe(made);
        // As text, each reference that is one below the base is shorter by the base, and all else stands.
        const expected = JSON.stringify(resource).replaceAll(
          `"reference":"${BASE}/Patient/x"`,
          '"reference":"Patient/x"',
        );
        expect(JSON.stringify(made)).toBe(expected);
      }),
    );
  });

  test('in what an operation is given, in its URL too', () => {
    const given = givenBelow(
      {
        body: task(`${BASE}/Patient/x`),
        query: new URLSearchParams({ to: `${BASE}/RelatedPerson/y`, date: '2026-11-25' }),
      },
      BASE,
    );
    expect([referenceOf(given.body), String(given.query)]).toEqual([
      'Patient/x',
      'to=RelatedPerson%2Fy&date=2026-11-25',
    ]);
  });
});
