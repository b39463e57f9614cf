import { CANONICAL } from '../../fhir/canonical.ts';
import { isObject, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import type { Entry } from '../gateway.ts';

/** The identifier of a client's guard: this system, and the id of the Patient. */
export const GUARD_SYSTEM = `${CANONICAL}/agreement-register`;

const DECISION = `${CANONICAL}/StructureDefinition/decision`;

/**
 * Decisions that a guard remembers. Whoever lost an answer finds out by them whether the decision stands; that many others
 * would have to be taken within those seconds for it to be forgotten.
 */
export const REMEMBERED = 8;

/** One decision, as the guard names it. */
export interface Decision {
  readonly id: string;
  /** What its POST entries made, in their order: the fullUrl on the way in, `Type/id` once the server has resolved it. */
  readonly made: readonly string[];
}

/** The query that finds a client's guard. */
export const guardQuery = (patientId: string): string => `identifier=${GUARD_SYSTEM}|${patientId}`;

/** A guard that no decision has been taken under yet. It refers to no one: it must not keep the Patient from being deleted. */
export const newGuard = (patientId: string): Resource => ({
  resourceType: 'List',
  identifier: [{ system: GUARD_SYSTEM, value: patientId }],
  status: 'current',
  mode: 'working',
  title: 'Agreement register',
  code: { coding: [{ system: `${CANONICAL}/CodeSystem/record-type`, code: 'agreement-register' }] },
});

export const isGuard = (resource: Resource): boolean =>
  resource.resourceType === 'List' && objects(resource['identifier']).some(({ system }) => system === GUARD_SYSTEM);

/** The decisions that a guard remembers, the last one first. */
export const decisionsOf = (guard: Resource): Decision[] =>
  objects(guard['extension'])
    .filter(({ url }) => url === DECISION)
    .map((decision) => {
      const parts = objects(decision['extension']);
      return {
        id: String(parts.find(({ url }) => url === 'id')?.['valueString']),
        made: parts.filter(({ url }) => url === 'made').map(({ valueUri }) => String(valueUri)),
      };
    });

export interface Change {
  readonly decision: string;
  readonly date: Date;
  readonly entries: readonly Entry[];
  /** Agreements of this client that the decision writes: `CarePlan/x`, or the fullUrl of one that it makes. */
  readonly agreements: readonly string[];
}

/** The guard as a decision leaves it: another content than before, always, so that every server makes a new version of it. */
export const guardAfter = (guard: Resource, { decision, date, entries, agreements }: Change): Resource => {
  const removed = new Set(entries.flatMap((e) => (e.method === 'DELETE' ? [`${e.type}/${e.id}`] : [])));
  const made = entries.flatMap((e) => (e.method === 'POST' ? [e.fullUrl ?? ''] : []));
  const earlier = decisionsOf(guard).slice(0, REMEMBERED - 1);
  const listed = objects(guard['entry']).map(({ item }) => (isObject(item) ? String(item['reference']) : ''));
  const register = [...new Set([...listed, ...agreements])].filter((reference) => reference && !removed.has(reference));
  const others = objects(guard['extension']).filter(({ url }) => url !== DECISION);
  const { entry: _entry, ...rest } = guard;
  return {
    ...rest,
    extension: [...others, ...[{ id: decision, made }, ...earlier].map(extensionOf)],
    date: date.toISOString(),
    ...(register.length > 0 && { entry: register.map((reference) => ({ item: { reference } })) }),
  };
};

// A uri, not a Reference: servers resolve both, but only a Reference would keep what it names from being deleted.
const extensionOf = ({ id, made }: Decision): JsonObject => ({
  url: DECISION,
  extension: [{ url: 'id', valueString: id }, ...made.map((uri) => ({ url: 'made', valueUri: uri }))],
});
