import type { Decision } from '../disclosure/decide.ts';
import { isCommon } from '../disclosure/dossier.ts';
import type { Look, Recorded } from '../disclosure/look.ts';
import { REASONS } from '../disclosure/reasons.ts';
import { redact } from '../disclosure/redact.ts';
import { namedBy } from '../disclosure/references.ts';
import { type Asking, type Judged, judge, sightsOf } from '../disclosure/sight.ts';
import { Failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import { referencesIn } from '../fhir/reference.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Dossier } from './read-dossier.ts';
import type { Call } from './service.ts';

export interface ToShow {
  /** The reference of who looks. */
  readonly actor: string;
  /** The name of the operation or the interaction, for the log. */
  readonly interaction: string;
  readonly resources: readonly Resource[];
}

export interface Shown {
  /** What may be seen of the resources, redacted, in their order. */
  readonly seen: readonly Resource[];
  readonly recorded: Recorded;
}

/**
 * Shows resources of a client's dossier to someone: decides on each, redacts what may be seen, stores the look, and only then answers. Every
 * read, page and operation of a carer is to go through here. Whether a reference is masked is decided on what it leads to, so that
 * the same resource looks the same, alone or among others.
 * Failures: upstream-unavailable when the look cannot be stored.
 */
export const show = async (
  { gateway, looks }: Pick<Call, 'gateway' | 'looks'>,
  { record }: Dossier,
  asking: Asking,
  { actor, interaction, resources }: ToShow,
): Promise<Shown> => {
  const judged = judge(record, asking, resources);
  const permitted = judged.filter(({ decision }) => decision.outcome === 'permit');
  const beside = judge(record, asking, await readReferenced(gateway, permitted));
  const mayKnow = new Set([...permitted, ...beside.filter(isPermitted)].map(({ resource }) => referenceOf(resource)));
  const sight = sightsOf(record, asking, mayKnow);
  const seen = permitted.map(({ resource, decision }) => redact(resource, sight(decision)));
  const look = { reader: actor, client: record.client.reference, interaction, purpose: asking.purpose };
  const known = (await readOrNothing(gateway, actor)) !== undefined;
  return { seen, recorded: await looks.record({ ...look, known, ...outcomeOf(judged) }) };
};

const isPermitted = ({ decision }: Judged): boolean => decision.outcome === 'permit';

const referenceOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

/** What the resources refer to and is not among them, of types that are about a client. */
const readReferenced = async (gateway: Gateway, judged: readonly Judged[]): Promise<Resource[]> => {
  const here = new Set(judged.map(({ resource }) => referenceOf(resource)));
  const references = new Set<string>();
  for (const { resource } of judged) {
    for (const { reference } of referencesIn(resource)) {
      const named = namedBy({ reference });
      if (named && !isCommon(named.type) && !here.has(named.reference)) references.add(named.reference);
    }
  }
  const found = await Promise.all([...references].map((reference) => readOrNothing(gateway, reference)));
  return found.filter((resource) => resource !== undefined);
};

const readOrNothing = async (gateway: Gateway, reference: string): Promise<Resource | undefined> => {
  const [type = '', id = ''] = reference.split('/');
  try {
    return (await gateway.read(type, id)).resource;
  } catch (error) {
    if (error instanceof Failure && ABSENT.has(error.kind)) return undefined;
    throw error;
  }
};

const ABSENT: ReadonlySet<string> = new Set(['not-found', 'gone', 'invalid', 'not-supported']);

const outcomeOf = (judged: readonly Judged[]): Pick<Look, 'outcome' | 'consents' | 'rules' | 'data'> => {
  const permitted = judged.filter(isPermitted);
  const told = permitted.length > 0 ? permitted : judged;
  return {
    outcome: permitted.length > 0 ? 'shown' : 'refused',
    ...groundsOf(told.map(({ decision }) => decision)),
    data: permitted.map(({ resource }) => versionOf(resource)),
  };
};

/** The consents and the rules that decided, each once. */
const groundsOf = (decisions: readonly Decision[]): Pick<Look, 'consents' | 'rules'> => {
  const reasons = decisions.flatMap((decision) => decision.reasons);
  const consents = new Map(
    reasons.flatMap(({ consent, version }) =>
      consent ? [[`${consent} ${version}`, { reference: consent, version }] as const] : [],
    ),
  );
  return {
    consents: [...consents.values()],
    rules: [...new Set(reasons.map(({ code }) => REASONS[code].rule))].sort(),
  };
};

const versionOf = (resource: Resource): string =>
  resource.meta?.versionId ? `${referenceOf(resource)}/_history/${resource.meta.versionId}` : referenceOf(resource);
