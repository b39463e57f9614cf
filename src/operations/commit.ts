import { isOurs } from '../agreements/ours.ts';
import { Failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { EntryResult, Stored } from '../gateway/gateway.ts';
import type { Plan } from '../gateway/guard/guard.ts';
import { type Bound, bind } from './bind.ts';
import { clientsOf } from './clients.ts';
import { decide } from './decide.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

export interface Committed {
  /** In the order of the writes as they were asked. */
  readonly results: readonly EntryResult[];
  readonly findings: readonly Finding[];
}

/**
 * The way of every write: bound to what stands, decided on, and written under the guards of the clients that it concerns. What is asked
 * is held to the rules as it is asked, also where it turns out to stand already.
 * `found` is what the profiles say of it. Failures: as `bind`, `decide` and `Guard.decide`, each with the expression of what
 * was asked.
 */
export const commit = async (call: Call, asked: readonly Write[], found: readonly Finding[]): Promise<Committed> => {
  let bound: Bound = { writes: asked, outcomes: asked, clients: [] };
  let findings: readonly Finding[] = [];
  const plan = async (held: readonly string[]): Promise<Plan> => {
    bound = await bind(call, asked);
    const { clients, writes } = bound;
    const entries = writes.map(({ entry }) => entry);
    if (clients.every((client) => held.includes(client))) findings = await decide(call, asked, found);
    return { clients, entries, agreements: agreementsIn(writes) };
  };
  const resources = asked.flatMap(({ entry }) => (entry.method === 'DELETE' ? [] : [entry.resource]));
  const named = [...new Set(resources.flatMap(clientsOf))];
  const written = await call.guard.decide(call.gateway, named, plan).catch((error) => {
    throw error instanceof Failure ? asAsked(error, bound.writes) : error;
  });
  const results = written.values();
  return {
    results: bound.outcomes.map((outcome) =>
      'entry' in outcome ? (results.next().value as EntryResult) : resultOf(outcome),
    ),
    findings,
  };
};

const resultOf = (standing: Stored): EntryResult => ({
  effect: 'existing',
  type: standing.resource.resourceType,
  id: String(standing.resource.id),
  ...standing,
});

/** Which writes write an agreement, for each client. */
const agreementsIn = (writes: readonly Write[]): ReadonlyMap<string, readonly number[]> => {
  const agreements = new Map<string, number[]>();
  for (const [index, { entry }] of writes.entries()) {
    if (entry.method === 'DELETE' || !isOurs(entry.resource, 'care-agreement')) continue;
    for (const client of clientsOf(entry.resource)) agreements.set(client, [...(agreements.get(client) ?? []), index]);
  }
  return agreements;
};

/** The gateway says which of the entries that it was given; the client knows the place in what was asked. */
const asAsked = (error: Failure, writes: readonly Write[]): Failure => {
  const findings = error.findings.map((finding) => {
    const [, index, resource, below = ''] = /^Bundle\.entry\[(\d+)\](\.resource)?(.*)$/.exec(finding.expression) ?? [];
    const expression = index === undefined ? undefined : writes[Number(index)]?.expression;
    if (expression === undefined) return finding;
    return { ...finding, expression: (resource ? expression : expression.replace(/\.resource$/, '')) + below };
  });
  return new Failure(error.kind, findings, error.retryAfter);
};
