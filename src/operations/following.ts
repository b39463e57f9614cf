import { type Consequence, consequencesOf } from '../agreements/consequences.ts';
import { follow, followFinding } from '../agreements/follow.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import type { Entry, Stored } from '../gateway/gateway.ts';
import type { Bound } from './bind.ts';
import type { Write } from './entries.ts';
import type { Call } from './service.ts';

/** A write, and the records of its clients before it and after it. */
interface Facts {
  readonly writes: readonly Write[];
  readonly bound: Bound;
  readonly before: readonly Located[];
  readonly after: readonly Located[];
  /** What stands and is not written, with its version. */
  readonly standing: ReadonlyMap<string, Stored>;
}

export interface Following {
  /** The record with what follows from the write. */
  readonly record: readonly Located[];
  readonly further: readonly Entry[];
  /** What is written instead of what was asked, by its expression. */
  readonly instead: ReadonlyMap<string, Resource>;
  /** By which rule each agreement is written that follows. */
  readonly rules: ReadonlyMap<string, string>;
  readonly told: readonly Finding[];
}

/** What follows from a write, as it will be written with it: over the versions that were read. */
export const followingOf = (call: Call, facts: Facts): Following =>
  carriedOut(call, allConsequences(call, facts.before, facts.after), facts);

/** What consequences come to, over the versions that stand. */
export const carriedOut = (
  call: Call,
  consequences: readonly Consequence[],
  { writes, bound, after, standing }: Omit<Facts, 'before' | 'bound'> & { readonly bound: Pick<Bound, 'writes'> },
): Following => {
  const changed = new Map<string, Resource>();
  const instead = new Map<string, Resource>();
  const further: Entry[] = [];
  const rules = new Map<string, string>();
  const told: Finding[] = [];
  for (const consequence of consequences) {
    const target = consequence.kind === 'cancel' ? consequence.task : consequence.agreement;
    const stored = standing.get(target.reference);
    const written = bound.writes.find(({ expression }) => target.written && expression === target.at(''));
    const entry = written?.entry;
    const resource = stored?.resource ?? (entry?.method === 'PUT' ? entry.resource : undefined);
    if (!resource) continue;
    const { changed: next, made, text } = follow(consequence, resource, call.today);
    if (next) changed.set(target.reference, next);
    if (next) rules.set(target.reference, consequence.rule);
    if (next && written) instead.set(written.expression, next);
    if (next && stored) {
      const { versionId: ifMatch } = stored;
      further.push({ method: 'PUT', type: next.resourceType, id: String(next.id), resource: next, ifMatch });
    }
    if (made) further.push({ method: 'POST', type: made.resourceType, resource: made });
    const cause = 'cause' in consequence && consequence.cause.written ? consequence.cause.at('') : undefined;
    told.push(followFinding(consequence, text, target.reference, cause ?? writes[0]?.expression ?? target.reference));
  }
  const record = after.map((one) => ({ ...one, resource: changed.get(referenceTo(one.resource)) ?? one.resource }));
  return { record, further, instead, rules, told };
};

const allConsequences = (call: Call, before: readonly Located[], after: readonly Located[]): Consequence[] => {
  const stood = new Map(readRecords(before, call.acts).map((record) => [record.client.reference, record]));
  return readRecords(after, call.acts).flatMap((record) => {
    const was = stood.get(record.client.reference);
    return was ? consequencesOf(was, record, call.today) : [];
  });
};

export const referenceTo = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;
