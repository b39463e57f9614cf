import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { actKinds } from '../agreements/acts.ts';
import { RULES } from '../agreements/ledger.ts';
import { readRecords } from '../agreements/read-record.ts';
import { checkRules } from '../agreements/rule.ts';
import type { Definitions } from '../definitions/definitions.ts';
import { isDay, type LocalDate, localDate } from '../fhir/date.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import { isResource, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import type { Language } from '../fhir/text.ts';
import { checkRecord } from '../operations/checked.ts';
import { readStanding } from '../operations/client-record.ts';
import { findingsIn } from '../validation/from-text/given.ts';
import { createValidator, type Validator } from '../validation/validator.ts';
import { type CommandContext, Problem } from './command.ts';
import { FORMATS, isFormat } from './reports/formats.ts';
import { problemOf } from './server-address.ts';
import { SYNOPSIS } from './synopsis.ts';
import { upstreamFrom } from './upstream.ts';

export const CHECK_USAGE = `${SYNOPSIS.check}

Holds the record of clients to the profiles and to every rule of law on a day: a Bundle in a file, or what a FHIR server has of one client; nothing is written there.
Exit code: 0 no errors, 1 errors found, 2 could not run.`;

export interface CheckSurroundings {
  readonly definitions: Definitions;
  version(): string;
  readonly now: Date;
}

/** `samenspel check`: findings on stdout, in the format asked for. Throws a Problem when it cannot run. */
export const checkCommand = async (context: CommandContext, around: CheckSurroundings): Promise<number> => {
  const { definitions, now } = around;
  const asked = optionsOf(context.parameters);
  const date = asked.date ?? localDate(now);
  const validator = createValidator(definitions);
  const report = await FORMATS[asked.format]({ language: asked.language, version: around.version(), several: false });
  const findings = asked.from
    ? await findingsAt(definitions, validator, asked.from, date)
    : await findingsOf(context, definitions, validator, asked.file, date);
  const file = asked.from ? `${asked.from.base}/Patient/${asked.from.patient}` : asked.file;
  context.stdout.write(report.after({ file, findings }));
  context.stdout.write(report.end());
  return findings.some(isError) ? 1 : 0;
};

/** A Bundle of whatever type; a transaction is taken as what it would leave. */
const findingsOf = async (
  context: CommandContext,
  definitions: Definitions,
  validator: Validator,
  file: string,
  date: LocalDate,
): Promise<readonly Finding[]> => {
  const given = file === '-' ? await context.readStdin() : read(file);
  return findingsIn(given, (bundle) => [...validator.validate(bundle), ...rulesOn(definitions, bundle, date)]);
};

const rulesOn = (definitions: Definitions, bundle: unknown, date: LocalDate): readonly Finding[] => {
  if (!isResource(bundle) || bundle.resourceType !== 'Bundle')
    throw new Problem(['a Bundle is expected: the record of a client'], 2);
  const located = objects(bundle['entry']).flatMap(({ resource, fullUrl }: JsonObject, index) =>
    isResource(resource)
      ? [
          {
            resource: resource as Resource,
            expression: `Bundle.entry[${index}].resource`,
            ...(typeof fullUrl === 'string' && { fullUrl }),
          },
        ]
      : [],
  );
  return readRecords(located, actKinds(definitions)).flatMap((record) => checkRules(RULES, record, date));
};

interface From {
  readonly base: string;
  readonly patient: string;
  readonly authorization: string | undefined;
}

/** What a server has of one client: by GET alone. */
const findingsAt = async (
  definitions: Definitions,
  validator: Validator,
  { base, patient, authorization }: From,
  date: LocalDate,
): Promise<readonly Finding[]> => {
  const settings = { passToken: false, client: undefined, timeout: 30_000, connections: 8, secret: undefined };
  const gateway = upstreamFrom({ ...settings, base, authorization });
  try {
    await gateway.read('Patient', patient);
    const standing = await readStanding(gateway, [patient], []);
    const resources = standing.map(({ resource }) => resource);
    const parts = { validator, acts: actKinds(definitions) };
    return checkRecord(parts, resources, `Patient/${patient}`, date)?.findings ?? [];
  } catch (error) {
    throw problemOf(error);
  } finally {
    await gateway.close();
  }
};

const optionsOf = (parameters: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        patient: { type: 'string' },
        token: { type: 'string' },
        date: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        format: { type: 'string', default: 'text' },
      },
    });
    const { from: url, patient, token, date, lang, format } = values;
    const [file, ...others] = positionals;
    if (url === undefined ? file === undefined || others.length > 0 : patient === undefined || file !== undefined)
      throw new Problem(['a file, or --from with --patient?', CHECK_USAGE], 2);
    if (date !== undefined && !isDay(date)) throw new Problem(['--date is a day, as 2026-11-24'], 2);
    if (url !== undefined && !URL.canParse(url)) throw new Problem(['--from is the base URL of a FHIR server'], 2);
    if (lang !== 'nl' && lang !== 'en') throw new Problem(['--lang is nl or en'], 2);
    if (!isFormat(format)) throw new Problem([`--format is one of ${Object.keys(FORMATS).join(', ')}`], 2);
    const authorization = token === undefined ? undefined : `Bearer ${token}`;
    const from: From | undefined =
      url === undefined ? undefined : { base: url.replace(/\/+$/, ''), patient: String(patient), authorization };
    return { from, file: String(file), date, language: lang as Language, format };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, CHECK_USAGE], 2) : error;
  }
};

const read = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Problem([`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`], 2);
  }
};
