import { failure } from '../fhir/failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/**
 * A store that takes no more once it has so many bytes; reads go on. Failure: too-many-requests, with the seconds after which the space is
 * emptied when nobody uses it: sooner only by a reset.
 */
export const withinSize = (store: Sandbox, bytes: number, emptiedAfter: number): Gateway => {
  const requireRoom = (entries: readonly unknown[]): void => {
    if (entries.length === 0 || store.size() < bytes) return;
    throw failure(
      'too-many-requests',
      {
        nl: 'Deze ruimte is vol ({mebibytes} MiB, geschiedenis inbegrepen): zet haar terug naar het begin.',
        en: 'This space is full ({mebibytes} MiB, history included): reset it.',
      },
      { id: 'space-full', retryAfter: emptiedAfter, parameters: { mebibytes: Math.round(bytes / 2 ** 20) } },
    );
  };
  return {
    read: (type, id, versionId) => store.read(type, id, versionId),
    history: (of, query) => store.history(of, query),
    search: (type, query, options) => store.search(type, query, options),
    transact: async (entries) => {
      requireRoom(entries);
      return store.transact(entries);
    },
    transactThenRead: async (entries, reads) => {
      requireRoom(entries);
      return store.transactThenRead(entries, reads);
    },
    ...(store.mark && { mark: store.mark }),
    close: () => store.close(),
  };
};
