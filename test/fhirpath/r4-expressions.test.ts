import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject, type Resource } from '../../src/fhir/json.ts';
import type { Environment } from '../../src/fhirpath/environment.ts';
import { compile, type Expression } from '../../src/fhirpath/expression.ts';
import { fallback } from '../../src/fhirpath/fallback.ts';
import { Node, nodeAt, nodeOf } from '../../src/fhirpath/node.ts';
import {
  definitions,
  environmentOf,
  examplesOf,
  invariants,
  model,
  type Place,
  placesOf,
  searchParameters,
} from './r4.ts';

/** Every expression of R4, by our engine and by fhirpath.js, on the R4 examples: the same values of the same types, or a listed reason. */

const EXAMPLES_PER_TYPE = 20;
const PLACES_PER_EXPRESSION = 150;

interface Pair {
  readonly own: Expression;
  readonly theirs: ReturnType<typeof fallback>;
}

const pairs = new Map<string, Pair>();

const pairOf = (expression: string): Pair => {
  const pair = pairs.get(expression) ?? { own: compile(expression, model), theirs: fallback(expression) };
  pairs.set(expression, pair);
  return pair;
};

const outcome = (run: () => readonly Node[]): unknown => {
  try {
    return run().map(({ type, value, element }) => ({ type, value, element }));
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
};

const isRefused = (result: unknown): result is string => typeof result === 'string';

const inUcum = (range: Json | undefined, end: string): boolean => {
  const quantity = isObject(range) ? range[end] : undefined;
  if (!isObject(quantity) || quantity['system'] !== 'http://unitsofmeasure.org') return false;
  return typeof quantity['code'] === 'string' && typeof quantity['value'] === 'number';
};

/** Where we answer and fhirpath.js answers otherwise or not at all: why. */
const DIFFERENCES: readonly { reason: string; here: (theirs: unknown, expression: string, node: Node) => boolean }[] = [
  {
    reason:
      'R4 uses `as` on repeating choices (dom-3, search parameters), which fhirpath.js refuses and we read as ofType',
    here: (theirs) => isRefused(theirs) && theirs.includes("left side of 'as'"),
  },
  {
    reason: 'R4 has a search parameter with hasExtension(), which fhirpath.js does not know',
    here: (theirs) => isRefused(theirs) && theirs.includes('hasExtension'),
  },
  {
    reason: 'eld-19 and eld-20 have needless escapes, which the Unicode mode of regular expressions refuses',
    here: (theirs) => isRefused(theirs) && theirs.includes('Invalid regular expression'),
  },
  {
    reason: 'xhtml is a primitive type in R4, so that hasValue() is true for it; fhirpath.js does not list it',
    here: (_, expression, node) => node.type === 'xhtml' && expression.includes('hasValue()'),
  },
  {
    reason:
      'fhirpath.js refuses a side of and, or, implies that expects one value and meets two, also when the other side decides',
    here: (theirs, expression) =>
      isRefused(theirs) && /singleton/.test(theirs) && / (?:and|or|implies) /.test(expression),
  },
  {
    reason:
      'fhirpath.js orders quantities by value only if both are complete and in UCUM, and else as the text "[object Object]"',
    here: (_, expression, { value }) =>
      expression.includes('low <= high') && !(inUcum(value, 'low') && inUcum(value, 'high')),
  },
];

/** Both outcomes, made equal where a difference is listed. */
const compared = (expression: string, node: Node, environment: Environment): [unknown, unknown] => {
  const { own, theirs } = pairOf(expression);
  const ours = outcome(() => own.evaluate(node, environment));
  const others = outcome(() => theirs(node, environment));
  const same = isRefused(ours) ? isRefused(others) : DIFFERENCES.some(({ here }) => here(others, expression, node));
  return same ? [ours, ours] : [ours, others];
};

const resources = definitions
  .filter((definition) => definition['kind'] === 'resource' && definition['derivation'] !== 'constraint')
  .flatMap((definition) => examplesOf(String(definition['type']), EXAMPLES_PER_TYPE));

/** Elements of types that no example has. */
const MADE: readonly Place[] = [
  ['Count', { value: 2, code: '1', system: 'http://unitsofmeasure.org' }],
  ['Count', { value: 2.5, code: '1', system: 'http://unitsofmeasure.org' }],
  ['Distance', { value: 2, code: 'km', system: 'http://unitsofmeasure.org' }],
  ['Distance', { value: 2, unit: 'km', system: 'urn:other' }],
  ['TerminologyCapabilities.codeSystem', { version: [{ code: '1' }, { isDefault: true }] }],
  ['TerminologyCapabilities.codeSystem', { version: [{ code: '1' }, { code: '2' }] }],
  ['RiskAssessment.prediction', { probabilityDecimal: 120 }],
  [
    'Range',
    { low: { value: 1, code: '%', system: 'http://unitsofmeasure.org' } },
    'RiskAssessment.prediction.probability',
  ],
  [
    'Range',
    { high: { value: 1, code: 'kg', system: 'http://unitsofmeasure.org' } },
    'RiskAssessment.prediction.probability',
  ],
  ['Observation.referenceRange', { text: 'normal' }],
  ['Observation.referenceRange', { appliesTo: [{ text: 'adult' }] }],
  ['ImmunizationRecommendation', { resourceType: 'ImmunizationRecommendation', status: 'not-done' }],
  ['ValueSet.expansion.contains', { abstract: true }],
  ['ValueSet.expansion.contains', { system: 'urn:x' }],
].map(([type, value, path = type]) => ({
  node: nodeAt(type as string, value as JsonObject),
  defined: [path as string],
  resource: { resourceType: 'Basic' },
}));

const expressionsOf = ({ defined }: Place): string[] => defined.flatMap((name) => [...(invariants.get(name) ?? [])]);

const places = [
  ...MADE,
  ...resources.flatMap((resource) => placesOf(resource).map((place) => ({ ...place, root: resource }))),
];

const environmentAt = (place: Place & { root?: Resource }): Environment => environmentOf(place.resource, place.root);

describe('invariants', () => {
  const byExpression = new Map<string, Place[]>(
    [...invariants.values()].flatMap((set) => [...set].map((e) => [e, []])),
  );
  for (const place of places) {
    for (const expression of expressionsOf(place)) {
      const chosen = byExpression.get(expression) as Place[];
      // A third at most from the first resources met, so that common expressions see many types.
      const seen = chosen.filter(({ node }) => node.type === place.node.type).length;
      if (chosen.length < PLACES_PER_EXPRESSION && seen < PLACES_PER_EXPRESSION / 3) chosen.push(place);
    }
  }

  test('all are run by our own engine', () => {
    expect([...byExpression.keys()].filter((expression) => pairOf(expression).own.engine !== 'own')).toEqual([]);
  });

  test('nearly all meet an element in the examples', () => {
    const unmet = [...byExpression].filter(([, chosen]) => chosen.length === 0).map(([expression]) => expression);
    // The pattern Event is no type that a resource can have.
    expect(unmet).toEqual([...(invariants.get('Event') ?? [])].filter((expression) => expression.includes('not-done')));
  });

  test.each([...byExpression])('%s', (expression, chosen) => {
    for (const place of chosen) {
      const [ours, theirs] = compared(expression, place.node, environmentAt(place));
      expect(ours, JSON.stringify(place.node.value)).toEqual(theirs);
    }
  });
});

describe('search parameters', () => {
  const cases = searchParameters
    .filter(({ expression }) => typeof expression === 'string')
    .map(({ name, base, expression }) => ({
      name: String(name),
      base: base as string[],
      expression: String(expression),
    }));
  const byType = new Map<string, Resource[]>();
  for (const resource of resources)
    byType.set(resource.resourceType, [...(byType.get(resource.resourceType) ?? []), resource]);

  test('all are run by our own engine', () => {
    expect(cases.filter(({ expression }) => pairOf(expression).own.engine !== 'own')).toEqual([]);
  });

  test.each([...Map.groupBy(cases, ({ base }) => base[0] ?? '')])('on %s', (_, group) => {
    for (const { base, expression, name } of group) {
      for (const resource of base.flatMap((type) => byType.get(type) ?? []).slice(0, EXAMPLES_PER_TYPE)) {
        const [ours, theirs] = compared(expression, nodeOf(resource), environmentOf(resource));
        expect(ours, `${name} on ${resource.id}`).toEqual(theirs);
      }
    }
  });
});

describe('invariants on damaged elements', () => {
  const objects = places.filter(({ node }) => isObject(node.value) && JSON.stringify(node.value).length < 4000);

  /** A copy without one of the elements that are somewhere in it, or with it twice, or with an extension in its place. */
  const damaged = (value: Json, path: number[], kind: 'gone' | 'twice' | 'absent'): Json => {
    const copy = structuredClone(value);
    let here = copy as JsonObject;
    for (const step of path) {
      const keys = Object.keys(here).filter((key) => key !== 'resourceType');
      const key = keys[step % keys.length];
      if (key === undefined) break;
      const child = here[key];
      if (isObject(child) && step % 2 === 0) {
        here = child;
        continue;
      }
      if (kind === 'twice' && Array.isArray(child)) here[key] = [...child, ...child];
      else delete here[key];
      if (kind === 'absent' && typeof child !== 'object')
        here[`_${key}`] = { extension: [{ url: 'urn:absent', valueCode: 'unknown' }] };
      break;
    }
    return copy;
  };

  test('come out the same', () => {
    fc.assert(
      fc.property(
        fc.nat(objects.length - 1),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('gone' as const, 'twice' as const, 'absent' as const),
        (index, path, kind) => {
          const place = objects[index] as Place;
          const node = new Node(place.node.type, damaged(place.node.value as Json, path, kind), undefined);
          for (const expression of expressionsOf(place)) {
            const [ours, theirs] = compared(expression, node, environmentAt(place));
            expect(ours, expression).toEqual(theirs);
          }
        },
      ),
      { numRuns: 20_000, seed: 20260301 },
    );
  });
});
