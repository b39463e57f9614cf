import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Logins under way at once: more push the oldest out. */
const MOST = 1_000;

/** What the issuer knows between two requests. In memory alone: who logged in is forgotten with the process, as it should be in a sample set-up. */
export const memory = (now: () => Date): AdapterFactory => {
  const kept = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    return found && now().getTime() < found.until ? found.payload : undefined;
  };
  const findBy = (kind: string, test: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept.keys()]
      .filter((key) => key.startsWith(`${kind} `))
      .map(find)
      .find((payload) => payload && test(payload));

  return (kind): Adapter => {
    const keyOf = (id: string) => `${kind} ${id}`;
    return {
      upsert: async (id, payload, expiresIn = 0) => {
        const key = keyOf(id);
        kept.delete(key);
        if (kept.size >= MOST) kept.delete(kept.keys().next().value as string);
        kept.set(key, { payload, until: now().getTime() + expiresIn * 1000 });
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => findBy(kind, (payload) => payload.uid === uid),
      findByUserCode: async (code) => findBy(kind, (payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(now().getTime() / 1000);
      },
      destroy: async (id) => {
        kept.delete(keyOf(id));
      },
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
};
