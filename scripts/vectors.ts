import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES } from '../test/disclosure/cases/all.ts';
import type { Vector } from '../test/disclosure/vector.ts';

const folder = join(import.meta.dirname, '../test/vectors');

/** A file of vectors as it is published: a JSON array with one case a line, so that a change of one case is a change of one line. */
export const fileOf = (vectors: readonly Vector[]): string =>
  `[\n${vectors.map((vector) => JSON.stringify(vector)).join(',\n')}\n]\n`;

if (import.meta.main) {
  for (const [name, vectors] of Object.entries(FILES)) writeFileSync(join(folder, `${name}.json`), fileOf(vectors));
}
