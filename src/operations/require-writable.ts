import type { Entry } from '../gateway/gateway.ts';
import { reach } from '../identity/reach.ts';
import { currentIfAny } from './current.ts';
import { insufficientScope } from './insufficient-scope.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

/**
 * Holds a plain write to what the caller reaches: what stands there, and what will. Bound to the version that was looked at, where that had to be known.
 * Failure: forbidden, the same whether something stands there or not.
 */
export const requireWritable = async (call: Call, entry: Entry): Promise<Entry> => {
  const { identity } = call;
  if (!identity) return entry;
  const { type } = entry;
  // A write, and its answer, would tell of a dossier what a read of it tells.
  const before =
    entry.method === 'POST' || identity.kind !== 'professional' ? undefined : await currentIfAny(call, type, entry.id);
  const after = entry.method === 'DELETE' ? [] : [entry.resource];
  await call.requireRelation([...(before ? [before.resource] : []), ...after]);
  if (entry.method === 'POST') {
    if (!isWithinReach(call, 'c', entry.resource)) throw insufficientScope();
    return entry;
  }
  const letter = entry.method === 'PUT' ? 'u' : 'd';
  const free = reach(identity, letter, type) === 'all' && (letter === 'd' || reach(identity, 'c', type) === 'all');
  if (free) return entry;
  const standing = await currentIfAny(call, type, entry.id);
  if (entry.method === 'DELETE') {
    if (!standing || !isWithinReach(call, 'd', standing.resource)) throw insufficientScope();
    return { ifMatch: standing.versionId, ...entry };
  }
  if (!standing) {
    if (!isWithinReach(call, 'c', entry.resource)) throw insufficientScope();
    return { ...entry, ifNoneMatch: '*' };
  }
  if (![standing.resource, entry.resource].every((resource) => isWithinReach(call, 'u', resource)))
    throw insufficientScope();
  return { ifMatch: standing.versionId, ...entry };
};
