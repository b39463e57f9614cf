import { ON_WRITE } from '../agreements/ledger.ts';
import { isOurs } from '../agreements/ours.ts';
import { type Located, readRecords } from '../agreements/read-record.ts';
import type { ClientRecord } from '../agreements/record.ts';
import { checkRules, type RuleFinding } from '../agreements/rule.ts';
import { Failure } from '../fhir/failure.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';
import type { Entry, Stored } from '../gateway/gateway.ts';
import type { Bound } from './bind.ts';
import { brokenReferences } from './broken-references.ts';
import { bearsOnAgreements, readStanding } from './client-record.ts';
import type { Write } from './entries.ts';
import { followingOf, referenceTo } from './following.ts';
import { stoodInProfiles } from './mended.ts';
import { type Relied, reliedOn } from './relied.ts';
import type { Call } from './service.ts';
import type { Before } from './transitions.ts';

export interface Decision {
  /** What is to be told with the accepted write. */
  readonly findings: readonly Finding[];
  /** What follows from it, and is written in the same transaction. */
  readonly further: readonly Entry[];
  /** What is written instead of what was asked, by its expression. */
  readonly instead: ReadonlyMap<string, Resource>;
  readonly before: Before;
  /** The shared facts that care which is started by it rests on, as they were read. */
  readonly relied: readonly Relied[];
}

/**
 * Decides on a write: `found` is what the profiles say of it, the rules add what they see across the resources of each client,
 * as the record would be after the write.
 *
 * A decision is an agreement that is written: it is refused (`unprocessable`, with all there is to say) for an error that stands after
 * the write and did not stand before. Everything else that is written is a fact, and is never refused for what depends on
 * it: what follows from it is written too, and what is left of it is a warning.
 */
export const decide = async (
  call: Call,
  writes: readonly Write[],
  bound: Bound,
  found: readonly Finding[],
): Promise<Decision> => {
  const { before, after, standing } = await recordsOf(call, writes, bound);
  const {
    told: followed,
    record,
    further,
    instead,
    rules: followedBy,
  } = followingOf(call, { writes, bound, before, after, standing });
  const rules = judged(call, writes, before, record);
  const profiles = stoodInProfiles(call, writes, bound.standing, foundInstead(call, found, instead));
  const references = await brokenReferences(call, writes, bound.standing);
  const findings = [...profiles, ...references, ...rules, ...followed];
  // A refusal says what must be mended; what could not be evaluated is told with what is accepted, and by $validate.
  if (findings.some(isError))
    throw new Failure(
      'unprocessable',
      findings.filter(({ outcome }) => outcome === 'failed'),
    );
  const resources = new Map(before.map(({ resource }) => [referenceTo(resource), resource]));
  return {
    findings,
    further,
    instead,
    before: { resources, followed: followedBy },
    relied: reliedOn(call, after, standing),
  };
};

/** What the profiles say when something else is written than was asked. */
const foundInstead = (
  { validator }: Call,
  found: readonly Finding[],
  instead: ReadonlyMap<string, Resource>,
): Finding[] => [
  ...found.filter(({ expression }) => ![...instead.keys()].some((place) => isWithin(expression, place))),
  ...[...instead].flatMap(([place, resource]) =>
    validator
      .validate(resource)
      .map((one) => ({ ...one, expression: place + one.expression.slice(resource.resourceType.length) })),
  ),
];

/** `CarePlan.status` is in `CarePlan`, `CarePlan/x.status` is not. */
const isWithin = (expression: string, place: string): boolean =>
  expression === place || expression.startsWith(`${place}.`);

interface Records {
  /** As the record stands, with what will be written over in the place where it is written. */
  readonly before: readonly Located[];
  readonly after: readonly Located[];
  readonly standing: ReadonlyMap<string, Stored>;
}

const recordsOf = async (call: Call, writes: readonly Write[], bound: Bound): Promise<Records> => {
  const written = writes.flatMap((write, index) => locate(write, bound.standing[index]));
  const replaced = bound.standing.flatMap((stored, index) =>
    stored ? [{ resource: stored.resource, expression: (writes[index] as Write).expression }] : [],
  );
  const touched = [...written, ...replaced].map(({ resource }) => resource);
  const read = touched.some(bearsOnAgreements) ? await readStanding(call.server, bound.clients, touched) : [];
  const places = new Set(replaced.map(({ resource }) => referenceTo(resource)));
  const rest = read.filter(({ resource }) => !places.has(referenceTo(resource)));
  const standing = new Map(rest.map((stored) => [referenceTo(stored.resource), stored]));
  return { before: [...replaced, ...rest], after: [...written, ...rest], standing };
};

/**
 * A create has no id of its own: one whose resource is there already is that resource, by which what stands refers to it. But an agreement
 * is held to the rules as it is asked.
 */
const locate = ({ entry, expression }: Write, standing: Stored | undefined): Located[] => {
  if (entry.method === 'DELETE') return [];
  const { fullUrl } = entry;
  if (entry.method === 'PUT') return [{ resource: entry.resource, fullUrl, expression, before: standing?.resource }];
  const { id: _none, ...asked } = entry.resource;
  const id = isOurs(entry.resource, 'care-agreement') ? undefined : standing?.resource.id;
  return [{ resource: { ...asked, ...(id !== undefined && { id }) }, fullUrl, expression }];
};

/** What the rules say of the record after the write, as far as the write has to do with it. */
const judged = (
  call: Call,
  writes: readonly Write[],
  before: readonly Located[],
  after: readonly Located[],
): RuleFinding[] => {
  const check = (record: ClientRecord) => checkRules(ON_WRITE, record, call.today);
  const stood = readRecords(before, call.acts).flatMap(check);
  const errors = new Set(stood.filter(isError).map(keyOf));
  const known = new Set(stood.map(keyOf));
  const found = readRecords(after, call.acts)
    .flatMap(check)
    .filter((one) => !known.has(keyOf(one)) || writes.some(({ expression }) => isWithin(one.expression, expression)));
  // What one says of an agreement with a group is said in the record of each member.
  const once = new Map(found.map((one) => [keyOf(one), one]));
  return [...once.values()].map((one) =>
    isError(one) && (errors.has(keyOf(one)) || one.agreement?.written === false)
      ? { ...one, severity: 'warning' }
      : one,
  );
};

const keyOf = ({ id, expression }: RuleFinding): string => `${id} ${expression}`;
