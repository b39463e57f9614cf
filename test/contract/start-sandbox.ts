import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { impliedSystem } from '../../src/definitions/implied-system.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { createTerminology } from '../../src/definitions/terminology.ts';
import { extraction } from '../../src/sandbox/extraction.ts';
import { openSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts';
import { r4Model, r4SearchParameters } from './r4-definitions.ts';

export const r4Extract = extraction(r4Model);

const definitions = packagedDefinitions();
const terminology = createTerminology(definitions);

/** What a sandbox of R4 is made with, but for its file. */
export const r4Options = {
  searchParameters: r4SearchParameters,
  extract: r4Extract,
  model: r4Model,
  systemOf: impliedSystem(definitions),
  codeSet: terminology.codeSet,
  subsumption: terminology.subsumption,
  types: definitions.resourceTypes,
  newId: randomUUID,
};

/** A sandbox on a file with R4's search parameters. */
export const sandboxOn = (file: string, now: () => Date = () => new Date()): Sandbox =>
  openSandbox({ ...r4Options, file, now });

export interface TemporaryFolder {
  readonly file: string;
  remove(): void;
}

export const temporaryFolder = (): TemporaryFolder => {
  const folder = mkdtempSync(join(tmpdir(), 'samenspel-sandbox-'));
  return { file: join(folder, 'data', 'sandbox.db'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};
