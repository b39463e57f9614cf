import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Definitions } from '../definitions/definitions.ts';
import { type Language, render } from '../fhir/text.ts';
import { type CommandContext, Problem } from './command.ts';

type Environment = CommandContext['environment'];

/** The packages that the environment names (SAMENSPEL_PACKAGES), separated as in PATH. */
export const configuredPackages = (environment: Environment): string[] =>
  (environment['SAMENSPEL_PACKAGES'] ?? '').split(delimiter).filter((path) => path !== '');

/** Where packages are looked for that others depend on, beyond beside them: the cache that FHIR tools share. */
export const packageFolders = (environment: Environment): string[] => [
  join(environment['HOME'] ?? homedir(), '.fhir', 'packages'),
];

/**
 * The definitions that a command works with: R4 and ours, those of the environment, and `further`.
 * Throws a Problem when one of them cannot be opened.
 */
export const openDefinitions = async (
  environment: Environment,
  further: readonly string[] = [],
): Promise<Definitions> => {
  const paths = [...configuredPackages(environment), ...further];
  try {
    // What opens packages is loaded only for who has some.
    if (paths.length === 0) return (await import('../definitions/packaged.ts')).packagedDefinitions();
    const { definitionsWith } = await import('../definitions/packages/definitions-with.ts');
    return definitionsWith(paths, { folders: packageFolders(environment) });
  } catch (error) {
    throw new Problem([(error as Error).message], 2);
  }
};

/** Says what is missing from the packages or wrong with the definitions, as far as it was met, a line each. */
export const tellProblems = (definitions: Definitions, stderr: CommandContext['stderr'], language: Language = 'en') => {
  for (const { text, parameters } of definitions.problems())
    stderr.write(`samenspel: ${render(text, language, parameters)}\n`);
};
