import { failure } from '../../src/fhir/failure.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { LostAnswer } from '../../src/gateway/lost-answer.ts';
import type { Singles } from '../../src/gateway/staged/singles.ts';

/** A server that carries out one write at a time: transactions it has not. */
export interface OneAtATime {
  readonly gateway: Gateway;
  readonly singles: Singles;
}

export const oneAtATime = (server: Gateway): OneAtATime => ({
  gateway: {
    ...server,
    transact: async () => {
      throw new Error('this server has no transactions');
    },
    transactThenRead: async (entries, reads) => {
      if (entries.length > 0) throw new Error('this server has no transactions');
      return server.transactThenRead([], reads);
    },
  },
  singles: {
    put: async (type, id, resource, ifMatch) => {
      const condition = ifMatch === undefined ? {} : { ifMatch };
      await server.transact([{ method: 'PUT', type, id, resource: { ...resource, id }, ...condition }]);
      return server.read(type, id);
    },
    create: async (type, resource, ifNoneExist) => {
      const [result] = await server.transact([{ method: 'POST', type, resource, ifNoneExist }]);
      return { stored: await server.read(type, String(result?.id)), made: result?.effect === 'created' };
    },
    delete: async (type, id) => {
      await server.transact([{ method: 'DELETE', type, id }]);
    },
  },
});

/** The process was killed: nothing that it would have done afterwards is done. */
export class Killed extends Error {}

/** What happens at a request. */
export type Mishap = 'killed before' | 'killed after' | 'cut before' | 'answer lost' | 'turned away';

export const MISHAPS: readonly Mishap[] = ['killed before', 'killed after', 'cut before', 'answer lost', 'turned away'];

export interface Mishaps extends OneAtATime {
  /** Requests so far. */
  count(): number;
}

/** The server as a process reaches it whose nth request (the first is 1) meets a mishap; none does when n is 0. */
export const withMishap = ({ gateway, singles }: OneAtATime, mishap: Mishap, nth: number): Mishaps => {
  let count = 0;
  let killed = false;
  const asked =
    <P extends unknown[], R>(isWrite: boolean, work: (...given: P) => Promise<R>) =>
    async (...given: P): Promise<R> => {
      if (killed) throw new Killed();
      count += 1;
      if (count !== nth) return work(...given);
      if (mishap === 'killed before') {
        killed = true;
        throw new Killed();
      }
      if (mishap === 'cut before') throw away(isWrite);
      if (mishap === 'turned away') throw isWrite ? refusal() : away(false);
      const answer = await work(...given);
      if (mishap === 'killed after') {
        killed = true;
        throw new Killed();
      }
      void answer;
      throw away(isWrite);
    };
  return {
    count: () => count,
    gateway: {
      ...gateway,
      read: asked(false, gateway.read),
      search: asked(false, gateway.search),
      transactThenRead: asked(false, gateway.transactThenRead),
    },
    singles: {
      put: asked(true, singles.put),
      create: asked(true, singles.create),
      delete: asked(true, singles.delete),
    },
  };
};

const away = (isWrite: boolean) => {
  const { kind, findings } = failure('upstream-down', { nl: 'Afgebroken.', en: 'Broken off.' });
  return isWrite ? new LostAnswer(kind, findings) : failure(kind, { nl: 'Afgebroken.', en: 'Broken off.' });
};

const refusal = () => failure('unprocessable', { nl: 'Geweigerd.', en: 'Refused.' });
