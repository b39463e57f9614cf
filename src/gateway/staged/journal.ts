import { fromBase64, toBase64 } from '../../fhir/base64-json.ts';
import { CANONICAL } from '../../fhir/canonical.ts';
import { isObject, type Json, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import { GUARD_SYSTEM, isGuard } from '../guard/guard-list.ts';

/** A write of one resource, that can be done again without harm, and undone. */
export type Step =
  | {
      readonly kind: 'put';
      readonly type: string;
      readonly id: string;
      /** As it will stand in the end. */
      readonly resource: Resource;
      /** As it stands before; absent of what is made. */
      readonly before?: Resource;
      /** The version of `before`. */
      readonly over?: string;
      /** Which entry of the transaction it carries out. */
      readonly entry: number;
    }
  | {
      readonly kind: 'delete';
      readonly type: string;
      readonly id: string;
      readonly before: Resource;
      readonly over: string;
      readonly entry: number;
    };

/** What is being written in stages: kept on the guard of a client until it is done or undone. */
export interface Journal {
  readonly id: string;
  /** R4 instant: until then nobody else goes on with it. */
  readonly until: string;
  readonly way: 'do' | 'undo';
  readonly steps: readonly Step[];
  /** The guards as the decision leaves them, by their id; all of them hold this journal meanwhile. Null: a List that is there for it alone. */
  readonly guards: Readonly<Record<string, Resource | null>>;
  /** The agreements that each guard listed before: meanwhile it lists only those that it lists in the end too, since what is listed cannot be deleted. */
  readonly registers: Readonly<Record<string, readonly JsonObject[]>>;
}

const JOURNAL = `${CANONICAL}/StructureDefinition/staged`;

/** A guard that holds a journal has this identifier, so that it can be searched for. */
const STAGED = { system: `${GUARD_SYSTEM}/staged`, value: 'yes' };

/** The query that finds guards under which something is being written, or was when a process ended. */
export const stagedQuery = `identifier=${STAGED.system}|${STAGED.value}`;

const isMark = (identifier: Json): boolean => isObject(identifier) && identifier['system'] === STAGED.system;

/** The journal that a guard holds; undefined when it holds none. */
export const journalOf = (guard: Resource): Journal | undefined => {
  if (!isGuard(guard)) return undefined;
  const held = objects(guard['extension']).find(({ url }) => url === JOURNAL)?.['valueBase64Binary'];
  // Written over from outside, what it said is lost, and must not keep everybody from writing.
  return fromBase64(held) as Journal | undefined;
};

/** The guard with a journal instead of the one that it holds. */
export const withJournal = (guard: Resource, journal: Journal): Resource => {
  const { entry, ...bare } = withoutJournal(guard);
  const after = new Set(objects(journal.guards[String(guard.id)]?.['entry']).map((one) => JSON.stringify(one)));
  const listed = objects(entry).filter((one) => after.has(JSON.stringify(one)));
  return {
    ...(bare as Resource),
    ...(listed.length > 0 && { entry: listed }),
    identifier: [...objects(bare['identifier']), STAGED],
    extension: [...objects(bare['extension']), { url: JOURNAL, valueBase64Binary: toBase64(journal) }],
  };
};

export const withoutJournal = (guard: Resource): Resource => {
  const { extension, identifier, ...rest } = guard;
  const others = objects(extension).filter(({ url }) => url !== JOURNAL);
  return {
    ...rest,
    identifier: objects(identifier).filter((one) => !isMark(one)),
    ...(others.length > 0 && { extension: others }),
  } as Resource;
};
