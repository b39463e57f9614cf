import { Failure, failure } from '../fhir/failure.ts';
import type { Gateway, HistoryPage, Read, SearchPage, Stored } from '../gateway/gateway.ts';
import type { Identity } from '../identity/identity.ts';
import { reach } from '../identity/reach.ts';
import { limitedQuery, reachesAll, requireNothingBeyond } from './scoped-search.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

/** What reads for a caller. */
export type Reads = Pick<Gateway, 'read' | 'history' | 'search'>;

/**
 * The gateway as far as the scopes of the caller reach: for all that is shown to him, and never for what a decision rests on. What is out of reach is as if
 * it were not there. Failures: those of the gateway; not-found; forbidden, for a search that cannot be held to the scopes.
 */
export const scopedReads = (call: Call): Reads => {
  const { identity, gateway } = call;
  if (!identity || reachesAll(identity)) return gateway;
  return {
    read: async (type, id, versionId) => {
      const stored = await gateway.read(type, id, versionId).catch((error) => {
        // That something was deleted tells that it was there.
        throw error instanceof Failure && error.kind === 'gone' && reach(identity, 'r', type) !== 'all'
          ? outOfReach()
          : error;
      });
      return scopedStored(call, stored);
    },
    history: async (of, query) => {
      const { type, id } = of;
      // Its history tells of a resource what reading it would tell.
      if (type !== undefined && id !== undefined && reach(identity, 'r', type) !== 'all') {
        scopedStored(call, await gateway.read(type, id));
      }
      return scopedHistory(call, await gateway.history(of, query));
    },
    search: async (type, query, options) => {
      const asked = type === '*' ? limitedToTypes(call, identity, query) : limitedQuery(identity, type, query);
      return scopedPage(call, type, await gateway.search(type, asked, options));
    },
  };
};

/** What was read beside a transaction, held to the scopes afterwards: nobody but its asker sees it. */
export const scopedAnswer = (
  call: Call,
  asked: Read,
  found: Stored | HistoryPage | SearchPage | Failure,
): typeof found => {
  const { identity } = call;
  if (!identity || reachesAll(identity) || found instanceof Failure) return found;
  try {
    if ('resource' in found) return scopedStored(call, found);
    if ('versions' in found) return scopedHistory(call, found);
    return scopedPage(call, asked.kind === 'search' ? asked.type : '*', found);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
};

/** A read of a transaction, as it is asked of the gateway. Failures: forbidden. */
export const scopedRead = ({ identity }: Call, read: Read): Read =>
  identity && read.kind === 'search' && read.type !== '*' && !reachesAll(identity)
    ? { ...read, query: limitedQuery(identity, read.type, read.query) }
    : read;

const scopedStored = (call: Call, stored: Stored): Stored => {
  if (!isWithinReach(call, 'r', stored.resource)) throw outOfReach();
  return stored;
};

const scopedHistory = (call: Call, page: HistoryPage): HistoryPage => {
  const letter = 'r';
  const versions = page.versions.filter(({ resource, type }) =>
    resource ? isWithinReach(call, letter, resource) : !call.identity || reach(call.identity, letter, type) === 'all',
  );
  return { ...page, versions };
};

const scopedPage = (call: Call, type: string, page: SearchPage): SearchPage => {
  const { matches, included, total, ...about } = page;
  const kept = matches.filter(({ resource }) => isWithinReach(call, 's', resource));
  const beside = included?.filter(({ resource }) => isWithinReach(call, 'r', resource));
  // A server that left a limit out counted more than the caller reaches.
  const whole = kept.length === matches.length && !page.ignored?.length && type !== '*';
  return {
    ...about,
    matches: kept,
    ...(beside && { included: beside }),
    ...(whole && total !== undefined && { total }),
  };
};

/** All types of a compartment: those that the caller reaches. */
const limitedToTypes = ({ definitions }: Call, identity: Identity, query: URLSearchParams): URLSearchParams => {
  requireNothingBeyond(identity, query);
  if (reach(identity, 's', '*') === 'all') return query;
  const reached = [...definitions.resourceTypes].filter((type) => reach(identity, 's', type).length > 0);
  const asked = query.get('_type')?.split(',');
  const types = asked ? reached.filter((type) => asked.includes(type)) : reached;
  const limited = new URLSearchParams([...query].filter(([name]) => name !== '_type'));
  // Of none of these nothing is found; without the parameter everything would be.
  limited.set('_type', types.length > 0 ? types.join(',') : 'OperationOutcome');
  return limited;
};

const outOfReach = (): Failure =>
  failure('not-found', { nl: 'Deze resource is er niet.', en: 'There is no such resource.' });
