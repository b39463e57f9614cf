import { Failure } from '../../src/fhir/failure.ts';
import type { Guard } from '../../src/gateway/guard/guard.ts';

/** What a service without guards would do: bind what it writes to what it read, and decide anew when that has changed. */
export const unguarded: Guard = {
  decide: async (gateway, clients, plan) => {
    let held = clients;
    for (let round = 0; round < 10; round++) {
      const { entries, reads = [], clients: concerned } = await plan(held);
      if (concerned.some((client) => !held.includes(client))) {
        held = concerned;
        continue;
      }
      try {
        return await gateway.transactThenRead(entries, reads);
      } catch (error) {
        if (!(error instanceof Failure) || !['conflict', 'precondition-failed'].includes(error.kind)) throw error;
      }
    }
    throw new Error('kept changing');
  },
};
