import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Definitions } from '../definitions/definitions.ts';
import { Failure } from '../fhir/failure.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import { validationOutcome } from '../fhir/outcome.ts';
import { parseJson } from '../fhir/parse.ts';
import { type Language, render } from '../fhir/text.ts';
import { createValidator } from '../validation/validator.ts';
import { type CommandContext, Problem } from './command.ts';

export const USAGE = `samenspel validate FILE… [--profile URL]… [--package DIR|TGZ]… [--lang nl|en] [--format text|json]

Holds each file (or standard input, as -) to FHIR R4, to the profiles that it claims, and to each --profile.
Exit code: 0 no errors, 1 errors found, 2 could not run.`;

/** `samenspel validate`: findings on stdout, in text for people or as OperationOutcomes. Throws a Problem when it cannot run. */
export const validateCommand = async (
  context: CommandContext,
  openDefinitions: (packages: readonly string[]) => Promise<Definitions>,
): Promise<number> => {
  const { files, profiles, packages, language, format } = optionsOf(context.parameters);
  const definitions = await openDefinitions(packages);
  const missing = profiles.filter((profile) => !definitions.structure(profile));
  if (missing.length > 0)
    throw new Problem(
      missing.map((profile) => `there is no profile ${profile} here`),
      2,
    );
  const validator = createValidator(definitions);

  let errors = false;
  for (const file of files) {
    const findings = validator.validate(parse(file, await read(file, context), language), { profiles });
    errors ||= findings.some(isError);
    const text =
      format === 'json' ? JSON.stringify(validationOutcome(findings, language)) : report(file, findings, language);
    context.stdout.write(`${text}\n`);
  }
  // Last, since a definition shows what is wrong with it when it is used.
  for (const { text, parameters } of definitions.problems())
    context.stderr.write(`samenspel: ${render(text, language, parameters)}\n`);
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
    if (positionals.length === 0) throw new Problem(['which file?', USAGE], 2);
    if (values.lang !== 'nl' && values.lang !== 'en') throw new Problem(['--lang is nl or en'], 2);
    if (values.format !== 'text' && values.format !== 'json') throw new Problem(['--format is text or json'], 2);
    return {
      files: positionals,
      profiles: values.profile,
      packages: values.package,
      language: values.lang as Language,
      format: values.format,
    };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, USAGE], 2) : error;
  }
};

const read = async (file: string, context: CommandContext): Promise<string> => {
  if (file === '-') return context.readStdin();
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem([`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`], 2);
  }
};

const parse = (file: string, text: string, language: Language): unknown => {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Problem(
      error.findings.map((f) => `${file}: ${render(f.text, language, f.parameters)}`),
      2,
    );
  }
};

const report = (file: string, findings: readonly Finding[], language: Language): string => {
  const lines = findings.map(
    (f) => `  ${f.severity} ${f.expression}: ${render(f.text, language, f.parameters)} [${f.id}]`,
  );
  const count = (outcome: Finding['outcome'], test: (f: Finding) => boolean) =>
    findings.filter((f) => f.outcome === outcome && test(f)).length;
  const errors = count('failed', isError);
  const warnings = count('failed', (f) => !isError(f));
  const undecided = count('undecided', () => true);
  return [`${file}: ${errors} errors, ${warnings} warnings, ${undecided} not evaluated`, ...lines].join('\n');
};
