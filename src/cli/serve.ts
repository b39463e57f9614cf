import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { actKinds } from '../agreements/acts.ts';
import { openAuditLog } from '../audit/log.ts';
import type { Definitions } from '../definitions/definitions.ts';
import { localDate } from '../fhir/date.ts';
import { createApp } from '../http/app.ts';
import { listen } from '../http/listen.ts';
import type { Service } from '../operations/service.ts';
import { createValidator } from '../validation/validator.ts';
import { type CommandContext, Problem } from './command.ts';
import { loadExamples } from './examples.ts';
import { openStore } from './store.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly baseUrl: string | undefined;
  readonly log: string;
  readonly version: string;
  readonly definitions: Definitions;
  /** The folder of the stories to load; none when undefined. */
  readonly examples: string | undefined;
}

export interface Serving {
  readonly base: string;
  /** Takes no more requests, lets those that run end, and closes the store. */
  stop(): Promise<void>;
}

/**
 * Starts the service on the embedded server, and says where it is.
 * Throws a Problem when the port or the data folder cannot be used.
 */
export const serve = async (
  { stdout, stderr }: Pick<CommandContext, 'stdout' | 'stderr'>,
  options: ServeOptions,
): Promise<Serving> => {
  const { definitions, host } = options;
  const now = () => new Date();
  const store = openStore({ folder: options.data, definitions, now, newId: randomUUID });
  try {
    const service: Service = {
      gateway: store,
      validator: createValidator(definitions),
      definitions,
      acts: actKinds(definitions),
      looks: openAuditLog({ gateway: store, now, newChain: randomUUID }),
    };
    if (options.examples) await loadExamples({ ...service, today: localDate(now()), language: 'en' }, options.examples);

    const urlAt = (port: number) => options.baseUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}/fhir`;
    // With port 0 the address is known only once it listens.
    let base = urlAt(options.port);
    const log = pino({ level: options.log, base: null }, stdout);
    const app = createApp({ service, base: () => base, version: options.version, now, newRequestId: randomUUID, log });
    const listening = await listen(app, host, options.port).catch((error) => {
      throw new Problem([whyNot(error, options)]);
    });
    base = urlAt(listening.port);
    stdout.write(`Samenspel ${options.version} at ${base} (no authentication; data in ${options.data})\n`);
    stdout.write(`Try: ${tryLine(base, options.examples !== undefined)}\n`);
    const stop = async () => {
      await listening.close();
      await store.close();
      stderr.write('Samenspel has stopped.\n');
    };
    return { base, stop };
  } catch (error) {
    await store.close();
    throw error;
  }
};

const tryLine = (base: string, examples: boolean): string =>
  examples
    ? `curl '${base}/CarePlan?subject=Patient/zus-van-mieke&_pretty=true'`
    : `curl '${base}/metadata?_pretty=true'`;

const whyNot = (error: NodeJS.ErrnoException, { host, port }: ServeOptions): string => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken: stop what listens there, or set PORT`;
    case 'EACCES':
      return `port ${port} of ${host} may not be used by this user: set PORT to one above 1023`;
    default:
      return `cannot listen on ${host} port ${port} (${error.code})`;
  }
};
