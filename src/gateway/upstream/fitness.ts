import { failure } from '../../fhir/failure.ts';
import type { Entry, Gateway } from '../gateway.ts';
import type { ProbeReport } from '../probe/probe.ts';

/** How decisions are written to a server: in one transaction, in stages, or not at all. */
export type Way = 'transaction' | 'stages' | 'none';

/** What is known of a server behind the service: nothing yet, or what a probe found. */
export type Fitness = { readonly known: false } | { readonly known: true; readonly way: Way };

/** The way that fits what a probe found. */
export const wayFor = ({ guarded, staged }: Pick<ProbeReport, 'guarded' | 'staged'>): Way =>
  guarded ? 'transaction' : staged ? 'stages' : 'none';

/**
 * The gateway, which writes in the way that fits the server, and not at all where none does: it would take writes in half, or let two decisions
 * through that rule each other out. Reads pass always; of a guard that is held while something is written in stages, once it is let go.
 */
export const onlyWhenFit = (gateway: Gateway, inStages: Gateway, fitness: () => Fitness): Gateway => {
  const fitting = (entries: readonly Entry[]): Gateway => {
    const found = fitness();
    if (found.known && found.way === 'stages') return inStages;
    if (entries.length > 0 && !(found.known && found.way === 'transaction')) throw found.known ? unfit() : notKnown();
    return gateway;
  };
  return {
    ...gateway,
    read: (type, id, versionId) => fitting([]).read(type, id, versionId),
    transact: async (entries) => fitting(entries).transact(entries),
    transactThenRead: async (entries, reads) => fitting(entries).transactThenRead(entries, reads),
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
      nl: 'Naar de FHIR-server van het dossier kan niet bewaakt worden geschreven, in een transactie noch in stappen: via deze dienst wordt daar alleen gelezen.',
      en: 'The FHIR server of the record cannot be written to under a guard, in a transaction nor in stages: through this service it is read only.',
    },
    { id: 'upstream-unfit' },
  );
