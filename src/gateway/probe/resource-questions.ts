import { isObject, objects } from '../../fhir/json.ts';
import { byKey, patient, post, type Question, task } from './question.ts';

/** How single resources are kept. */
export const RESOURCE_QUESTIONS: readonly Question[] = [
  {
    id: 'etag',
    asks: 'form of the ETag as a header, and in the answer to a transaction',
    ask: async (probe) => {
      const { resource } = await probe.transact(post(task(probe.newKey())));
      const response = objects(resource?.['entry'])[0]?.['response'];
      const inTransaction = isObject(response) ? response['etag'] : undefined;
      const { type, id } = await probe.make(task(probe.newKey()));
      return `${formOf((await probe.get(`${type}/${id}`)).header('etag'))}, ${formOf(inTransaction)}`;
    },
  },
  {
    id: 'own-ids',
    asks: 'takes an id of the client’s own (PUT of what is not there)',
    needsInStages: 'yes',
    ask: async (probe) => {
      const { status } = await probe.put({ ...patient(probe.newKey()), id: `probe-${crypto.randomUUID()}` });
      return status < 300 ? `yes (${status})` : `no (${status})`;
    },
  },
  {
    id: 'broken-reference',
    asks: 'refuses a reference to what is not there',
    ask: async (probe) => {
      const key = probe.newKey();
      const { status } = await probe.create(task(key, { for: { reference: `Patient/probe-${crypto.randomUUID()}` } }));
      return (await probe.count('Task', byKey(key))) === 0 ? `yes (${status})` : 'no';
    },
  },
  {
    id: 'referenced-delete',
    asks: 'keeps what is still referred to from being deleted',
    ask: async (probe) => {
      const client = await probe.make(patient(probe.newKey()));
      await probe.make(task(probe.newKey(), { for: { reference: `Patient/${client.id}` } }));
      const { status } = await probe.remove(`Patient/${client.id}`);
      if (status === 405) return 'takes no DELETE (405)';
      return status >= 400 ? `yes (${status})` : 'no';
    },
  },
  {
    id: 'read-deleted',
    asks: 'status of reading what was deleted',
    ask: async (probe) => {
      const { type, id } = await probe.make(task(probe.newKey()));
      const { status } = await probe.remove(`${type}/${id}`);
      if (status >= 300) return `takes no DELETE (${status})`;
      return String((await probe.get(`${type}/${id}`)).status);
    },
  },
  {
    id: 'missing-status',
    asks: 'refuses a resource without an element that R4 requires',
    ask: async (probe) => {
      const key = probe.newKey();
      const { status: _status, ...incomplete } = task(key);
      const { status } = await probe.create({ ...incomplete, resourceType: 'Task' });
      return (await probe.count('Task', byKey(key))) === 0 ? `yes (${status})` : 'no';
    },
  },
];

const formOf = (etag: unknown): string => {
  if (typeof etag !== 'string') return 'none';
  return etag.startsWith('W/') ? 'weak' : etag.startsWith('"') ? 'strong' : 'bare';
};
