import { join } from 'node:path';
import { BackupError, backUp, restore } from '../sandbox/backup.ts';
import { type CommandContext, type ExitCode, Problem } from './command.ts';
import { dataFile } from './store.ts';

/**
 * `samenspel backup FILE`: copies the store of the data folder to a file, while the service runs.
 * Throws a Problem when that cannot be, or when no file is named.
 */
export const backupCommand = async ({ parameters, stdout }: CommandContext, folder: string): Promise<ExitCode> => {
  const file = onlyFile(parameters, 'backup');
  await said(() => backUp(dataFile(folder), file));
  stdout.write(`The embedded server in ${folder} is in ${file}.\n`);
  return 0;
};

/**
 * `samenspel restore FILE`: puts a backup in the place of all that the data folder holds, while the service runs.
 * Throws a Problem when the file is no sound backup; nothing has changed then.
 */
export const restoreCommand = async ({ parameters, stdout }: CommandContext, folder: string): Promise<ExitCode> => {
  const file = onlyFile(parameters, 'restore');
  await said(async () => restore(file, dataFile(folder)));
  stdout.write(`The embedded server in ${folder} holds what ${file} held.\n`);
  return 0;
};

const onlyFile = ([file, ...more]: readonly string[], command: string): string => {
  if (file === undefined || file.startsWith('-') || more.length > 0) {
    throw new Problem([`samenspel ${command} takes one file`], 2);
  }
  return join(file);
};

const said = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof BackupError) throw new Problem([error.message]);
    const { code } = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new Problem([`the file or the data folder cannot be used (${code})`]);
  }
};
