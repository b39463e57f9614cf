import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../http/app.ts';
import { spaceNames } from '../spaces/names.ts';
import { ownFolder } from '../spaces/own-folder.ts';
import { openSpaces, type Space } from '../spaces/spaces.ts';
import { spacesApp } from '../spaces/spaces-app.ts';
import type { Limits } from '../spaces/start-page.ts';
import { onlyTestBsns } from '../spaces/test-bsns.ts';
import { withinSize } from '../spaces/within-size.ts';
import { createValidator } from '../validation/validator.ts';
import { type CommandContext, Problem } from './command.ts';
import { loadExamples } from './examples.ts';
import { listenOr, type ServeOptions, type Serving, serviceUrl } from './serve.ts';
import { ownCall, serviceOn } from './service.ts';
import { dataFile, storesOn } from './store.ts';

export interface SandboxLimits extends Limits {
  /** How many spaces one address may open in an hour. */
  readonly openedPerHour: number;
}

type SandboxServeOptions = Pick<
  ServeOptions,
  'host' | 'port' | 'data' | 'baseUrl' | 'secret' | 'origins' | 'log' | 'version' | 'definitions'
> & {
  /** The folder of the stories that each space begins with. */
  readonly stories: string;
  readonly limits: SandboxLimits;
};

/** Two hundred stores stand side by side in one process: each keeps little of its file in memory, and comes to disk soon. */
const FOOTPRINT = { cacheKiB: 1_024, mappedBytes: 0, walPages: 250 };
const LOOK_AGAIN = 60_000;

/**
 * Starts the sandbox for testers and says where it is: spaces that are opened by whoever comes, each an embedded server of its own with the stories in it. What was
 * in the spaces of a process that is no more is removed. Throws a Problem when the port or the data folder cannot be used.
 */
export const serveSandbox = async (
  { stdout, stderr }: Pick<CommandContext, 'stdout' | 'stderr'>,
  options: SandboxServeOptions,
): Promise<Serving> => {
  const { definitions, limits, version, secret = randomUUID() } = options;
  const now = () => new Date();
  const log = pino({ level: options.log, base: null }, stdout);
  const folder = folderIn(options.data);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const storeOn = storesOn(definitions);
  const openStore = (at: string) => storeOn({ folder: at, footprint: FOOTPRINT, now, newId: randomUUID });
  const validator = onlyTestBsns(createValidator(definitions));
  const access = { secret, recordsProfessionals: true };

  const seed = join(folder, 'seed');
  const store = openStore(seed);
  try {
    await loadExamples(ownCall(serviceOn(store, definitions, now, access, validator), now()), options.stories);
  } finally {
    await store.close();
  }

  let root = '';
  let opened = 0;
  const open = (name: string): Space => {
    const at = join(folder, `${name}-${++opened}`);
    mkdirSync(at);
    copyFileSync(dataFile(seed), dataFile(at));
    const store = openStore(at);
    const gateway = withinSize(store, limits.mebibytes * 2 ** 20, limits.unusedMinutes * 60);
    const handle = createApp({
      service: serviceOn(gateway, definitions, now, access, validator),
      authenticator: undefined,
      // Counted by the sandbox, for the space as a whole.
      requestsPerMinute: undefined,
      gatewayFor: () => gateway,
      notReady: async () => undefined,
      base: () => `${root}/t/${name}/fhir`,
      version,
      origins: options.origins ?? [],
      now,
      newRequestId: randomUUID,
      log,
    });
    const close = async () => {
      await store.close();
      rmSync(at, { recursive: true, force: true });
    };
    return { handle, close };
  };

  const unused = limits.unusedMinutes * 60_000;
  const spaces = openSpaces({ open, most: limits.spaces, unused, now });
  const names = spaceNames(secret, () => randomBytes(8).toString('hex'));
  const app = spacesApp({ spaces, names, limits, openedPerHour: limits.openedPerHour, root: () => root, log });
  const listening = await listenOr(app, options, async () => remove());
  root = serviceUrl(options, listening.port).replace(/\/fhir$/, '');
  const expiry = setInterval(() => spaces.expire(), LOOK_AGAIN);
  stdout.write(`Samenspel ${version}, the sandbox for testers, at ${root}/ (${limits.spaces} spaces in ${folder})\n`);
  stdout.write(`Try: curl -X POST -H 'Accept: application/json' '${root}/t'\n`);
  return {
    base: root,
    stop: async () => {
      clearInterval(expiry);
      await listening.close();
      await spaces.close();
      remove();
      stderr.write('Samenspel has stopped.\n');
    },
  };
};

const folderIn = (data: string): string => {
  try {
    return ownFolder(data);
  } catch (error) {
    throw new Problem([`the data folder ${data} cannot be used (${(error as NodeJS.ErrnoException).code})`]);
  }
};
