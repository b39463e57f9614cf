import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mixedCorpus, ourInvalid, ourStories } from '../../bench/corpus.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Finding } from '../../src/fhir/finding.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { createSettling, settleNothing } from '../../src/validation/fast/settling.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { mutantsOf } from './mutants.ts';

const definitions = packagedDefinitions();
const settling = createValidator(definitions, (knowledge) => createSettling(knowledge, 0));
const walking = createValidator(definitions, () => settleNothing);

const samples = [...ourStories(), ...ourInvalid(), ...mixedCorpus()].map(({ name, text }) => ({
  name,
  resource: JSON.parse(text) as Resource,
}));

/** Findings as a set, with all that they say. */
const told = (findings: readonly Finding[]): string[] => findings.map((finding) => JSON.stringify(finding)).sort();

const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

test('most examples are settled without a walk', () => {
  let walked = 0;
  const counting = createValidator(definitions, (knowledge) => {
    const settling = createSettling(knowledge, 0);
    return {
      for: (run) => {
        const settled = settling.for(run);
        const claims: typeof settled.claims = (...asked) => {
          const answer = settled.claims(...asked);
          if (!answer) walked += 1;
          return answer;
        };
        return { ...settled, claims };
      },
    };
  });
  for (const { resource } of samples) counting.validate(resource);
  expect(walked / samples.length).toBeLessThan(0.05);
});

describe('generated code and the walk find the same', () => {
  test('in every example of R4 and of ours', () => {
    for (const { name, resource } of samples) {
      expect(told(settling.validate(resource)), name).toEqual(told(walking.validate(resource)));
    }
  });

  test('in mutants of each of them', () => {
    const random = randomOf(7);
    for (const { name, resource } of samples) {
      for (const { change, resource: mutant } of mutantsOf(resource, 3, random)) {
        expect(told(settling.validate(mutant)), `${name}: ${change}`).toEqual(told(walking.validate(mutant)));
      }
    }
  });

  test('the second time as the first: what was remembered of a text is not all that is wrong with it', () => {
    const broken = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'a', valueCanonical: 'http://a.example/b c' },
        { name: ' ', valueCode: ' x' },
      ],
    };
    const first = told(settling.validate(broken));
    expect(first).toEqual(told(walking.validate(broken)));
    for (let again = 0; again < 3; again += 1) expect(told(settling.validate(broken))).toEqual(first);
  });

  test('in mutants of mutants, others at each run', () => {
    const property = fc.property(fc.nat(samples.length - 1), fc.nat(), (index, seed) => {
      const { resource } = samples[index] as (typeof samples)[number];
      const random = randomOf(seed);
      for (const { resource: once } of mutantsOf(resource, 1, random)) {
        for (const { resource: twice } of mutantsOf(once, 1, random)) {
          expect(told(settling.validate(twice))).toEqual(told(walking.validate(twice)));
        }
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});
