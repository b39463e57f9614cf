import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Definitions } from '../definitions/definitions.ts';
import { Failure } from '../fhir/failure.ts';
import { createApp } from '../http/app.ts';
import { listen } from '../http/listen.ts';
import { authenticator as openAuthenticator } from '../identity/authenticator.ts';
import type { Issuer } from '../identity/issuer.ts';
import { resumeFollowUps } from '../operations/follow-up.ts';
import { sweep } from '../operations/sweep.ts';
import { embedded, inFrontOf } from './behind.ts';
import { type CommandContext, Problem } from './command.ts';
import { daily } from './daily.ts';
import { loadExamples } from './examples.ts';

import type { openIssuer as OpenIssuer } from './open-issuer.ts';

import { ownCall, serviceOn } from './service.ts';

import { openStore } from './store.ts';
import type { UpstreamSettings } from './upstream.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly baseUrl: string | undefined;
  readonly integrity?: boolean;
  readonly historyDays?: number | undefined;
  /** The FHIR server to stand in front of; the embedded one when undefined. */
  readonly upstream: UpstreamSettings | undefined;
  /** What links to next pages are sealed with; made at the start where it is not given. */
  readonly secret?: string | undefined;
  /** Whether looks of professionals are stored too, where a relation is known; on unless said. */
  readonly recordsProfessionals?: boolean;
  /** Whose tokens are taken; without any everybody may do everything. */
  readonly issuers?: readonly Issuer[];
  /** Milliseconds before the keys of an issuer are asked again: as of KeyOptions. */
  readonly keyCooldown?: number;
  /** With the built-in issuer, for a sample set-up. */
  readonly withIssuer?: boolean;
  readonly requestsPerMinute?: number | undefined;
  /** Origins of pages that may ask from a browser. */
  readonly origins?: readonly string[];
  /** The port of /metrics, on the same address; nothing is counted when undefined. */
  readonly metricsPort?: number | undefined;
  readonly log: string;
  /** At what time of the day, `03:00` in the Netherlands, the service sweeps by itself; never when undefined. */
  readonly sweepAt?: string | undefined;
  /** Milliseconds that what runs has, once it is told to stop, before what the server behind was asked is broken off; 20 seconds unless said. */
  readonly endWithin?: number;
  readonly version: string;
  readonly definitions: Definitions;
  /** The folder of the stories to load; none when undefined. */
  readonly examples: string | undefined;
}

/** Orchestrators kill half a minute after they told a process to stop. */
const TWENTY_SECONDS = 20_000;

export interface Serving {
  readonly base: string;
  /** Takes no more requests, lets those that run end as far as `endWithin` allows, and closes what is behind. */
  stop(): Promise<void>;
}

/**
 * Starts the service, on the embedded server or in front of another, and says where it is.
 * Throws a Problem when the port or the data folder cannot be used.
 */
export const serve = async (
  { stdout, stderr }: Pick<CommandContext, 'stdout' | 'stderr'>,
  options: ServeOptions,
): Promise<Serving> => {
  const { definitions, host, upstream, integrity = true, historyDays, issuers } = options;
  const { secret = randomUUID(), recordsProfessionals = true } = options;
  if (upstream && options.examples) {
    throw new Problem(
      [
        '--with-examples is for the embedded server: it would write the stories into the dossiers of SAMENSPEL_UPSTREAM',
      ],
      2,
    );
  }
  const now = () => new Date();
  const metrics = options.metricsPort === undefined ? undefined : await openCounting();
  const behind = upstream
    ? await inFrontOf(
        { ...upstream, ...(metrics && { onFault: metrics.metrics.upstreamFault }) },
        definitions.model,
        (line) => void stdout.write(`${line}\n`),
      )
    : embedded(openStore({ folder: options.data, definitions, integrity, historyDays, now, newId: randomUUID }));
  try {
    const service = serviceOn(behind.gateway, definitions, now, { secret, recordsProfessionals });
    if (options.examples) await loadExamples(ownCall(service, now()), options.examples);

    // With port 0 the address is known only once it listens.
    let base = serviceUrl(options, options.port);
    const log = pino({ level: options.log, base: null }, stdout);
    const own = options.withIssuer ? await openOwnIssuer(options.data, behind.gateway, () => base, now) : undefined;
    const taken = () => [...(issuers ?? []), ...(own ? [own.issuer()] : [])];
    const authenticator =
      issuers || own
        ? openAuthenticator({
            issuers: taken,
            base: () => base,
            alsoOurs: upstream ? [upstream.base] : [],
            now,
            cooldown: options.keyCooldown,
          })
        : undefined;
    const app = createApp({
      service,
      authenticator,
      issuer: own,
      requestsPerMinute: options.requestsPerMinute,
      origins: options.origins ?? [],
      metrics: metrics?.metrics,
      gatewayFor: (caller) => behind.for(caller),
      notReady: () => behind.notReady(),
      base: () => base,
      version: options.version,
      now,
      newRequestId: randomUUID,
      log,
    });
    const listening = await listenOr(app, options);
    base = serviceUrl(options, listening.port);
    const counting =
      metrics && (await listenOr(metrics.app, { host, port: options.metricsPort ?? 0 }, () => listening.close()));
    const resumed = resumeFollowUps(ownCall(service, now())).then(
      ({ jobs, unfinished }) => void (jobs > 0 && log.info({ jobs, unfinished }, 'follow-up resumed')),
      (error) => void log.warn({ reason: reasonOf(error) }, 'follow-up waits'),
    );
    const sweeps = daily(
      options.sweepAt,
      now,
      async () => {
        const swept = await sweep(ownCall(service, now()));
        log.info({ ...swept }, 'swept');
      },
      (error) => log.warn({ reason: reasonOf(error) }, 'sweep waits'),
    );
    stdout.write(`Samenspel ${options.version} at ${base} (${who(taken())}; ${where(options)})\n`);
    if (counting) stdout.write(`Metrics at http://${hostInUrl(host)}:${counting.port}/metrics\n`);
    stdout.write(`Try: ${tryLine(base, options)}\n`);
    const stop = async () => {
      const late = setTimeout(() => void behind.cut(), options.endWithin ?? TWENTY_SECONDS);
      await listening.close();
      await counting?.close();
      await resumed;
      await sweeps.stop();
      clearTimeout(late);
      await behind.close();
      stderr.write('Samenspel has stopped.\n');
    };
    return { base, stop };
  } catch (error) {
    await behind.close();
    throw error;
  }
};

const reasonOf = (error: unknown): string => (error instanceof Failure ? error.kind : 'exception');

/** Loaded only where it runs: it brings a web framework of its own. */
const openOwnIssuer = async (...parameters: Parameters<typeof OpenIssuer>): ReturnType<typeof OpenIssuer> =>
  (await import('./open-issuer.ts')).openIssuer(...parameters);

/** Loaded only where it is asked for. */
const openCounting = async () => {
  const [{ openMetrics }, { metricsApp }] = await Promise.all([
    import('../http/metrics.ts'),
    import('../http/metrics-app.ts'),
  ]);
  const metrics = openMetrics();
  return { metrics, app: metricsApp(metrics) };
};

/** Listens. Throws a Problem when it cannot, after `undo`. */
export const listenOr = (
  app: Parameters<typeof listen>[0],
  at: Pick<ServeOptions, 'host' | 'port'>,
  undo?: () => Promise<void>,
): ReturnType<typeof listen> =>
  listen(app, at.host, at.port).catch(async (error) => {
    await undo?.();
    throw new Problem([whyNot(error, at)]);
  });

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** The base URL of a service that listens on a port, as clients reach it. */
export const serviceUrl = ({ host, baseUrl }: Pick<ServeOptions, 'host' | 'baseUrl'>, port: number): string =>
  baseUrl ?? `http://${hostInUrl(host)}:${port}/fhir`;

const who = (issuers: readonly Issuer[]): string =>
  issuers.length > 0 ? `tokens of ${issuers.map(({ issuer }) => issuer).join(', ')}` : 'no authentication';

const where = ({ upstream, data }: ServeOptions): string =>
  upstream ? `in front of ${upstream.base}` : `data in ${data}`;

const tryLine = (base: string, { examples, issuers, withIssuer }: ServeOptions): string => {
  if (examples && withIssuer) {
    return `curl -H "Authorization: Bearer $(samenspel token --as RelatedPerson/cor)" '${base}/CarePlan?_pretty=true'`;
  }
  return examples && !issuers
    ? `curl '${base}/CarePlan?subject=Patient/zus-van-mieke&_pretty=true'`
    : `curl '${base}/metadata?_pretty=true'`;
};

const whyNot = (error: NodeJS.ErrnoException, { host, port }: Pick<ServeOptions, 'host' | 'port'>): string => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken: stop what listens there, or set PORT`;
    case 'EACCES':
      return `port ${port} of ${host} may not be used by this user: set PORT to one above 1023`;
    default:
      return `cannot listen on ${host} port ${port} (${error.code})`;
  }
};
