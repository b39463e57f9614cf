import { createHash } from 'node:crypto';
import { isInformal } from '../access/access.ts';
import { Failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import type { Entry } from '../gateway/gateway.ts';
import { commit, foresee, type Prepared } from './commit.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

/** A resource that a decision makes, or writes over the version that it was made from. */
export interface Draft {
  /** What it is in the decision: `agreement`, `consent`. */
  readonly part: string;
  readonly resource: Resource;
  /** By which the other drafts refer to one that is new. */
  readonly urn?: string;
  /** The versionId of what stands; absent for what is new. */
  readonly over?: string;
}

/** What a decision comes to on the record as it stands. */
export interface Planned {
  readonly drafts: readonly Draft[];
  /** What there is to say of it that no rule says. */
  readonly told?: readonly Finding[];
  /** What was written by the same decision before, when it is sent again. */
  readonly stands?: readonly Resource[];
  /** Further parameters of the answer. */
  readonly answers?: readonly JsonObject[];
}

export interface Deciding {
  /** Ids of the Patients whose record it is about. */
  readonly clients: readonly string[];
  readonly dryRun: boolean;
  /** Reads and decides; called anew when somebody else wrote in between. */
  readonly plan: () => Promise<Planned>;
  /** Where a caller finds what a finding is about: the path below a draft, which begins with a dot or is empty. */
  readonly placeOf?: (draft: Draft, path: string, finding: Finding) => string;
}

/**
 * The way of every operation that decides: planned on the record as it stands, held to profiles and rules, written in one
 * transaction under the guard of the client, with what follows from it; or only shown. Out: Parameters with `outcome`, what the
 * operation answers beside, and `written`. Failures: those of the plan and of `commit`, at the place that a caller knows.
 */
export const carryOut = async (
  call: Call,
  { clients, dryRun, plan, placeOf = inResource }: Deciding,
): Promise<Resource> => {
  let planned: Planned = { drafts: [] };
  const prepare = async (): Promise<Prepared> => {
    planned = await plan();
    await call.requireRelation(planned.drafts.map(({ resource }) => resource));
    return prepared(call, planned.drafts);
  };
  const located = (finding: Finding): Finding => locate(finding, planned.drafts, placeOf);
  try {
    const { findings, resources } = dryRun ? await shown(call, prepare) : await written(call, clients, prepare);
    // What could not be evaluated of what the service made itself is told by $validate.
    const said = findings.filter(({ outcome }) => outcome !== 'undecided').map(located);
    const told = onceEach([...(planned.told ?? []), ...said]);
    return await answer(call, told, planned, [...(planned.stands ?? []), ...resources]);
  } catch (error) {
    throw error instanceof Failure ? error.telling(onceEach(error.findings.map(located))) : error;
  }
};

const shown = async (call: Call, prepare: () => Promise<Prepared>) => {
  const { findings, entries } = await foresee(call, prepare);
  return { findings, resources: entries.flatMap((entry) => (entry.method === 'DELETE' ? [] : [entry.resource])) };
};

const written = async (call: Call, clients: readonly string[], prepare: () => Promise<Prepared>) => {
  const records = clients.map((id): Resource => ({ resourceType: 'Patient', id }));
  const { written: own, further, findings } = await commit(call, records, prepare);
  const resources = await Promise.all(
    [...own, ...further].map(async ({ type, id, resource }) => resource ?? (await call.server.read(type, id)).resource),
  );
  return { findings, resources };
};

const prepared = ({ validator }: Call, drafts: readonly Draft[]): Prepared => {
  const entries = drafts.map(entryOf);
  return {
    writes: entries.map((entry, index) => ({ entry, expression: `Bundle.entry[${index}].resource` })),
    found:
      entries.length === 0
        ? []
        : validator.validate({ resourceType: 'Bundle', type: 'transaction', entry: drafts.map(collected) }),
  };
};

const entryOf = ({ resource, urn, over }: Draft): Entry => {
  const { resourceType: type, id } = resource;
  if (over !== undefined) return { method: 'PUT', type, id: String(id), resource, ifMatch: over };
  return { method: 'POST', type, resource, ...(urn !== undefined && { fullUrl: urn }) };
};

/** As in a transaction that a client sends: what refers to each other is then held to it together. */
const collected = ({ resource, urn, over }: Draft): JsonObject => ({
  ...(urn !== undefined && { fullUrl: urn }),
  resource,
  request:
    over === undefined
      ? { method: 'POST', url: resource.resourceType }
      : { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
});

const locate = (finding: Finding, drafts: readonly Draft[], placeOf: NonNullable<Deciding['placeOf']>): Finding => {
  const [, index, path = ''] = /^Bundle\.entry\[(\d+)\](?:\.resource)?(.*)$/.exec(finding.expression) ?? [];
  const draft = drafts[Number(index)];
  return draft ? { ...finding, expression: placeOf(draft, path, finding) } : finding;
};

/** What is said of more than one resource of a decision, and is one thing to who asked it. */
const onceEach = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((one) => [`${one.id} ${one.expression} ${one.severity}`, one])).values(),
];

const inResource = ({ resource }: Draft, path: string): string => resource.resourceType + path;

const answer = async (
  call: Call,
  findings: readonly Finding[],
  { answers = [] }: Planned,
  resources: readonly Resource[],
): Promise<Resource> => {
  // What is found about a concern would tell whom it is about that there is one (DISC-13).
  const told = isInformal(call.identity) ? findings.filter(({ id }) => !id.startsWith('CONCERN-')) : findings;
  const seen = await call.seenOf(resources.filter((resource) => isWithinReach(call, 'r', resource)));
  return {
    resourceType: 'Parameters',
    parameter: [
      ...answers,
      { name: 'outcome', resource: operationOutcome(told, call.language) },
      ...seen.map((resource): JsonObject => ({ name: 'written', resource })),
    ],
  };
};

/** A urn for something new in a transaction: the same each time for the same decision, so that a dry run shows what the real one sends. */
export const urnOf = (...names: readonly string[]): string => {
  const hash = createHash('sha256').update(names.join('\n')).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};
