import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A folder below `data` for the spaces of this process, and of no other that runs on the same data. What processes left that are no more (killed, or without
 * power) is removed.
 */
export const ownFolder = (data: string): string => {
  mkdirSync(data, { recursive: true });
  for (const name of readdirSync(data)) {
    const [, pid] = /^spaces-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isAnother(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(data, `spaces-${process.pid}-`));
};

/** In a container each process has the number of the one before. */
const isAnother = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
