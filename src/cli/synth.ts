import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { type LocalDate, localDate } from '../fhir/date.ts';
import type { Resource } from '../fhir/json.ts';
import { TEST_BSNS } from '../synth/bsn.ts';
import { dossiers, type SynthOptions } from '../synth/dossier.ts';
import { type CommandContext, Problem } from './command.ts';
import { SYNOPSIS } from './synopsis.ts';

export const SYNTH_USAGE = `${SYNOPSIS.synth}

Dossiers of people who are nobody, with BSNs of the test range: for each client one transaction Bundle, with carers, agreements in every state,
consents, evaluations, concerns and support. The same seed and date give the same dossiers.
--date    the day on which all of it is now; today in the Netherlands without it
--broken  the share of the dossiers, 0 to 1, in which one thing is wrong that a rule or profile calls an error (0)
--out     a file of NDJSON, or a folder that is there or ends in /, for one file each; NDJSON on standard output without it`;

/** `samenspel synth`. Throws a Problem for parameters that are none, and when it cannot write. */
export const synthCommand = async (
  { parameters, stdout }: Pick<CommandContext, 'parameters' | 'stdout'>,
  now: Date,
): Promise<number> => {
  const { out, ...options } = optionsOf(parameters, localDate(now));
  const bundles = dossiers(options);
  if (out === undefined) {
    await writeLines(bundles, stdout);
    return 0;
  }
  const written = out.endsWith('/') || (await isFolder(out)) ? writeFolder(bundles, out) : writeLinesTo(bundles, out);
  await written.catch((error: NodeJS.ErrnoException) => {
    throw new Problem([`${out} cannot be written (${error.code})`], 2);
  });
  stdout.write(`${out}: ${options.clients} dossiers\n`);
  return 0;
};

const writeLines = async (bundles: Iterable<Resource>, to: Writable): Promise<void> => {
  for (const bundle of bundles) if (!to.write(`${JSON.stringify(bundle)}\n`)) await once(to, 'drain');
};

const writeLinesTo = async (bundles: Iterable<Resource>, out: string): Promise<void> => {
  const file = createWriteStream(out);
  await once(file, 'open');
  await writeLines(bundles, file);
  file.end();
  await once(file, 'finish');
};

const writeFolder = async (bundles: Iterable<Resource>, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  let number = 0;
  for (const bundle of bundles) {
    const name = `dossier-${String(++number).padStart(4, '0')}.json`;
    await writeFile(join(folder, name), `${JSON.stringify(bundle, undefined, 2)}\n`);
  }
};

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const optionsOf = (parameters: readonly string[], today: LocalDate): SynthOptions & { out: string | undefined } => {
  const { clients, seed, date = today, broken = '0', out } = given(parameters);
  const number = Number(clients);
  const share = Number(broken);
  if (!Number.isInteger(number) || number < 1 || number > TEST_BSNS.length)
    throw wrong(`--clients is a whole number from 1 to ${TEST_BSNS.length}: there are no more BSNs of the test range`);
  if (seed === undefined || !/^[A-Za-z0-9-]{1,20}$/.test(seed))
    throw wrong('--seed is 1 to 20 letters, digits and hyphens: it becomes part of each id');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date)))
    throw wrong('--date is a day, as 2026-11-24');
  if (!(share >= 0 && share <= 1)) throw wrong('--broken is a share from 0 to 1');
  return { clients: number, seed, date, broken: share, out };
};

const given = (parameters: readonly string[]) => {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...parameters],
      options: { clients: text, seed: text, date: text, broken: text, out: text },
    }).values;
  } catch (error) {
    throw wrong((error as Error).message);
  }
};

const wrong = (line: string): Problem => new Problem([line, SYNTH_USAGE], 2);
