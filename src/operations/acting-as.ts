import { isInformal } from '../access/access.ts';
import { askingOf, requireOwner } from '../access/asking.ts';
import { readDossier } from '../access/read-dossier.ts';
import { detailOf } from '../agreements/reading/agreements.ts';
import { performersOf } from '../agreements/reading/carers.ts';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { clientIn } from './called-on.ts';
import { currentIfAny } from './current.ts';
import { insufficientScope } from './insufficient-scope.ts';
import type { Call } from './service.ts';

/** What somebody does beside the client: in whose dossier, and of which agreement where it is about one. */
export interface Acting {
  /** `Patient/x`. */
  readonly client: string;
  /** Only who does it, the client, or who represents him, may act; without one everyone who is known to the client may. */
  readonly agreement?: Resource;
  /** Who acts, as the caller says. */
  readonly by: JsonObject | undefined;
}

/**
 * Who acts, for the record: what a professional or a system says; of the client, who represents him and a carer nobody but himself, whatever he says, by the reference
 * that he has at this client. Failures: forbidden, for who acts in the name of another, or on an agreement that is not his to act on.
 */
export const actingAs = async (call: Call, { client, agreement, by }: Acting): Promise<JsonObject | undefined> => {
  const { identity, today } = call;
  if (!isInformal(identity)) return by;
  const { actor = identity.kind } = identity;
  const dossier = await readDossier(call.server, client.replace('Patient/', ''), [actor]);
  const own = askingOf(dossier, actor, undefined, today).reader.sure;
  const said = by?.['reference'];
  if (by && !(typeof said === 'string' && own.has(said))) throw insufficientScope();
  const performers = agreement ? await performersIn(call, agreement) : [];
  const performing = performers.find((reference) => own.has(reference));
  if (agreement && performing === undefined) requireOwner(dossier, actor, today);
  const here = dossier.sources.relatedPersons.map(({ id }) => `RelatedPerson/${id}`).find((one) => own.has(one));
  return by ?? { reference: performing ?? (own.has(client) ? client : (here ?? actor)) };
};

/** Who does the act of an agreement: one, or the members of a team. */
const performersIn = async (call: Call, agreement: Resource): Promise<string[]> => {
  const reference = performersOf(detailOf(agreement))?.['reference'];
  if (typeof reference !== 'string') return [];
  const [type, id = ''] = reference.split('/');
  const team = type === 'CareTeam' ? (await currentIfAny(call, 'CareTeam', id))?.resource : undefined;
  const members = objects(team?.['participant']).map(({ member }) =>
    isObject(member) ? member['reference'] : undefined,
  );
  return [reference, ...members.filter((member) => typeof member === 'string')];
};

/** Who acts on an agreement; of one with a group of clients the members' dossiers are not looked into, and only professionals act on it. */
export const actingOn = async (
  call: Call,
  agreement: Resource,
  by: JsonObject | undefined,
): Promise<JsonObject | undefined> => {
  const client = clientIn(agreement);
  if (isInformal(call.identity) && !client.startsWith('Patient/')) throw insufficientScope();
  return actingAs(call, { client, agreement, by });
};
