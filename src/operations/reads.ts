import { failure } from '../fhir/failure.ts';
import type { HistoryPage, Read, SearchPage, Stored } from '../gateway/gateway.ts';
import type { AskedEntry } from './entries.ts';
import { scopedReads } from './scoped-reads.ts';
import type { Call } from './service.ts';
import { readShape } from './shape.ts';

/** What a GET entry of a batch or transaction asks of the gateway. A search in it is lenient, as R4 has it where nobody says. */
export const readOf = ({ index, target }: Extract<AskedEntry, { kind: 'read' }>): Read => {
  switch (target.kind) {
    case 'instance':
      return { at: index, kind: 'read', type: target.type, id: target.id };
    case 'version':
      return { at: index, kind: 'read', type: target.type, id: target.id, versionId: target.versionId };
    case 'history': {
      const { kind: _kind, query, ...of } = target;
      return { at: index, kind: 'history', of, query: readShape(query).query };
    }
    case 'type':
      return {
        at: index,
        kind: 'search',
        type: target.type,
        query: readShape(target.query).query,
        options: { lenient: true },
      };
    case 'compartment': {
      const { type, compartment, query } = target;
      const options = { compartment, lenient: true };
      return { at: index, kind: 'search', type, query: readShape(query).query, options };
    }
    case 'system':
      throw failure('not-supported', {
        nl: 'Zoeken over alle soorten kan alleen binnen een compartment.',
        en: 'Searching all types is possible within a compartment only.',
      });
  }
};

/** Reads at once: what a batch asks. */
export const readNow = (call: Call, read: Read): Promise<Stored | HistoryPage | SearchPage> => {
  const gateway = scopedReads(call);
  switch (read.kind) {
    case 'read':
      return gateway.read(read.type, read.id, read.versionId);
    case 'history':
      return gateway.history(read.of, read.query);
    case 'search':
      return gateway.search(read.type, read.query, read.options);
  }
};
