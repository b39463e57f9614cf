import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Definitions } from '../definitions/definitions.ts';
import { impliedSystem } from '../definitions/implied-system.ts';
import { createTerminology } from '../definitions/terminology.ts';
import type { Footprint } from '../sandbox/database.ts';
import { extraction } from '../sandbox/extraction.ts';
import { openSandbox, type Sandbox, type SandboxOptions } from '../sandbox/sandbox.ts';
import { Problem } from './command.ts';

export interface StoreOptions {
  /** The folder of the data; made where it is not. */
  readonly folder: string;
  readonly definitions: Definitions;
  /** As of the sandbox: whether references must lead somewhere, and how many days history stays. */
  readonly integrity?: boolean;
  readonly historyDays?: number | undefined;
  readonly footprint?: Footprint;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** Where the store of a data folder is. */
export const dataFile = (folder: string): string => join(folder, 'samenspel.sqlite');

/** What stores on the same definitions share: the search parameters that are compiled, and the value sets that are expanded. */
const partsOn = (definitions: Definitions): Omit<SandboxOptions, 'file' | 'now' | 'newId'> => {
  const { codeSet, subsumption } = createTerminology(definitions);
  return {
    searchParameters: (type) => definitions.searchParameters(type),
    extract: extraction(definitions.model),
    model: definitions.model,
    systemOf: impliedSystem(definitions),
    codeSet,
    subsumption,
    types: definitions.resourceTypes,
  };
};

/** Opens any number of embedded servers on the same definitions, each on its folder. Throws as `openStore`. */
export const storesOn = (definitions: Definitions): ((options: Omit<StoreOptions, 'definitions'>) => Sandbox) => {
  const parts = partsOn(definitions);
  return ({ folder, ...options }) => {
    try {
      mkdirSync(folder, { recursive: true });
      return openSandbox({ file: dataFile(folder), ...parts, ...options });
    } catch (error) {
      throw new Problem([`the data folder ${folder} cannot be used: ${reasonOf(error)}`]);
    }
  };
};

/** Opens the embedded server on its folder. Throws a Problem when the folder cannot be written or is no store of this version. */
export const openStore = ({ definitions, ...options }: StoreOptions): Sandbox => storesOn(definitions)(options);

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
