import { median } from './bench.ts';
import type { Sample } from './corpus.ts';

/** What is measured on one sample, made ready outside the time that counts. */
export type Work = (text: string) => () => unknown;

/** A batch lasts this long at the least, in milliseconds: hundreds of times what the clock can tell apart. */
const BATCH = 1;
const BATCHES = 5;
const WARM_UP = 4;

/** Keeps results alive, so that no work can be left out as unused. */
let kept: unknown;

const batch = (work: () => unknown, times: number): number => {
  const began = performance.now();
  for (let i = 0; i < times; i++) kept = work();
  return performance.now() - began;
};

/** How often the work must be done to last for `duration`. */
const timesFor = (work: () => unknown, duration: number): number => {
  let times = 1;
  while (batch(work, times) < duration) times *= 2;
  return times;
};

/** Milliseconds of each, by turns so that what the machine does besides falls on both. */
const measure = (works: readonly (() => unknown)[]): number[] => {
  for (const work of works) timesFor(work, WARM_UP);
  const times = works.map((work) => timesFor(work, BATCH));
  const figures: number[][] = works.map(() => []);
  for (let i = 0; i < BATCHES; i++) {
    for (const [n, work] of works.entries()) figures[n]?.push(batch(work, times[n] as number) / (times[n] as number));
  }
  return figures.map(median);
};

export interface Compared {
  /** The median over the samples of the ratio to JSON.parse of the same text, and the largest. */
  readonly median: number;
  readonly worst: number;
  /** Milliseconds for a sample, in the median. */
  readonly perFile: number;
}

/** Work on each sample against JSON.parse of its text; all samples are gone through once before, so that none is met cold. */
export const comparedWithParse = (samples: readonly Sample[], work: Work): Compared => {
  const ready = samples.map(({ text }) => ({ text, run: work(text) }));
  for (let i = 0; i < 20; i++) for (const { run } of ready) kept = run();
  const measured = ready.map(({ text, run }) => {
    const [own = 0, parse = 1] = measure([run, () => JSON.parse(text)]);
    return { own, ratio: own / parse };
  });
  if (kept === measured) throw new Error('never');
  return {
    median: median(measured.map(({ ratio }) => ratio)),
    worst: Math.max(...measured.map(({ ratio }) => ratio)),
    perFile: median(measured.map(({ own }) => own)),
  };
};
