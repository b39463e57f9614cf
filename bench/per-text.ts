import { median } from './bench.ts';
import type { Sample } from './corpus.ts';

/** What is measured on one sample, made ready outside the time that counts. */
export type Work = (text: string) => () => unknown;

/** A batch lasts this long at the least, in milliseconds: hundreds of times what the clock can tell apart. */
const BATCH = 1;
const BATCHES = 7;
const WARM_UP = 4;
/** The corpus is gone through for as long as this first. */
const CORPUS_WARM_UP = 2000;

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

/** Milliseconds of one, and its ratio to another: by turns, so that what the machine does besides falls on both. */
const measure = (own: () => unknown, other: () => unknown): { own: number; ratio: number } => {
  for (const work of [own, other]) timesFor(work, WARM_UP);
  const [ownTimes, otherTimes] = [timesFor(own, BATCH), timesFor(other, BATCH)];
  const turns = Array.from({ length: BATCHES }, () => {
    const time = batch(own, ownTimes) / ownTimes;
    return { time, ratio: time / (batch(other, otherTimes) / otherTimes) };
  });
  return { own: median(turns.map(({ time }) => time)), ratio: median(turns.map(({ ratio }) => ratio)) };
};

export interface Compared {
  /** The median over the samples of the ratio to JSON.parse of the same text, and the largest. */
  readonly median: number;
  readonly worst: number;
  /** Milliseconds for a sample, in the median. */
  readonly perFile: number;
}

/** Work on each sample against JSON.parse of its text; all samples are gone through many times before, so that none is met cold. */
export const comparedWithParse = (samples: readonly Sample[], work: Work): Compared => {
  const ready = samples.map(({ text }) => ({ text, run: work(text) }));
  const until = performance.now() + CORPUS_WARM_UP;
  do for (const { run } of ready) kept = run();
  while (performance.now() < until);
  const measured = ready.map(({ text, run }) => measure(run, () => JSON.parse(text)));
  if (kept === measured) throw new Error('never');
  return {
    median: median(measured.map(({ ratio }) => ratio)),
    worst: Math.max(...measured.map(({ ratio }) => ratio)),
    perFile: median(measured.map(({ own }) => own)),
  };
};
