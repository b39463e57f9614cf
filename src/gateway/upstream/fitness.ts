import { failure } from '../../fhir/failure.ts';
import type { Entry, Gateway } from '../gateway.ts';
import type { ProbeReport } from '../probe/probe.ts';

/** What is known of a server behind the service: nothing yet, or what a probe found. */
export type Fitness = { readonly known: false } | ({ readonly known: true } & Pick<ProbeReport, 'guarded' | 'answers'>);

/**
 * The gateway, which writes only to a server of which it is known that it carries out guarded transactions: any other would take
 * writes in half, or let two decisions through that rule each other out. Reads pass always.
 */
export const onlyWhenFit = (gateway: Gateway, fitness: () => Fitness): Gateway => {
  const requireFit = (entries: readonly Entry[]): void => {
    const found = fitness();
    if (entries.length > 0 && !(found.known && found.guarded)) throw found.known ? unfit() : notKnown();
  };
  return {
    ...gateway,
    transact: async (entries) => {
      requireFit(entries);
      return gateway.transact(entries);
    },
    transactThenRead: async (entries, reads) => {
      requireFit(entries);
      return gateway.transactThenRead(entries, reads);
    },
  };
};

const RETRY_AFTER = 10;

const notKnown = () =>
  failure(
    'upstream-unavailable',
    {
      nl: 'Het is nog niet bekend wat de FHIR-server van het dossier kan; tot dan wordt er niets geschreven.',
      en: 'It is not known yet what the FHIR server of the record can do; until then nothing is written.',
    },
    { id: 'upstream-not-probed', retryAfter: RETRY_AFTER },
  );

const unfit = () =>
  failure(
    'upstream-unfit',
    {
      nl: 'De FHIR-server van het dossier kan geen bewaakte transacties: via deze dienst wordt daar alleen gelezen.',
      en: 'The FHIR server of the record has no guarded transactions: through this service it is read only.',
    },
    { id: 'upstream-unfit' },
  );
