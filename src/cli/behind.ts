import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Failure } from '../fhir/failure.ts';
import { render } from '../fhir/text.ts';
import type { Model } from '../fhirpath/model.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { probeServer } from '../gateway/probe/probe.ts';
import { rewriting } from '../gateway/rewriting.ts';
import { stagedWriting } from '../gateway/staged/staged-gateway.ts';
import type { Caller } from '../gateway/upstream/credentials.ts';
import { type Fitness, onlyWhenFit, type Way, wayFor } from '../gateway/upstream/fitness.ts';
import type { Speaking } from '../gateway/upstream/upstream.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { Problem } from './command.ts';
import { type UpstreamSettings, upstreamFrom } from './upstream.ts';

/** The FHIR server behind the service: the embedded one, or another. */
export interface Behind {
  readonly gateway: Gateway;
  /** The same, spoken to for one caller. */
  for(caller: Caller): Gateway;
  /** What keeps it from being used now; nothing when it is ready. */
  notReady(): Promise<string | undefined>;
  close(): Promise<void>;
  /** Breaks off what it is asked: the process must end. */
  cut(): Promise<void>;
}

/** In process: ready as long as its disk takes what is written. */
export const embedded = (store: Sandbox): Behind => ({
  gateway: store,
  for: () => store,
  notReady: async () => store.fault(),
  close: () => store.close(),
  cut: async () => {},
});

/** What no waiting mends: the address is wrong, or what the service may send along. */
const WRONG_ADDRESS: ReadonlySet<string | undefined> = new Set([
  'upstream-not-fhir',
  'upstream-other-version',
  'upstream-redirects',
  'upstream-certificate',
  'upstream-access-refused',
]);

const WAYS: Readonly<Record<Way, string>> = {
  transaction: 'decisions are written under a guard.',
  stages: 'it has no transactions that can be relied on; decisions are written in stages, under a guard.',
  none: 'it is read only.',
};

const PROBE_AGAIN = 10_000;
/** What processes left half written is looked for this often, in milliseconds; what runs is done in far less. */
const RESUME_EVERY = 60_000;
/** The server behind is asked at most this often whether it is there, in milliseconds. */
const READY_FOR = 2_000;

/**
 * In front of another server. It is probed before anything is written to it, and again every ten seconds while that cannot be done;
 * `tell` gets a line for each thing that whoever started the service should know. A server that is not there yet is waited for; throws a Problem (exit code 2) when
 * the first answer tells that the address is none of a FHIR R4 server, or that nobody is let in with what is sent along.
 */
export const inFrontOf = async (
  settings: UpstreamSettings,
  model: Model,
  tell: (line: string) => void,
): Promise<Behind> => {
  const { base } = settings;
  const upstream = upstreamFrom(settings);
  let fitness: Fitness = { known: false };
  let again: NodeJS.Timeout | undefined;
  let closed = false;
  const rewrite = rewriting(model);
  const left = new Set<string>();
  const inStages = (speaking: Speaking) =>
    stagedWriting({
      gateway: speaking,
      singles: speaking.singles,
      rewrite,
      newId: randomUUID,
      now: () => new Date(),
      wait: (ms) => wait(ms),
      left,
    });
  const own = inStages(upstream);
  /** Ends what a process left half written; again every minute, since another may end at any time. */
  const resume = (): void => {
    if (closed) return;
    void own
      .resume()
      .catch((error) => {
        if (!(error instanceof Failure)) throw error;
      })
      .finally(() => {
        if (!closed) again = setTimeout(resume, RESUME_EVERY).unref();
      });
  };

  // When each caller's own token is passed on, the service itself may be let in nowhere.
  const endsAt = ({ findings: [first] }: Failure): boolean =>
    WRONG_ADDRESS.has(first?.id) && !(settings.passToken && first?.id === 'upstream-access-refused');

  const probe = async (first: boolean): Promise<void> => {
    try {
      const report = await probeServer({
        base,
        exchange: upstream.exchange,
        newId: randomUUID,
        wait: (ms) => wait(ms),
        now: () => new Date(),
      });
      // A Samenspel keeps the guards of its clients to itself: two would each need to write the same one.
      const isOurs = /^Samenspel\b/.test(report.software);
      const way = isOurs ? 'none' : wayFor(report);
      fitness = { known: true, way };
      tell(`In front of ${report.software} at ${base}: ${WAYS[way]}`);
      if (way === 'stages') resume();
      if (isOurs) tell('  it guards decisions itself: stand in front of the server that is behind it');
      for (const { asks, answer, needs } of report.answers) {
        if (needs !== undefined && answer !== needs) tell(`  ${asks}: ${answer} (needed: ${needs})`);
      }
      if (report.left.length > 0) tell(`  what the probe made could not be removed: ${report.left.join(', ')}`);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const reason = error.findings.map(({ text, parameters }) => render(text, 'en', parameters)).join(' ');
      if (first && endsAt(error)) {
        await upstream.close();
        throw new Problem([`SAMENSPEL_UPSTREAM ${base}: ${reason}`], 2);
      }
      if (first) tell(`In front of ${base}: ${reason} Nothing is written until it is known what it can do.`);
      if (!closed) again = setTimeout(() => void probe(false), PROBE_AGAIN).unref();
    }
  };
  await probe(true);

  const unready = async (): Promise<string | undefined> => {
    try {
      const { status } = await upstream.exchange({ method: 'GET', path: 'metadata', safe: true });
      return status >= 400 ? 'upstream-refuses' : fitness.known ? undefined : 'upstream-not-probed';
    } catch (error) {
      if (error instanceof Failure) return error.findings[0]?.id;
      throw error;
    }
  };
  let asked: { until: number; answer: Promise<string | undefined> } = { until: 0, answer: Promise.resolve(undefined) };

  return {
    gateway: onlyWhenFit(upstream, own, () => fitness),
    for: (caller) => {
      const speaking = upstream.for(caller);
      return onlyWhenFit(speaking, inStages(speaking), () => fitness);
    },
    notReady: () => {
      if (Date.now() > asked.until) asked = { until: Date.now() + READY_FOR, answer: unready() };
      return asked.answer;
    },
    close: async () => {
      closed = true;
      clearTimeout(again);
      await upstream.close();
    },
    cut: () => upstream.cut(),
  };
};
