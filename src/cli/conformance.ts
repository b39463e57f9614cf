import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { TestScript } from '@medplum/fhirtypes';
import { onlyThese } from '../conformance/only.ts';
import { htmlPage } from '../conformance/reports/html.ts';
import { junitXml } from '../conformance/reports/junit.ts';
import { testReports } from '../conformance/reports/test-report.ts';
import { coverageText, differencesText, progressText, summaryText } from '../conformance/reports/text.ts';
import { requirements } from '../conformance/requirements.ts';
import { hasPassed, type SuiteResult } from '../conformance/result.ts';
import { readScript, type Script } from '../conformance/script.ts';
import { runSuite } from '../conformance/suite.ts';
import { NoAnswer, openTarget } from '../conformance/target.ts';
import type { Resource } from '../fhir/json.ts';
import type { Model } from '../fhirpath/model.ts';
import { openWire } from '../gateway/upstream/wire.ts';
import { type CommandContext, Problem } from './command.ts';
import { baseFrom, problemOf, timeoutFrom } from './server-address.ts';
import { SYNOPSIS } from './synopsis.ts';

export const CONFORMANCE_USAGE = `${SYNOPSIS.conformance}
${SYNOPSIS['conformance coverage']}

Holds a FHIR R4 server, or a Samenspel service, to the test scripts of our package, and removes what it made. WHAT is the beginning of a script's
name (basics, rules-act) or a requirement (ACT-8, record-agreement). --as TOKEN, or SAMENSPEL_UPSTREAM_AUTHORIZATION, says who asks.
--report writes TestReport resources, junit.xml and report.html into a folder. --compare tells which tests end in another way on a second server.
Exit code: 0 passed, 1 something failed, 2 could not run, 130 interrupted.`;

export interface ConformanceSurroundings {
  /** The folder of the compiled package. */
  readonly folder: string;
  /** Opened when something is run: most of what can be asked needs none of R4. */
  readonly model: () => Promise<Model>;
  version(): string;
  /** Aborted when the person at the keyboard wants to stop: what was made is then removed, and told. */
  readonly signal: AbortSignal;
}

/** `samenspel conformance`. Throws a Problem when it cannot run. */
export const conformanceCommand = async (context: CommandContext, around: ConformanceSurroundings): Promise<number> => {
  const { stdout } = context;
  const [first] = context.parameters;
  const scripts = scriptsIn(around.folder);
  if (first === 'coverage') {
    const all = requirements(definitionsIn(around.folder), scripts);
    stdout.write(coverageText(all));
    return all.every(({ tests, reason }) => tests.length > 0 || reason !== undefined) ? 0 : 1;
  }
  const asked = optionsOf(context);
  const chosen = onlyThese(scripts, asked.only);
  if (chosen.length === 0) throw new Problem([`there is no test of ${asked.only.join(', ')}`], 2);
  // Before minutes are spent on what cannot be kept.
  if (asked.report !== undefined) makeFolder(asked.report);
  const run = (base: string) => runOn(base, chosen, asked, context, around);
  const result = await run(asked.base);
  const compared = asked.compare === undefined || result.interrupted ? undefined : await run(asked.compare);
  if (compared) stdout.write(`\n${differencesText(result, compared)}`);
  if (asked.report !== undefined) writeReports(asked.report, result, compared, around.version());
  if (result.interrupted || compared?.interrupted) return 130;
  return hasPassed(result.scripts) ? 0 : 1;
};

interface Asked {
  readonly base: string;
  readonly only: readonly string[];
  readonly authorization: string | undefined;
  readonly report: string | undefined;
  readonly compare: string | undefined;
  /** Milliseconds that an answer may take. */
  readonly timeout: number;
}

const optionsOf = ({ parameters, environment }: CommandContext): Asked => {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        as: { type: 'string' },
        report: { type: 'string' },
        compare: { type: 'string' },
        timeout: { type: 'string', default: '30' },
      },
    });
    const [url, ...more] = positionals;
    if (url === undefined || more.length > 0) throw new Problem(['which server?', CONFORMANCE_USAGE], 2);
    return {
      base: baseFrom(url),
      only: values.only.flatMap((one) => one.split(',')).filter(Boolean),
      authorization: values.as === undefined ? environment['SAMENSPEL_UPSTREAM_AUTHORIZATION'] : `Bearer ${values.as}`,
      report: values.report,
      compare: values.compare === undefined ? undefined : baseFrom(values.compare),
      timeout: timeoutFrom(values.timeout),
    };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, CONFORMANCE_USAGE], 2) : error;
  }
};

const runOn = async (
  base: string,
  scripts: readonly Script[],
  { authorization, timeout }: Asked,
  { stdout }: CommandContext,
  { folder, model, signal }: ConformanceSurroundings,
): Promise<SuiteResult> => {
  const wire = openWire({ connections: 4, connectTimeout: 5_000, timeout });
  const now = () => new Date();
  try {
    const result = await runSuite({
      scripts,
      fixtureText: (path) => readFileSync(join(folder, path), 'utf8'),
      target: openTarget({ base, wire, authorization, wait, now }),
      model: await model(),
      newId: randomUUID,
      now,
      onResult: (one) => void stdout.write(progressText(one)),
      signal,
    });
    stdout.write(summaryText(result));
    return result;
  } catch (error) {
    if (error instanceof NoAnswer) throw new Problem([error.message], 2);
    throw problemOf(error, base);
  } finally {
    await wire.close();
  }
};

/** In the order in which they are run: what everything rests on first. */
const GROUPS = ['basics', 'profiles', 'rules', 'stories', 'disclosure'];

const scriptsIn = (folder: string): Script[] => {
  const group = ({ id }: Script) => GROUPS.indexOf(id.split('-')[0] ?? '');
  return resourcesIn(folder, (name) => name.startsWith('TestScript-'))
    .map((resource) => readScript(resource as unknown as TestScript))
    .sort((a, b) => group(a) - group(b) || a.id.localeCompare(b.id, 'en'));
};

const definitionsIn = (folder: string): Resource[] =>
  resourcesIn(folder, (name) =>
    /^(StructureDefinition|OperationDefinition|CodeSystem|CapabilityStatement)-/.test(name),
  );

const resourcesIn = (folder: string, wanted: (name: string) => boolean): Resource[] => {
  try {
    return readdirSync(folder)
      .filter(wanted)
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Problem([`there is no package in ${folder}: npm start or npm test builds it`], 2);
  }
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem([`${folder} cannot be made (${(error as NodeJS.ErrnoException).code})`], 2);
  }
};

const writeReports = (
  folder: string,
  result: SuiteResult,
  compared: SuiteResult | undefined,
  version: string,
): void => {
  const files: [string, string][] = [
    ...testReports(result, { version }).map((report): [string, string] => [
      `TestReport-${report.id}.json`,
      `${JSON.stringify(report, undefined, 2)}\n`,
    ]),
    ['junit.xml', junitXml(result)],
    ['report.html', htmlPage(result, version, compared)],
  ];
  for (const [name, text] of files) {
    try {
      writeFileSync(join(folder, name), text);
    } catch (error) {
      throw new Problem([`${join(folder, name)} cannot be written (${(error as NodeJS.ErrnoException).code})`], 2);
    }
  }
};
