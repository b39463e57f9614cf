import { isOurs } from '../agreements/ours.ts';
import { provenanceOf, targetsOf, transitionBetween } from '../agreements/provenance.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import type { Entry } from '../gateway/gateway.ts';
import { currentIfAny } from './current.ts';
import type { Call } from './service.ts';

/** What stood of an agreement before the write, and the rule by which it follows from something else that is written. */
export interface Before {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly followed: ReadonlyMap<string, string>;
}

/**
 * The Provenance of each agreement whose state these entries change, to be written with them. One that the client sends along
 * counts: who decided, he says better than we know. Every entry that makes an agreement has a fullUrl.
 */
export const provenancesFor = async (
  call: Call,
  entries: readonly Entry[],
  { resources, followed }: Before,
): Promise<Entry[]> => {
  const written = entries.flatMap((entry) => (entry.method === 'DELETE' ? [] : [entry]));
  const given = new Set(
    written.flatMap(({ resource }) => (resource.resourceType === 'Provenance' ? targetsOf(resource) : [])),
  );
  const changes = written.flatMap((entry) => {
    if (!isOurs(entry.resource, 'care-agreement')) return [];
    const place = entry.method === 'PUT' ? `${entry.type}/${entry.id}` : String(entry.fullUrl);
    const transition = transitionBetween(resources.get(place), entry.resource, call.today);
    const said = given.has(place) || (entry.fullUrl !== undefined && given.has(entry.fullUrl));
    return transition && (!said || followed.has(place)) ? [{ place, transition }] : [];
  });
  if (changes.length === 0) return [];
  const author = await authorOf(call);
  return changes.map(({ place, transition }) => {
    const rule = followed.get(place);
    const agents = { author, followed: rule !== undefined };
    const resource = provenanceOf(place, transition, rule ?? transition.rule, agents, call.now);
    return { method: 'POST', type: 'Provenance', resource };
  });
};

/** Who calls. One whose record is elsewhere is named, and not referred to: a server may refuse what leads nowhere. */
const authorOf = async (call: Call): Promise<JsonObject | undefined> => {
  const actor = call.identity?.actor;
  if (actor === undefined) return undefined;
  const parsed = parseReference(actor);
  if (parsed.kind !== 'literal') return { display: actor };
  const { type, id } = parsed;
  return (await currentIfAny(call, type, id)) ? { reference: `${type}/${id}` } : { type, display: actor };
};
