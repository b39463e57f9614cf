import { readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import type { Bench } from './bench.ts';

/** `npm run bench [-- NAME…]`: runs bench/NAME.bench.ts, or all, and prints a table of each. */
const asked = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => asked.length === 0 || asked.includes(name.replace('.bench.ts', '')));

console.log(
  `Node ${process.versions.node}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString()}`,
);
for (const name of names) {
  const { bench } = (await import(join(import.meta.dirname, name))) as { bench: Bench };
  console.log(`\n## ${bench.title}\n\n| what | figure | compared |\n|---|---|---|`);
  for (const { what, figure, ratio = '' } of await bench.rows()) console.log(`| ${what} | ${figure} | ${ratio} |`);
}
