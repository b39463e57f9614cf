import { readFileSync } from 'node:fs';
import type { Definitions } from '../definitions/definitions.ts';
import { isError } from '../fhir/finding.ts';
import { isResource } from '../fhir/json.ts';
import type { Suppressions } from '../validation/suppressions.ts';
import { type CommandContext, Problem } from './command.ts';
import { filesAt } from './files.ts';
import { tellProblems } from './packages.ts';

import { FORMATS } from './reports/formats.ts';
import { optionsOf } from './validate-options.ts';
import { validateBy } from './validating.ts';

export interface ValidateSurroundings {
  /** R4 and ours, what the environment names, and these packages beside them. */
  openDefinitions(packages: readonly string[]): Promise<Definitions>;
  version(): string;
  /** A date, `2026-11-25`. */
  today(): string;
}

/** `samenspel validate`: findings on stdout, in the format asked for. Throws a Problem when it cannot run. */
export const validateCommand = async (context: CommandContext, around: ValidateSurroundings): Promise<number> => {
  const { paths, profiles, packages, language, format, ...asked } = optionsOf(context.parameters);
  const files = filesAt(paths);
  const suppressions = await suppressionsOf(asked.suppress, around.today());
  const definitions = await around.openDefinitions(packages);
  const missing = profiles.filter((profile) => !definitions.structure(profile));
  if (missing.length > 0)
    throw new Problem(
      missing.map((profile) => `there is no profile ${profile} here`),
      2,
    );
  const validate = await validateBy(definitions, { ...asked, profiles });
  const report = await FORMATS[format]({ language, version: around.version(), several: files.length > 1 });
  const progress = progressOn(context.stderr, files.length);

  let errors = false;
  for (const [index, { file, inFolder }] of files.entries()) {
    progress.show(index);
    const given = file === '-' ? await context.readStdin() : read(file);
    let passedOver = false;
    const all = await validate.findings(given, (resource) => {
      passedOver = inFolder && !isResource(resource);
      return passedOver;
    });
    progress.clear();
    if (passedOver) {
      context.stderr.write(`samenspel: ${file} has no resourceType and was passed over\n`);
      continue;
    }
    const findings = suppressions?.apply(all).left ?? all;
    errors ||= findings.some(isError);
    if (!asked.coverage) context.stdout.write(report.after({ file, findings }));
  }
  context.stdout.write(asked.coverage ? await validate.coverage(format === 'json' ? 'json' : 'text') : report.end());
  for (const { suppression, why } of suppressions?.unused() ?? [])
    context.stderr.write(
      `samenspel: ${UNUSED[why]} ${suppression.id} ${suppression.path ?? ''}\n`.replace(/ \n$/, '\n'),
    );
  // Last, since a definition shows what is wrong with it when it is used.
  tellProblems(definitions, context.stderr, language);
  return errors ? 1 : 0;
};

const UNUSED = {
  unused: 'nothing was suppressed by',
  expired: 'this is past its day, and suppresses nothing:',
} as const;

const suppressionsOf = async (paths: readonly string[], today: string): Promise<Suppressions | undefined> => {
  if (paths.length === 0) return undefined;
  const { suppressionsIn } = await import('./suppressions.ts');
  const { createSuppressions } = await import('../validation/suppressions.ts');
  return createSuppressions(suppressionsIn(paths), today);
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
