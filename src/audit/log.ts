import type { Look, LookLog, Recorded } from '../disclosure/look.ts';
import { failure } from '../fhir/failure.ts';
import type { EntryResult, Gateway } from '../gateway/gateway.ts';
import { auditEvent } from './audit-event.ts';
import { FIRST, linked } from './chain.ts';

export interface AuditLogOptions {
  readonly gateway: Pick<Gateway, 'transact'>;
  readonly now: () => Date;
  /** A name for a chain that no other process has: a UUID. */
  readonly newChain: () => string;
}

interface Waiting {
  readonly look: Look;
  resolve(recorded: Recorded): void;
  reject(error: unknown): void;
}

/** The most looks in one transaction: an EHR has a bound of its own. */
const MOST = 100;

/**
 * The log of looks: one chain, for one process. While a transaction is under way the looks that come in wait, and go together in the
 * next: one commit for all of them. After a failure nobody knows what was stored, so a new chain begins.
 */
export const openAuditLog = ({ gateway, now, newChain }: AuditLogOptions): LookLog => {
  let chain = newChain();
  let number = 0;
  let previous = FIRST;
  let waiting: Waiting[] = [];
  let busy = false;

  const store = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const recorded = now().toISOString();
      const events = batch.map(({ look }) => {
        number++;
        const { event, hash } = linked(auditEvent(look, recorded), { chain, number, previous });
        previous = hash;
        return event;
      });
      const results = await gateway.transact(
        events.map((resource) => ({ method: 'POST' as const, type: 'AuditEvent', resource })),
      );
      for (const [i, one] of batch.entries()) one.resolve({ id: (results[i] as EntryResult).id, recorded });
    } catch {
      chain = newChain();
      number = 0;
      previous = FIRST;
      for (const one of batch) one.reject(notLogged());
    }
  };

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await store(batch);
    }
    busy = false;
  };

  return {
    record: (look) =>
      new Promise((resolve, reject) => {
        waiting.push({ look, resolve, reject });
        void work();
      }),
  };
};

const notLogged = () =>
  failure(
    'upstream-unavailable',
    {
      nl: 'De inzage kan niet worden vastgelegd; daarom wordt er niets getoond.',
      en: 'The look cannot be logged; therefore nothing is shown.',
    },
    { id: 'DISC-9' },
  );
