import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Definitions } from '../definitions/definitions.ts';
import { isError } from '../fhir/finding.ts';
import { isResource } from '../fhir/json.ts';
import type { Language } from '../fhir/text.ts';
import { findingsIn } from '../validation/given.ts';
import { createValidator } from '../validation/validator.ts';
import { type CommandContext, Problem } from './command.ts';
import { filesAt } from './files.ts';
import { tellProblems } from './packages.ts';
import { FORMATS, isFormat } from './reports/formats.ts';

export const USAGE = `samenspel validate FILE|FOLDER|-… [--profile URL]… [--package DIR|TGZ]… [--format text|json|sarif|junit] [--lang nl|en]

Holds each file, the .json files of each folder, or standard input (-), to FHIR R4, to the profiles that it claims, and to each --profile.
Exit code: 0 no errors, 1 errors found, 2 could not run.`;

export interface ValidateSurroundings {
  /** R4 and ours, what the environment names, and these packages beside them. */
  openDefinitions(packages: readonly string[]): Promise<Definitions>;
  version(): string;
}

/** `samenspel validate`: findings on stdout, in the format asked for. Throws a Problem when it cannot run. */
export const validateCommand = async (context: CommandContext, around: ValidateSurroundings): Promise<number> => {
  const { paths, profiles, packages, language, format } = optionsOf(context.parameters);
  const files = filesAt(paths);
  const definitions = await around.openDefinitions(packages);
  const missing = profiles.filter((profile) => !definitions.structure(profile));
  if (missing.length > 0)
    throw new Problem(
      missing.map((profile) => `there is no profile ${profile} here`),
      2,
    );
  const validator = createValidator(definitions);
  const report = await FORMATS[format]({ language, version: around.version(), several: files.length > 1 });
  const progress = progressOn(context.stderr, files.length);

  let errors = false;
  for (const [index, { file, inFolder }] of files.entries()) {
    progress.show(index);
    const given = file === '-' ? await context.readStdin() : read(file);
    let passedOver = false;
    const findings = findingsIn(given, (resource) => {
      passedOver = inFolder && !isResource(resource);
      return passedOver ? [] : validator.validate(resource, { profiles });
    });
    errors ||= findings.some(isError);
    progress.clear();
    if (passedOver) {
      context.stderr.write(`samenspel: ${file} has no resourceType and was passed over\n`);
      continue;
    }
    context.stdout.write(report.after({ file, findings }));
  }
  context.stdout.write(report.end());
  // Last, since a definition shows what is wrong with it when it is used.
  tellProblems(definitions, context.stderr, language);
  return errors ? 1 : 0;
};

const optionsOf = (parameters: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        profile: { type: 'string', multiple: true, default: [] },
        package: { type: 'string', multiple: true, default: [] },
        lang: { type: 'string', default: 'en' },
        format: { type: 'string', default: 'text' },
      },
    });
    const { profile: profiles, package: packages, lang, format } = values;
    if (positionals.length === 0) throw new Problem(['which file?', USAGE], 2);
    if (lang !== 'nl' && lang !== 'en') throw new Problem(['--lang is nl or en'], 2);
    if (!isFormat(format)) throw new Problem([`--format is one of ${Object.keys(FORMATS).join(', ')}`], 2);
    return { paths: positionals, profiles, packages, language: lang as Language, format };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, USAGE], 2) : error;
  }
};

const read = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Problem([`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`], 2);
  }
};

/** How far it is, on a terminal alone, and on the line that the next finding takes. */
const progressOn = (stderr: CommandContext['stderr'], of: number): { show(done: number): void; clear(): void } => {
  const shown = of > 1 && (stderr as { isTTY?: boolean }).isTTY === true;
  return {
    show: (done) => {
      if (shown) stderr.write(`\r${done + 1} of ${of}`);
    },
    clear: () => {
      if (shown) stderr.write('\r\u001B[K');
    },
  };
};
