import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Definitions } from '../definitions/definitions.ts';
import { createTerminology } from '../definitions/terminology.ts';
import { extraction } from '../sandbox/extraction.ts';
import { openSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { Problem } from './command.ts';

export interface StoreOptions {
  /** The folder of the data; made where it is not. */
  readonly folder: string;
  readonly definitions: Definitions;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Opens the embedded server on its folder. Throws a Problem when the folder cannot be written or is no store of this version. */
export const openStore = ({ folder, definitions, now, newId }: StoreOptions): Sandbox => {
  try {
    mkdirSync(folder, { recursive: true });
    const terminology = createTerminology(definitions);
    return openSandbox({
      file: join(folder, 'samenspel.sqlite'),
      searchParameters: (type) => definitions.searchParameters(type),
      extract: extraction(definitions.model),
      model: definitions.model,
      codeSet: terminology.codeSet,
      types: definitions.resourceTypes,
      now,
      newId,
    });
  } catch (error) {
    throw new Problem([`the data folder ${folder} cannot be used: ${reasonOf(error)}`]);
  }
};

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'it may not be written';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'there is a file of that name';
    default:
      return message;
  }
};
