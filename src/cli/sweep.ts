import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Definitions } from '../definitions/definitions.ts';
import { isDay } from '../fhir/date.ts';
import { type Swept, sweep } from '../operations/sweep.ts';
import { embedded, inFrontOf } from './behind.ts';
import { type CommandContext, Problem } from './command.ts';
import { problemOf } from './server-address.ts';
import { ownCall, serviceOn } from './service.ts';
import { openStore } from './store.ts';
import { SYNOPSIS } from './synopsis.ts';
import type { UpstreamSettings } from './upstream.ts';

export const SWEEP_USAGE = SYNOPSIS.sweep;

export interface SweepOptions {
  readonly definitions: Definitions;
  readonly data: string;
  readonly integrity: boolean;
  readonly upstream: UpstreamSettings | undefined;
}

/**
 * `samenspel sweep`: does what a day brings about for all clients, on the embedded server or the one behind. Exit code: 0 done, 1 some
 * records could not be written now (run it again), 2 could not run. Throws a Problem for that.
 */
export const sweepCommand = async (
  { parameters, stdout, stderr }: CommandContext,
  { definitions, data, integrity, upstream }: SweepOptions,
): Promise<number> => {
  const date = dateIn(parameters);
  const now = () => new Date();
  const behind = upstream
    ? await inFrontOf(upstream, definitions.model, (line) => void stderr.write(`${line}\n`))
    : embedded(openStore({ folder: data, definitions, integrity, now, newId: randomUUID }));
  try {
    const swept = await sweep(
      ownCall(
        serviceOn(behind.gateway, definitions, now, {
          // Nothing is shown: no pages to seal, no looks of anybody.
          secret: randomUUID(),
          recordsProfessionals: false,
        }),
        now(),
        date,
      ),
    );
    stdout.write(`${told(swept)}\n`);
    return swept.failed > 0 ? 1 : 0;
  } catch (error) {
    throw problemOf(error);
  } finally {
    await behind.close();
  }
};

const told = ({ clients, reviews, evaluations, escalated, jobs, failed }: Swept): string =>
  [
    `${clients} clients: ${reviews} reviews, ${evaluations} evaluations, ${escalated} past their date`,
    ...(jobs > 0 ? [`${jobs} changes of shared facts looked at`] : []),
    ...(failed > 0 ? [`${failed} records could not be written now: run it again`] : []),
  ].join('\n');

const dateIn = (parameters: readonly string[]): string | undefined => {
  try {
    const { values } = parseArgs({ args: [...parameters], options: { date: { type: 'string' } } });
    if (values.date !== undefined && !isDay(values.date)) throw new Problem(['--date is a day, as 2026-11-24'], 2);
    return values.date;
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, SWEEP_USAGE], 2) : error;
  }
};
