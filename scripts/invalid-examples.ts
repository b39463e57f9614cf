import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { twins } from './twins/twins.ts';

/**
 * Writes examples/invalid/<profile>/: for each thing that a profile or extension asks beyond its base, the valid example with
 * that one thing broken, and the finding that it gives. Run it after a change of profiles/ or examples/valid/.
 */
const folder = join(import.meta.dirname, '../examples/invalid');
const text = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

for (const entry of readdirSync(folder, { withFileTypes: true }))
  if (entry.isDirectory()) rmSync(join(folder, entry.name), { recursive: true });
for (const { file, resource, expected } of twins()) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.json`, text(resource));
  writeFileSync(`${path}.expected.json`, text(expected));
}
