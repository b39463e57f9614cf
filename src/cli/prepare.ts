import { parseArgs } from 'node:util';
import { packagedSource } from '../definitions/packaged.ts';
import { openPackages } from '../definitions/packages/open-packages.ts';
import { withSnapshots } from '../definitions/packages/with-snapshots.ts';
import { writePrepared } from '../definitions/prepared.ts';
import { createDefinitions } from '../definitions/registry.ts';
import { type CommandContext, Problem } from './command.ts';
import { packageFolders, tellProblems } from './packages.ts';
import { SYNOPSIS } from './synopsis.ts';

export const PREPARE_USAGE = `${SYNOPSIS['package prepare']}

Writes FHIR packages (a .tgz, a folder, a FHIR package cache), and what they depend on where it is at hand, in the form that
loads fast, with the snapshots that they lack: FOLDER can be given to --package, or named in SAMENSPEL_PACKAGES. What stood in FOLDER is replaced.`;

/** `samenspel package prepare`: says on stderr what is missing. Throws a Problem when a package cannot be opened, or FOLDER written. */
export const prepareCommand = async ({ parameters, environment, stdout, stderr }: CommandContext): Promise<number> => {
  const { paths, out } = optionsOf(parameters);
  try {
    const { sources, problems } = openPackages(paths, { folders: packageFolders(environment) });
    const definitions = createDefinitions([packagedSource(), ...sources], problems);
    const count = sources.reduce((sum, { entries }) => sum + entries.length, 0);
    if (count === 0) throw new Error(`There are no definitions for R4 in ${paths.join(', ')}`);
    const whole = sources.map((source) => withSnapshots(source, definitions));
    writePrepared(whole, out);
    // Known now, since every snapshot was made.
    tellProblems(definitions, stderr);
    stdout.write(`${out}: ${count} definitions of ${sources.length} packages\n`);
    return 0;
  } catch (error) {
    throw new Problem([(error as Error).message], 2);
  }
};

const optionsOf = (parameters: readonly string[]): { paths: string[]; out: string } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: { out: { type: 'string' } },
    });
    if (positionals.length === 0) throw new Problem(['which package?', PREPARE_USAGE], 2);
    if (!values.out) throw new Problem(['--out names the folder to write', PREPARE_USAGE], 2);
    return { paths: positionals, out: values.out };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, PREPARE_USAGE], 2) : error;
  }
};
