import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Vector } from '../test/disclosure/vector.ts';

const folder = join(import.meta.dirname, '../test/vectors');

/** What an engine answers: JSON of this shape, with status 200. Reasons may be left out; they are then not counted. */
export interface EngineAnswer {
  readonly outcome: string;
  readonly reasons?: readonly { readonly code: string }[];
}

export interface Score {
  readonly cases: number;
  /** Right outcomes, deny and undecided told apart. */
  readonly exact: number;
  /** Right as to whether it is shown: what matters most. */
  readonly safe: number;
  /** Shown although it may not be. */
  readonly leaks: readonly string[];
  readonly wrong: readonly string[];
}

/** All published cases. */
export const publishedVectors = (): Vector[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'vector.schema.json')
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vector[]);

/** Holds an engine to the vectors. `ask` gives its answer to one case: given and request, nothing of what is expected. */
export const score = async (
  vectors: readonly Vector[],
  ask: (question: Pick<Vector, 'given' | 'request'>) => Promise<EngineAnswer>,
): Promise<Score> => {
  const [leaks, wrong]: [string[], string[]] = [[], []];
  let [exact, safe] = [0, 0];
  for (const { id, given, request, expected } of vectors) {
    const { outcome } = await ask({ given, request }).catch(() => ({ outcome: 'no answer' }));
    const right = (outcome === 'permit') === (expected.outcome === 'permit') && outcome !== 'no answer';
    if (outcome === expected.outcome) exact++;
    if (right) safe++;
    else wrong.push(`${id}: ${outcome} instead of ${expected.outcome}`);
    if (outcome === 'permit' && expected.outcome !== 'permit') leaks.push(id);
  }
  return { cases: vectors.length, exact, safe, leaks, wrong };
};

const overHttp =
  (url: string) =>
  async (question: Pick<Vector, 'given' | 'request'>): Promise<EngineAnswer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
    });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()) as EngineAnswer;
  };

if (import.meta.main) {
  const [url] = process.argv.slice(2);
  if (!url) {
    console.error('node scripts/run-vectors.ts URL: posts { given, request } of each case, and scores { outcome }');
    process.exitCode = 2;
  } else {
    const { cases, exact, safe, leaks, wrong } = await score(publishedVectors(), overHttp(url));
    for (const line of wrong) console.log(line);
    console.log(`${safe} of ${cases} right, ${exact} to the letter, ${leaks.length} leaks`);
    process.exitCode = wrong.length > 0 ? 1 : 0;
  }
}
