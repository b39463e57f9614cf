import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { meets, type ProbeAnswer, type ProbeReport, probeServer } from '../gateway/probe/probe.ts';
import { type Way, wayFor } from '../gateway/upstream/fitness.ts';
import { type CommandContext, Problem } from './command.ts';
import { baseFrom, problemOf, timeoutFrom } from './server-address.ts';
import { SYNOPSIS } from './synopsis.ts';
import { upstreamFrom } from './upstream.ts';

export const USAGE = `${SYNOPSIS.probe}

Finds out what a FHIR R4 server really does, with some Patients and Tasks that carry a tag and are removed again; what a server keeps is named.
SAMENSPEL_UPSTREAM_AUTHORIZATION is sent along as its Authorization header. A server of which this is not known after 120 seconds, or --timeout, is too slow.
Exit code: 0 decisions can be written to it under a guard, in a transaction or in stages, 1 they cannot, 2 could not run.`;

/** `samenspel probe`: a line for each answer on stdout, or the report as JSON. Throws a Problem when it cannot run. */
export const probeCommand = async ({ parameters, environment, stdout }: CommandContext): Promise<number> => {
  const { base, format, within } = optionsOf(parameters);
  const authorization = environment['SAMENSPEL_UPSTREAM_AUTHORIZATION'] || undefined;
  const upstream = upstreamFrom({
    base,
    authorization,
    passToken: false,
    client: undefined,
    timeout: Math.min(within, 30_000),
    connections: 16,
    secret: undefined,
  });
  const asText = format === 'text';
  const onAnswer = (answer: ProbeAnswer) => void (asText && stdout.write(`${lineOf(answer)}\n`));
  try {
    const now = () => new Date();
    const report = await probeServer({
      base,
      exchange: upstream.exchange,
      newId: randomUUID,
      wait,
      now,
      onAnswer,
      within,
    });
    stdout.write(asText ? `${summaryOf(report)}\n` : `${JSON.stringify(report, undefined, 2)}\n`);
    return report.guarded || report.staged ? 0 : 1;
  } catch (error) {
    throw problemOf(error, base);
  } finally {
    await upstream.close();
  }
};

const optionsOf = (parameters: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' }, timeout: { type: 'string', default: '120' } },
    });
    const [url, ...more] = positionals;
    if (url === undefined || more.length > 0) throw new Problem(['which server?', USAGE], 2);
    const base = baseFrom(url);
    if (values.format !== 'text' && values.format !== 'json') throw new Problem(['--format is text or json'], 2);
    return { base, format: values.format, within: timeoutFrom(values.timeout) };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, USAGE], 2) : error;
  }
};

const lineOf = ({ asks, answer, needs, needsInStages }: ProbeAnswer): string => {
  const marks = [needs, needsInStages].filter((one) => one !== undefined).map((one) => meets(answer, one));
  const mark = marks.length === 0 ? ' ' : marks.every(Boolean) ? '✓' : '✗';
  return `${mark} ${asks}: ${answer}`;
};

const VERDICTS: Readonly<Record<Way, string>> = {
  transaction: 'Decisions can be written to it under a guard.',
  stages: 'Decisions can be written to it under a guard, in stages: its transactions cannot be relied on (✗).',
  none: 'Decisions cannot be written to it under a guard: what is marked ✗ is missing.',
};

const summaryOf = (report: ProbeReport): string => {
  const { software, fhirVersion, left } = report;
  const verdict = VERDICTS[wayFor(report)];
  const remains =
    left.length === 0 ? 'All that was made is removed again.' : `Could not be removed: ${left.join(', ')}`;
  return `\n${software}, FHIR ${fhirVersion}. ${verdict}\n${remains}`;
};
