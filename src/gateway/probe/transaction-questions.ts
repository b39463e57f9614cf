import { etagOf } from '../../fhir/etag.ts';
import { isObject, objects } from '../../fhir/json.ts';
import { byKey, PROBE_SYSTEM, patient, post, type Question, replace, task } from './question.ts';

/** What a guarded transaction rests on. */
export const TRANSACTION_QUESTIONS: readonly Question[] = [
  {
    id: 'transaction',
    asks: 'carries out a transaction',
    needs: 'yes',
    ask: async (probe) => {
      const answer = await probe.transact(post(patient(probe.newKey())), post(task(probe.newKey())));
      return answer.status < 300 && answer.resource?.['type'] === 'transaction-response'
        ? 'yes'
        : `no (${answer.status})`;
    },
  },
  {
    id: 'rollback',
    asks: 'undoes the whole transaction when one entry is refused',
    needs: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      const { id, versionId } = await probe.make(task(probe.newKey()));
      await probe.put({ ...task(key, { priority: 'urgent' }), id });
      await probe.transact(post(patient(key)), replace({ ...task(key), id }, etagOf(versionId)));
      return (await probe.count('Patient', byKey(key))) === 0 ? 'yes' : 'no: the other entries stay';
    },
  },
  {
    id: 'if-match',
    asks: 'refuses a transaction whose ifMatch is stale',
    needs: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      const { id, versionId } = await probe.make(task(key));
      await probe.put({ ...task(key, { priority: 'urgent' }), id });
      await probe.transact(replace({ ...task(key, { priority: 'stat' }), id }, etagOf(versionId)));
      const { resource } = await probe.get(`Task/${id}`);
      return resource?.['priority'] === 'urgent' ? 'yes' : 'no: it is written over';
    },
  },
  {
    id: 'one-of-many',
    asks: 'lets one of six transactions with the same ifMatch through',
    needs: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      const { id, versionId } = await probe.make(task(key));
      const tries = Array.from({ length: 6 }, (_, nth) =>
        probe
          .transact(
            post(task(`${key}-${nth}`)),
            replace({ ...task(key, { description: `try ${nth}` }), id }, etagOf(versionId)),
          )
          .catch(() => undefined),
      );
      await Promise.all(tries);
      const left = await Promise.all(tries.map((_, nth) => probe.count('Task', byKey(`${key}-${nth}`))));
      const through = left.reduce((sum, count) => sum + count, 0);
      return through === 1 ? 'yes' : `no: ${through} of 6`;
    },
  },
  {
    id: 'conflict-status',
    asks: 'status of a stale ifMatch in a transaction, and of a stale If-Match on a PUT',
    ask: async (probe) => {
      const key = probe.newKey();
      const { id, versionId } = await probe.make(task(key));
      await probe.put({ ...task(key, { priority: 'urgent' }), id });
      const late = { ...task(key, { priority: 'stat' }), id };
      const inTransaction = await probe.transact(replace(late, etagOf(versionId)));
      const alone = await probe.put(late, { 'if-match': etagOf(versionId) });
      return `${inTransaction.status}, ${alone.status}`;
    },
  },
  {
    id: 'new-version',
    asks: 'a changed PUT makes a new version',
    needs: 'yes',
    needsInStages: 'yes',
    ask: async (probe) => {
      const { id, versionId } = await probe.make(task(probe.newKey()));
      const next = await probe.put({ ...task(probe.newKey()), id });
      const version = next.resource?.meta?.versionId ?? (await probe.get(`Task/${id}`)).resource?.meta?.versionId;
      return version !== undefined && version !== versionId ? 'yes' : 'no';
    },
  },
  {
    id: 'same-version',
    asks: 'an identical PUT makes a new version too',
    ask: async (probe) => {
      const resource = task(probe.newKey());
      const { id, versionId } = await probe.make(resource);
      await probe.put({ ...resource, id });
      return (await probe.get(`Task/${id}`)).resource?.meta?.versionId === versionId ? 'no' : 'yes';
    },
  },
  {
    id: 'if-none-exist',
    asks: 'makes one of six that ask to be made if there is none, at the same moment',
    needs: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      const ifNoneExist = `identifier=${PROBE_SYSTEM}|${key}`;
      await Promise.all(
        Array.from({ length: 6 }, () => probe.transact(post(patient(key), { ifNoneExist })).catch(() => undefined)),
      );
      const made = await probe.count('Patient', byKey(key));
      return made === 1 ? 'yes' : `no: ${made} of 6`;
    },
  },
  {
    id: 'links',
    asks: 'resolves urn:uuid references, and uris, between entries',
    needs: 'references and uris',
    ask: async (probe) => {
      const [key, url] = [probe.newKey(), `urn:uuid:${crypto.randomUUID()}`];
      await probe.transact(
        post(patient(key), { fullUrl: url }),
        // Where one entry has a fullUrl, each has: servers that validate ask so.
        post(task(key, { for: { reference: url }, instantiatesUri: url }), {
          fullUrl: `urn:uuid:${crypto.randomUUID()}`,
        }),
      );
      const { resource } = await probe.get(`Task?${byKey(key)}`);
      const [entry] = objects(resource?.['entry']);
      const found = isObject(entry?.['resource']) ? entry['resource'] : {};
      const reference = isObject(found['for']) ? String(found['for']['reference']) : '';
      const uri = String(found['instantiatesUri']);
      const [first, second] = [reference, uri].map((text) => /(^|\/)Patient\//.test(text));
      return first ? (second ? 'references and uris' : 'references only') : 'no';
    },
  },
];
