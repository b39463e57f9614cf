/** One line of the table. A comparison is a ratio of two medians of the same run; other figures are of this machine, now. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly ratio?: string;
}

export interface Bench {
  readonly title: string;
  rows(): Promise<Row[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Milliseconds of `work`, one figure for each of `runs`, after `warmUp` runs that do not count. */
export const times = async (runs: number, warmUp: number, work: () => unknown): Promise<number[]> => {
  for (let i = 0; i < warmUp; i++) await work();
  const figures: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await work();
    figures.push(performance.now() - began);
  }
  return figures;
};

/** How often a second `work` is done by `clients` side by side, over `seconds`. */
export const perSecond = async (seconds: number, clients: number, work: () => Promise<unknown>): Promise<number> => {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        await work();
        done++;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
};

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const rate = (value: number): string => `${value.toFixed(0)}/s`;
export const ratio = (a: number, b: number, of: string): string => `${(a / b).toFixed(2)} × ${of}`;
