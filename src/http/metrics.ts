import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What is counted of a request when it was answered. */
export interface Answered {
  readonly method: string;
  /** The template of its route, never the path: that may lead to a person. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** Counts for Prometheus; no label is of a person, a resource or a caller. */
export interface Metrics {
  answered(request: Answered): void;
  /** The stable ids of what an answer refuses for. */
  refused(status: number, ids: readonly string[]): void;
  /** The server of the record gave no answer, by the kind of fault (`timeout`, `busy`), and whether it was asked again. */
  upstreamFault(kind: string, again: boolean): void;
  readonly contentType: string;
  /** All of it, in the text format of Prometheus. */
  text(): Promise<string>;
}

/** Seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export const openMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'samenspel_request_duration_seconds',
    help: 'How long requests took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const refusals = new Counter({
    name: 'samenspel_refusals_total',
    help: 'What was refused, by status and the stable id of the finding (docs/errors.md, docs/rules.md).',
    labelNames: ['status', 'finding'],
    registers: [registry],
  });
  const faults = new Counter({
    name: 'samenspel_upstream_faults_total',
    help: 'How often the server of the record gave no answer, by what went wrong and whether the request was sent again.',
    labelNames: ['fault', 'retried'],
    registers: [registry],
  });
  return {
    // A method that there is not is whatever a client made up.
    answered: ({ method, route, status, seconds }) =>
      requests.observe({ method: METHODS.has(method) ? method : 'other', route, status }, seconds),
    refused: (status, ids) => {
      for (const finding of new Set(ids)) refusals.inc({ status, finding });
    },
    upstreamFault: (fault, again) => faults.inc({ fault, retried: String(again) }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
};
