import { readFileSync } from 'node:fs';
import { readSuppressions, type Suppression } from '../validation/suppressions.ts';
import { Problem } from './command.ts';

/** The suppressions of the files; a Problem for a file that cannot be read, or holds anything else. */
export const suppressionsIn = (files: readonly string[]): Suppression[] =>
  files.flatMap((file) => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new Problem([`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`], 2);
    }
    try {
      return readSuppressions(JSON.parse(text));
    } catch (error) {
      const said = error instanceof SyntaxError ? 'is not JSON' : (error as Error).message;
      throw new Problem([`${file}: ${said}`], 2);
    }
  });
