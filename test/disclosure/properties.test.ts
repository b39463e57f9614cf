import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/disclosure/decide.ts';
import { readDisclosureRecord } from '../../src/disclosure/read-record.ts';
import { isObject, type Json, type JsonObject, objects, type Resource } from '../../src/fhir/json.ts';
import { answer, requestOf } from './answer.ts';
import { anyCase, anyResource, anySectionCase, rule } from './arbitrary.ts';
import type { Vector } from './vector.ts';

type Case = Pick<Vector, 'given' | 'request'>;

const RUNS = { numRuns: 1000 };
const outcomeOf = (one: Case): string => answer(one as Vector, decide).outcome;
const opens = (one: Case): boolean => outcomeOf(one) === 'permit';
const withConsents = (one: Case, consents: readonly Resource[]): Case => ({
  ...one,
  given: { ...one.given, consents },
});

/** Each consent with something done to every list of provisions in it. */
const mapProvisions = (
  consents: readonly Resource[],
  change: (list: JsonObject[], depth: number) => JsonObject[],
): Resource[] => {
  const inside = (node: JsonObject, depth: number): JsonObject => {
    if (!Array.isArray(node['provision'])) return node;
    const list = change(objects(node['provision']), depth).map((child) => inside(child, depth + 1));
    const { provision: _, ...rest } = node;
    return list.length > 0 ? { ...rest, provision: list } : rest;
  };
  return consents.map((c) => (isObject(c['provision']) ? { ...c, provision: inside(c['provision'], 0) } : c));
};

describe('whatever the dossier and the question', () => {
  test('the order of what came in changes neither outcome nor reasons', () => {
    fc.assert(
      fc.property(anyCase(), (one) => {
        const { given } = one;
        const reversed: Case = {
          ...one,
          given: {
            ...given,
            consents: given.consents.toReversed(),
            relatedPersons: given.relatedPersons.toReversed(),
            persons: given.persons.toReversed(),
            tasks: given.tasks.toReversed(),
          },
        };
        expect(answer(reversed as Vector, decide)).toEqual(answer(one as Vector, decide));
      }),
      RUNS,
    );
  });

  test('what was asked before of the same record changes no answer', () => {
    fc.assert(
      fc.property(anyCase(), fc.array(anyCase(), { maxLength: 6 }), anySectionCase(), (one, others, section) => {
        const record = readDisclosureRecord(one.given);
        const asked = requestOf(one);
        for (const { request } of [...others, section, one]) {
          const { target, purpose, date } = requestOf({ given: one.given, request });
          const again = { ...asked, target, date, ...(purpose && { purpose }) };
          expect(decide(record, again)).toEqual(decide({ ...record }, again));
        }
      }),
      RUNS,
    );
  });

  test('the order of provisions changes nothing', () => {
    fc.assert(
      fc.property(anyCase(), (one) => {
        const reversed = mapProvisions(one.given.consents, (list) => list.toReversed());
        expect(outcomeOf(withConsents(one, reversed))).toBe(outcomeOf(one));
      }),
      RUNS,
    );
  });

  test('one consent with many provisions is many consents with one', () => {
    fc.assert(
      fc.property(anyCase(), (one) => {
        const split = one.given.consents.flatMap((consent) => {
          const root = consent['provision'] as JsonObject;
          const rules = objects(root['provision']);
          if (root['type'] !== undefined || rules.length < 2) return [consent];
          return rules.map((r, i) => ({
            ...consent,
            id: `${consent.id}-${i}`,
            provision: { ...root, provision: [r] },
          }));
        });
        expect(outcomeOf(withConsents(one, split))).toBe(outcomeOf(one));
      }),
      RUNS,
    );
  });

  test('a consent that is there twice changes nothing', () => {
    fc.assert(
      fc.property(anyCase(), (one) => {
        expect(outcomeOf(withConsents(one, [...one.given.consents, ...one.given.consents]))).toBe(outcomeOf(one));
      }),
      RUNS,
    );
  });

  // A permit that goes takes with it what was denied within it; what says neither counts as a deny.
  const holdsDeny = (node: JsonObject): boolean =>
    objects(node['provision']).some((child) => child['type'] !== 'permit' || holdsDeny(child));

  test('taking away all permits of a consent that hold no deny, at one depth, never opens', () => {
    fc.assert(
      fc.property(anyCase(), fc.nat(2), (one, at) => {
        const less = mapProvisions(one.given.consents, (list, depth) =>
          list.filter((p) => depth !== at || p['type'] !== 'permit' || holdsDeny(p)),
        );
        if (!opens(one)) expect(opens(withConsents(one, less))).toBe(false);
      }),
      RUNS,
    );
  });

  test('adding a deny, anywhere, never opens', () => {
    fc.assert(
      fc.property(anyCase(), rule(1), fc.nat(2), (one, added, at) => {
        const deny = { ...added, type: 'deny' };
        const more = mapProvisions(one.given.consents, (list, depth) => (depth === at ? [...list, deny] : list));
        if (!opens(one)) expect(opens(withConsents(one, more))).toBe(false);
      }),
      RUNS,
    );
  });

  test('where nothing denies, one more consent never closes', () => {
    const onlyPermits = (node: JsonObject, root = true): boolean =>
      (node['type'] === 'permit' || (root && node['type'] === undefined)) &&
      objects(node['provision']).every((child) => onlyPermits(child, false));
    let tried = 0;
    fc.assert(
      fc.property(anyCase(), (one) => {
        const permits = one.given.consents.filter((consent) => onlyPermits(consent['provision'] as JsonObject));
        if (!opens(withConsents(one, permits.slice(1))) || permits.length < 2) return;
        tried++;
        expect(opens(withConsents(one, permits))).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(tried).toBeGreaterThan(10);
  });

  test('a modifierExtension on a permit, or on a consent without a deny, never opens', () => {
    const odd = [{ url: 'https://example.org/not' }];
    fc.assert(
      fc.property(anyCase(), (one) => {
        const marked = mapProvisions(one.given.consents, (list) =>
          list.map((p) => (p['type'] === 'permit' ? { ...p, modifierExtension: odd } : p)),
        );
        if (!opens(one)) expect(opens(withConsents(one, marked))).toBe(false);
      }),
      RUNS,
    );
  });

  test('what is seen by consent is in a section that is explained as seen', () => {
    fc.assert(
      fc.property(anyCase(), (one) => {
        const decision = answer(one as Vector, decide);
        const section = one.request.resource?.resourceType === 'Observation' ? 'measurements' : 'care-plan';
        if (decision.outcome !== 'permit' || decision.reasons.some(({ code }) => code === 'own-agreement')) return;
        if (!['zorgplan', 'w'].includes(String(one.request.resource?.id))) return;
        const { resource: _, ...request } = one.request;
        expect(outcomeOf({ ...one, request: { ...request, section } })).toBe('permit');
      }),
      RUNS,
    );
  });

  test('of a section that is seen without limits, everything that is not labelled is seen', () => {
    const LIMITS = ['part-named', 'part-labelled', 'part-of-period', 'part-denied'];
    fc.assert(
      fc.property(anySectionCase(), anyResource, (one, resource) => {
        const section = resource.resourceType === 'Observation' ? 'measurements' : 'care-plan';
        if (one.request.section !== section || !['zorgplan', 'w'].includes(String(resource.id))) return;
        if (resource.meta?.['security'] || JSON.stringify(resource).includes('mother-in-law')) return;
        const { outcome, reasons } = answer(one as Vector, decide);
        if (outcome !== 'permit' || reasons.some(({ code }) => LIMITS.includes(code))) return;
        const { section: _, ...request } = one.request;
        expect(outcomeOf({ ...one, request: { ...request, resource } })).toBe('permit');
      }),
      { numRuns: 4000 },
    );
  });

  test('any JSON in the place of a consent is answered, and opens nothing', () => {
    const anyJson = fc.jsonValue() as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(
        anyCase(),
        anyJson,
        fc.constantFrom('provision', 'performer', 'scope', 'dateTime', 'patient', 'status'),
        (one, junk, name) => {
          const base = withConsents(one, []);
          const spoiled = one.given.consents.map((consent) => ({ ...consent, [name]: junk as never }));
          const outcome = outcomeOf(withConsents(one, spoiled));
          if (!opens(base)) expect(outcome).not.toBe('permit');
        },
      ),
      RUNS,
    );
  });

  test('two thousand nested provisions are answered', () => {
    fc.assert(
      fc.property(anyCase(), (one) => {
        let nested: JsonObject = { type: 'permit' };
        for (let i = 0; i < 2000; i++) nested = { type: i % 2 ? 'permit' : 'deny', provision: [nested] };
        const consents = one.given.consents.map((consent) => ({ ...consent, provision: nested }));
        expect(['permit', 'deny', 'undecided']).toContain(outcomeOf(withConsents(one, consents)));
      }),
      { numRuns: 20 },
    );
  });
});
