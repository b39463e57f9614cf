import type { Decision } from '../disclosure/decide.ts';
import type { Look, LookLog, Recorded } from '../disclosure/look.ts';
import { REASONS } from '../disclosure/reasons.ts';
import type { Asking } from '../disclosure/sight.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Dossier } from './read-dossier.ts';
import { isPermitted, type Revealed, readerOf, referenceOf, reveal } from './reveal.ts';

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
 * Shows resources of a client's dossier to someone: decides on each, redacts what may be seen, stores the look, and only then answers.
 * Failures: upstream-unavailable when the look cannot be stored.
 */
export const show = async (
  { server, looks }: { readonly server: Pick<Gateway, 'read'>; readonly looks: LookLog },
  { record }: Dossier,
  asking: Asking,
  { actor, interaction, resources }: ToShow,
): Promise<Shown> => {
  const read = readerOf(server);
  const revealed = await reveal(read, record, asking, resources);
  const known = (await read(actor)) !== undefined;
  const look = { reader: actor, known, client: record.client.reference, interaction, purpose: asking.purpose };
  return {
    seen: revealed.flatMap(({ seen }) => seen ?? []),
    recorded: await looks.record({ ...look, ...outcomeOf(revealed) }),
  };
};

/** What the log keeps of decisions: what was seen, and on which ground; of a refusal, why nothing was. */
export const outcomeOf = (
  revealed: readonly Pick<Revealed, 'resource' | 'decision'>[],
): Pick<Look, 'outcome' | 'consents' | 'rules' | 'data'> => {
  const permitted = revealed.filter(isPermitted);
  const told = permitted.length > 0 ? permitted : revealed;
  return {
    outcome: permitted.length > 0 ? 'shown' : 'refused',
    // Alike resources share one decision.
    ...groundsOf([...new Set(told.map(({ decision }) => decision))]),
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

export const versionOf = (resource: Resource): string =>
  resource.meta?.versionId ? `${referenceOf(resource)}/_history/${resource.meta.versionId}` : referenceOf(resource);
