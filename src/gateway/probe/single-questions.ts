import { etagOf } from '../../fhir/etag.ts';
import { byKey, PROBE_SYSTEM, type Question, task } from './question.ts';

/** What writing in stages rests on, where there are no transactions. */
export const SINGLE_QUESTIONS: readonly Question[] = [
  {
    id: 'one-of-many-alone',
    asks: 'lets one of six PUTs with the same If-Match through, and refuses a stale one',
    needsInStages: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      const { id, versionId } = await probe.make(task(key));
      const tries = await Promise.all(
        Array.from({ length: 6 }, (_, nth) =>
          probe
            .put({ ...task(key, { description: `try ${nth}` }), id }, { 'if-match': etagOf(versionId) })
            .then(({ status }) => status < 300)
            .catch(() => false),
        ),
      );
      const through = tries.filter(Boolean).length;
      const { status } = await probe.put({ ...task(key, { priority: 'stat' }), id }, { 'if-match': etagOf(versionId) });
      if (status < 300) return 'no: a stale one is written';
      return through === 1 ? 'yes' : `no: ${through} of 6`;
    },
  },
  {
    id: 'if-none-exist-alone',
    asks: 'makes one of six that ask to be made if there is none, each in a request of its own',
    needsInStages: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      const condition = { 'if-none-exist': `identifier=${PROBE_SYSTEM}|${key}` };
      await Promise.all(Array.from({ length: 6 }, () => probe.create(task(key), condition).catch(() => undefined)));
      const made = await probe.count('Task', byKey(key));
      return made === 1 ? 'yes' : `no: ${made} of 6`;
    },
  },
];
