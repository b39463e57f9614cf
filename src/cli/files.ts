import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './command.ts';

/** Folders that hold no data of who keeps them: what is installed, and what is hidden. */
const PASSED_OVER = /^(?:\.|node_modules$)/;

export interface FileAt {
  readonly file: string;
  /** Found in a folder, where other JSON may stand too. */
  readonly inFolder: boolean;
}

/** The files to look at, in order: each file that is named, and of a folder the .json files in it at any depth. */
export const filesAt = (paths: readonly string[]): FileAt[] =>
  paths.flatMap((path) => {
    if (path === '-') return [{ file: path, inFolder: false }];
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) throw new Problem([`${path} cannot be read (ENOENT)`], 2);
    if (!stat.isDirectory()) return [{ file: path, inFolder: false }];
    const found = [...jsonIn(path)].map((file) => ({ file, inFolder: true }));
    if (found.length === 0) throw new Problem([`there are no .json files in ${path}`], 2);
    return found;
  });

function* jsonIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (PASSED_OVER.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* jsonIn(path);
    else if (entry.name.endsWith('.json') && entry.name !== 'package.json') yield path;
  }
}
