import { Failure, failure } from '../../fhir/failure.ts';
import type { Gateway, Stored } from '../gateway.ts';
import { LostAnswer } from '../lost-answer.ts';
import { readIfAny } from '../read-if-any.ts';
import { guardQuery, isGuard, newGuard } from './guard-list.ts';

/** A guard as it was read, and whose it is. */
export interface Held {
  /** Id of the Patient. */
  readonly client: string;
  readonly stored: Stored;
}

export interface GuardReader {
  /** The guard of a client as it stands now, made when there is none. Failures: conflict, and those of the gateway. */
  read(gateway: Gateway, client: string): Promise<Held>;
}

/** Guards whose id is remembered; the one that was used longest ago is found anew by search. */
const MOST_REMEMBERED = 10_000;
const MOST_ATTEMPTS = 5;

export const guardReader = ({ wait }: { readonly wait: (milliseconds: number) => Promise<void> }): GuardReader => {
  const ids = new Map<string, string>();
  const remember = (client: string, id: string): void => {
    ids.delete(client);
    ids.set(client, id);
    const [oldest] = ids.keys();
    if (ids.size > MOST_REMEMBERED && oldest) ids.delete(oldest);
  };

  const stands = async (gateway: Gateway, client: string, id: string): Promise<Held | undefined> => {
    // By id, not by search: a search may lag behind.
    const stored = await readIfAny(gateway, 'List', id);
    if (!stored || !isGuard(stored.resource)) return undefined;
    remember(client, id);
    return { client, stored };
  };

  const find = async (gateway: Gateway, client: string): Promise<string | undefined> => {
    const { matches } = await gateway.search('List', new URLSearchParams(guardQuery(client)));
    if (matches.length > 1) throw ambiguous();
    return matches[0]?.resource.id;
  };

  /** In a request of its own: in the transaction a guard that others make at the same time would undo the whole. */
  const make = async (gateway: Gateway, client: string): Promise<string | undefined> => {
    const entry = {
      method: 'POST',
      type: 'List',
      resource: newGuard(client),
      ifNoneExist: guardQuery(client),
    } as const;
    try {
      return (await gateway.transact([entry]))[0]?.id;
    } catch (error) {
      // Made by another at the same moment, or made and not heard of: then it is there to be found.
      if (error instanceof LostAnswer || (error instanceof Failure && error.kind === 'conflict')) return undefined;
      throw error;
    }
  };

  return {
    read: async (gateway, client) => {
      const remembered = ids.get(client);
      const held = remembered === undefined ? undefined : await stands(gateway, client, remembered);
      if (held) return held;
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        const id = (await find(gateway, client)) ?? (await make(gateway, client));
        const found = id === undefined ? undefined : await stands(gateway, client, id);
        if (found) return found;
        await wait(50 * attempt);
      }
      throw unfindable();
    },
  };
};

const ambiguous = (): Failure =>
  failure(
    'conflict',
    {
      nl: 'Deze cliënt heeft meer dan één afsprakenregister (List): er kan pas weer geschreven worden als er één over is.',
      en: 'This client has more than one agreement register (List): nothing can be written until there is one.',
    },
    { id: 'guard-ambiguous' },
  );

const unfindable = (): Failure =>
  failure(
    'conflict',
    {
      nl: 'Het afsprakenregister (List) van deze cliënt kan niet worden gemaakt of gevonden.',
      en: 'The agreement register (List) of this client can be neither made nor found.',
    },
    { id: 'guard-missing' },
  );
