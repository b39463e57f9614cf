import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Definitions } from '../src/definitions/definitions.ts';
import { createSettling, settleNothing } from '../src/validation/fast/settling.ts';
import { createValidator, type Validator } from '../src/validation/validator.ts';
import { median } from './bench.ts';
import type { Sample } from './corpus.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** A validator that makes code at the first use already. */
const atOnce = (definitions: Definitions): Validator =>
  createValidator(definitions, (knowledge) => createSettling(knowledge, 0));

/**
 * Milliseconds from the first resource of a profile that no validator has met to its findings, code made for it and every type that it
 * has; in a warm process, with the definitions read. The median and the most over the samples.
 */
export const firstUse = (definitions: Definitions, samples: readonly Sample[]): { median: number; most: number } => {
  const times = samples.map(({ text }) => {
    const resource = JSON.parse(text);
    createValidator(definitions, () => settleNothing).validate(resource);
    const validator = atOnce(definitions);
    const began = performance.now();
    validator.validate(resource);
    return performance.now() - began;
  });
  return { median: median(times), most: Math.max(...times) };
};

/** Kilobytes that a validator keeps for each profile or type of these samples: its program, and the code and memos made of it. */
export const memory = (definitions: Definitions, samples: readonly Sample[]): { programs: number; code: number } => {
  const types = new Set<string>();
  for (const { text } of samples) {
    const { resourceType, meta } = JSON.parse(text);
    for (const canonical of meta?.profile ?? [resourceType]) types.add(canonical);
  }
  const kept: Validator[] = [];
  const grown = (make: () => Validator): number => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const validator = make();
    for (const { text } of samples) validator.validate(JSON.parse(text));
    kept.push(validator);
    collect();
    return (process.memoryUsage().heapUsed - before) / 1024 / types.size;
  };
  const walking = () => createValidator(definitions, () => settleNothing);
  grown(walking);
  const programs = grown(walking);
  return { programs, code: grown(() => atOnce(definitions)) - programs };
};
