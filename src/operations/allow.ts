import { isInformal } from '../access/access.ts';
import type { Identity } from '../identity/identity.ts';
import { mayCall, reach } from '../identity/reach.ts';
import type { Letter } from '../identity/scopes.ts';
import { type AskedWrite, isInstance } from './asked-write.ts';
import type { AskedEntry } from './entries.ts';
import { insufficientScope } from './insufficient-scope.ts';
import { requireNothingBeyond } from './scoped-search.ts';

/** What somebody wants to do, by the names of FHIR's interactions (R4 value set system- and type-restful-interaction). */
export type Access =
  | { readonly does: Interaction; readonly type: string; readonly condition?: URLSearchParams }
  | { readonly does: 'transaction' | 'batch' }
  | { readonly does: 'operation'; readonly name: string };

export type Interaction =
  | 'read'
  | 'vread'
  | 'history-instance'
  | 'history-type'
  | 'search-type'
  | 'create'
  | 'update'
  | 'patch'
  | 'delete';

/**
 * What each asks of the scopes (SMART App Launch 2): `r` is read, vread and the history of an instance, `s` search and other history, `u` update and
 * patch. A patch needs `r` too: its tests, and its answer, tell what stood there.
 */
const LETTERS: Readonly<Record<Interaction, readonly Letter[]>> = {
  read: ['r'],
  vread: ['r'],
  'history-instance': ['r'],
  'history-type': ['s'],
  'search-type': ['s'],
  create: ['c'],
  update: ['u'],
  patch: ['u', 'r'],
  delete: ['d'],
};

/**
 * Lets through what the caller may do at all, by the kind of actor and by scope: every interaction, operation and entry of a Bundle passes here. Which
 * resources it may be done with is held to as they are met (`scoped-reads.ts`, `require-writable.ts`).
 * Failure: forbidden.
 */
export const allow = (identity: Identity | undefined, access: Access): void => {
  if (!identity) return;
  if ('name' in access && !mayCall(identity, access.name)) throw insufficientScope();
  // What a Bundle asks is looked at entry by entry.
  if (!('type' in access)) return;
  const { does, type, condition } = access;
  for (const letter of LETTERS[does]) if (!reaches(identity, letter, type)) throw insufficientScope();
  if (condition === undefined) return;
  if (isInformal(identity)) throw insufficientScope();
  // Whether something meets a condition shows in the answer: only who may search all of the type may ask.
  if (reach(identity, 's', type) !== 'all') throw insufficientScope();
  requireNothingBeyond(identity, condition);
};

const reaches = (identity: Identity, letter: Letter, type: string): boolean => {
  // All types at once, within a compartment or a history, are held to those that he reaches.
  if (type === '*') return identity.scopes.some(({ may }) => may.has(letter));
  return reach(identity, letter, type).length > 0;
};

/** What an entry of a Bundle does. */
export const accessOf = (entry: AskedEntry): Access => {
  if (entry.kind === 'write') return accessOfWrite(entry.asked);
  const { target } = entry;
  switch (target.kind) {
    case 'instance':
      return { does: 'read', type: target.type };
    case 'version':
      return { does: 'vread', type: target.type };
    case 'history':
      return target.id === undefined || target.type === undefined
        ? { does: 'history-type', type: target.type ?? '*' }
        : { does: 'history-instance', type: target.type };
    case 'type':
    case 'compartment':
      return { does: 'search-type', type: target.type };
    case 'system':
      return { does: 'search-type', type: '*' };
  }
};

const WRITES = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' } as const;

export const accessOfWrite = (asked: AskedWrite): Access => {
  const { method, type } = asked;
  const query =
    asked.method === 'POST'
      ? asked.ifNoneExist === undefined
        ? undefined
        : new URLSearchParams(asked.ifNoneExist)
      : isInstance(asked.on)
        ? undefined
        : asked.on.query;
  return { does: WRITES[method], type, ...(query && { condition: query }) };
};
