import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import type { FailureKind } from '../../src/fhir/failure-kind.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry, EntryResult, Gateway } from '../../src/gateway/gateway.ts';
import { type Deviations, testWith } from './deviations.ts';

/** A server under the contract. It may hold other resources already: the suite looks only for what it makes itself. */
export interface StartedGateway {
  readonly gateway: Gateway;
  stop(): Promise<void>;
}

const SYSTEM = 'http://example.org/contract';

const patient = (key: string, more: object = {}): Resource => ({
  resourceType: 'Patient',
  identifier: [{ system: SYSTEM, value: key }],
  ...more,
});

const task = (key: string, more: object = {}): Resource => ({
  resourceType: 'Task',
  identifier: [{ system: SYSTEM, value: key }],
  status: 'requested',
  intent: 'order',
  ...more,
});

const post = (resource: Resource, more: { fullUrl?: string; ifNoneExist?: string } = {}): Entry => ({
  method: 'POST',
  type: resource.resourceType,
  resource,
  ...more,
});

const put = (id: string, resource: Resource, more: { ifMatch?: string; fullUrl?: string } = {}): Entry => ({
  method: 'PUT',
  type: resource.resourceType,
  id,
  resource: { ...resource, id },
  ...more,
});

const urn = (): string => `urn:uuid:${randomUUID()}`;

const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Failure)) throw new Error('This was to be refused with a Failure.', { cause: thrown });
  return thrown;
};

/**
 * What the service relies on in any FHIR server behind it. `start` gives the server, in process or over HTTP; each test uses
 * resources of its own, so that the suite also runs against a server that is not empty. `deviations`: what this server is known not
 * to keep, by the name of the test.
 */
export const describeGateway = (
  name: string,
  start: () => Promise<StartedGateway>,
  deviations: Deviations = {},
): void => {
  describe(name, () => {
    const test = testWith(deviations);
    let started: StartedGateway;
    let gateway: Gateway;

    beforeAll(async () => {
      started = await start();
      gateway = started.gateway;
    });

    afterAll(() => started.stop());

    const write = async (entry: Entry): Promise<EntryResult> => {
      const [result] = await gateway.transact([entry]);
      if (!result) throw new Error('No result for the entry.');
      return result;
    };

    const find = async (type: string, key: string) =>
      (await gateway.search(type, new URLSearchParams({ identifier: `${SYSTEM}|${key}` }))).matches;

    const refused = async (entries: readonly Entry[], kinds: readonly FailureKind[]): Promise<Failure> => {
      const refusal = await failureOf(gateway.transact(entries));
      expect(kinds).toContain(refusal.kind);
      return refusal;
    };

    describe('one resource', () => {
      test('what is created can be read, with a version and a moment', async () => {
        const made = await write(post(patient(randomUUID(), { birthDate: '1950-02-03' })));
        expect(made).toMatchObject({ effect: 'created', type: 'Patient' });
        const read = await gateway.read('Patient', made.id);
        expect(read).toMatchObject({ versionId: made.versionId, resource: { id: made.id, birthDate: '1950-02-03' } });
        expect(read.resource.meta).toMatchObject({ versionId: made.versionId, lastUpdated: read.lastUpdated });
        expect(Date.parse(read.lastUpdated)).toBeGreaterThan(Date.parse('2020-01-01'));
      });

      test('an id that never was is not found', async () => {
        expect((await failureOf(gateway.read('Patient', randomUUID()))).kind).toBe('not-found');
      });

      test('an update makes a new version; the same content again makes none', async () => {
        const key = randomUUID();
        const made = await write(post(patient(key)));
        const changed = await write(put(made.id, patient(key, { gender: 'female' })));
        expect(changed.effect).toBe('updated');
        expect(changed.versionId).not.toBe(made.versionId);
        const same = put(made.id, patient(key, { gender: 'female' }), { ifMatch: changed.versionId });
        const again = await write(same);
        expect(again).toMatchObject({ effect: 'existing', versionId: changed.versionId });
      });

      test('a client may choose the id of what it makes', async () => {
        const id = `own-${randomUUID()}`;
        expect(await write(put(id, patient(id)))).toMatchObject({ effect: 'created', id });
        expect((await gateway.read('Patient', id)).resource.id).toBe(id);
      });

      test('extensions and other people’s meta come back as they went in', async () => {
        const extension = [{ url: 'http://example.org/unknown', valueString: 'kept' }];
        const meta = { tag: [{ system: SYSTEM, code: 'kept' }] };
        const { id } = await write(post(patient(randomUUID(), { extension, meta })));
        expect((await gateway.read('Patient', id)).resource).toMatchObject({ extension, meta });
      });

      test('what is deleted is gone, and no search finds it', async () => {
        const key = randomUUID();
        const { id } = await write(post(patient(key)));
        expect(await write({ method: 'DELETE', type: 'Patient', id })).toMatchObject({ effect: 'deleted', id });
        expect((await failureOf(gateway.read('Patient', id))).kind).toBe('gone');
        expect(await find('Patient', key)).toEqual([]);
      });

      test('a deleted resource can be written again, as a later version', async () => {
        const key = randomUUID();
        const { id } = await write(post(patient(key)));
        await write({ method: 'DELETE', type: 'Patient', id });
        const again = await write(put(id, patient(key)));
        expect(again.effect).toBe('created');
        expect(await find('Patient', key)).toHaveLength(1);
      });
    });

    describe('ifMatch', () => {
      test('the current version may be replaced', async () => {
        const key = randomUUID();
        const made = await write(post(task(key)));
        const next = await write(put(made.id, task(key, { status: 'accepted' }), { ifMatch: made.versionId }));
        expect(next.effect).toBe('updated');
      });

      test('an older version may not, and the refusal names the entry', async () => {
        const key = randomUUID();
        const made = await write(post(task(key)));
        await write(put(made.id, task(key, { status: 'accepted' })));
        const late = put(made.id, task(key, { status: 'rejected' }), { ifMatch: made.versionId });
        const refusal = await refused([post(patient(key)), late], ['precondition-failed', 'conflict']);
        expect(refusal.findings[0]?.expression).toMatch(/^Bundle\.entry\[1\]/);
        expect(await find('Patient', key)).toEqual([]);
      });

      test('of eight clients that saw the same version one writes', async () => {
        const key = randomUUID();
        const made = await write(post(task(key)));
        const outcomes = await Promise.allSettled(
          Array.from({ length: 8 }, (_, client) =>
            write(put(made.id, task(key, { description: `client ${client}` }), { ifMatch: made.versionId })),
          ),
        );
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      });
    });

    describe('versions', () => {
      test('each can be read; one that says “deleted” is gone, one that never was is not found', async () => {
        const key = randomUUID();
        const made = await write(post(patient(key)));
        const changed = await write(put(made.id, patient(key, { gender: 'female' })));
        const removed = await write({ method: 'DELETE', type: 'Patient', id: made.id });
        const first = await gateway.read('Patient', made.id, made.versionId);
        expect(first).toMatchObject({ versionId: made.versionId, resource: { id: made.id } });
        expect(first.resource['gender']).toBeUndefined();
        expect((await gateway.read('Patient', made.id, changed.versionId)).resource['gender']).toBe('female');
        expect((await failureOf(gateway.read('Patient', made.id, removed.versionId))).kind).toBe('gone');
        expect((await failureOf(gateway.read('Patient', made.id, '999'))).kind).toBe('not-found');
      });

      test('the history of an instance has them all, the newest first, page by page', async () => {
        const key = randomUUID();
        const made = await write(post(patient(key)));
        await write(put(made.id, patient(key, { gender: 'female' })));
        await write({ method: 'DELETE', type: 'Patient', id: made.id });
        const seen: string[] = [];
        let query: URLSearchParams | undefined = new URLSearchParams({ _count: '2' });
        while (query) {
          const page = await gateway.history({ type: 'Patient', id: made.id }, query);
          seen.push(...page.versions.map(({ method, made: isNew }) => `${method} ${isNew}`));
          query = page.next;
        }
        expect(seen).toEqual(['DELETE false', 'PUT false', 'POST true']);
        expect(
          (await failureOf(gateway.history({ type: 'Patient', id: randomUUID() }, new URLSearchParams()))).kind,
        ).toBe('not-found');
      });
    });

    describe('only what is new', () => {
      test('ifNoneMatch lets a PUT make, and never replace', async () => {
        const id = `own-${randomUUID()}`;
        const only: Entry = { ...put(id, patient(id)), ifNoneMatch: '*' } as Entry;
        expect((await write(only)).effect).toBe('created');
        await refused([only], ['precondition-failed']);
      });

      test('a PUT that asks that nothing meets its condition is refused when something does', async () => {
        const key = randomUUID();
        const only = (id: string): Entry =>
          ({ ...put(id, patient(key)), ifNoneMatch: '*', ifNoneExist: `identifier=${SYSTEM}|${key}` }) as Entry;
        expect((await write(only(`own-${randomUUID()}`))).effect).toBe('created');
        await refused([only(`own-${randomUUID()}`)], ['precondition-failed']);
        expect(await find('Patient', key)).toHaveLength(1);
      });

      test('mustBeNew refuses a match instead of letting it stand in', async () => {
        const key = randomUUID();
        const only: Entry = {
          ...post(patient(key), { ifNoneExist: `identifier=${SYSTEM}|${key}` }),
          mustBeNew: true,
        } as Entry;
        expect((await write(only)).effect).toBe('created');
        await refused([only], ['precondition-failed']);
        expect(await find('Patient', key)).toHaveLength(1);
      });
    });

    describe('a transaction that reads', () => {
      test('reads what it has just written', async () => {
        const key = randomUUID();
        const id = `own-${key}`;
        const { written, read } = await gateway.transactThenRead(
          [put(id, patient(key))],
          [
            { at: 1, kind: 'read', type: 'Patient', id },
            { at: 2, kind: 'search', type: 'Patient', query: new URLSearchParams({ identifier: `${SYSTEM}|${key}` }) },
            { at: 3, kind: 'history', of: { type: 'Patient', id }, query: new URLSearchParams() },
          ],
        );
        expect(written).toMatchObject([{ effect: 'created' }]);
        expect(read).toMatchObject([{ resource: { id } }, { matches: [{ resource: { id } }] }, { versions: [{ id }] }]);
      });

      test('writes nothing when a read fails, and says which', async () => {
        const key = randomUUID();
        const reads = [{ at: 1, kind: 'read', type: 'Patient', id: randomUUID() }] as const;
        const refusal = await failureOf(gateway.transactThenRead([post(patient(key))], reads));
        expect([refusal.kind, refusal.findings[0]?.expression]).toEqual(['not-found', 'Bundle.entry[1]']);
        expect(await find('Patient', key)).toEqual([]);
      });
    });

    describe('a transaction', () => {
      test('references between entries become those of what was made, at any depth and in both directions', async () => {
        const key = randomUUID();
        const [person, work] = [urn(), urn()];
        const results = await gateway.transact([
          post(
            task(key, {
              for: { reference: person },
              owner: { reference: person },
              input: [{ type: { text: 'x' }, valueReference: { reference: person } }],
            }),
            { fullUrl: work },
          ),
          post(patient(key), { fullUrl: person }),
          post(task(`${key}-part`, { partOf: [{ reference: work }] })),
        ]);
        expect(results.map(({ type, effect }) => [type, effect])).toEqual([
          ['Task', 'created'],
          ['Patient', 'created'],
          ['Task', 'created'],
        ]);
        const made = await gateway.read('Task', results[0]?.id ?? '');
        const reference = `Patient/${results[1]?.id}`;
        expect(made.resource).toMatchObject({
          for: { reference },
          owner: { reference },
          input: [{ valueReference: { reference } }],
        });
        const part = await gateway.read('Task', results[2]?.id ?? '');
        expect(part.resource).toMatchObject({ partOf: [{ reference: `Task/${results[0]?.id}` }] });
      });

      test('nothing is written when one entry cannot be', async () => {
        const key = randomUUID();
        await refused(
          [post(patient(key)), post(task(key, { for: { reference: 'Patient/is-not-there' } }))],
          ['unprocessable', 'invalid'],
        );
        expect(await find('Patient', key)).toEqual([]);
        expect(await find('Task', key)).toEqual([]);
      });

      test('a urn that no entry has is refused', async () => {
        const key = randomUUID();
        await refused([post(task(key, { for: { reference: urn() } }))], ['unprocessable', 'invalid']);
        expect(await find('Task', key)).toEqual([]);
      });

      test('what is referred to cannot be deleted alone, but can together with what refers to it', async () => {
        const key = randomUUID();
        const person = await write(post(patient(key)));
        const work = await write(post(task(key, { for: { reference: `Patient/${person.id}` } })));
        await refused([{ method: 'DELETE', type: 'Patient', id: person.id }], ['conflict']);
        const both = await gateway.transact([
          { method: 'DELETE', type: 'Patient', id: person.id },
          { method: 'DELETE', type: 'Task', id: work.id },
        ]);
        expect(both.map(({ effect }) => effect)).toEqual(['deleted', 'deleted']);
      });

      test('the results are in the order of the entries, though deletes go first', async () => {
        const [old, kept, fresh] = [randomUUID(), `own-${randomUUID()}`, randomUUID()];
        const { id } = await write(post(patient(old)));
        const results = await gateway.transact([
          put(kept, patient(kept)),
          post(patient(fresh)),
          { method: 'DELETE', type: 'Patient', id },
        ]);
        expect(results.map(({ effect }) => effect)).toEqual(['created', 'created', 'deleted']);
        expect(results[0]?.id).toBe(kept);
      });
    });

    describe('ifNoneExist', () => {
      const condition = (key: string) => ({ ifNoneExist: `identifier=${SYSTEM}|${key}` });

      test('no match: it is made; one match: that stands in, and references lead to it', async () => {
        const key = randomUUID();
        const first = await write(post(patient(key), condition(key)));
        expect(first.effect).toBe('created');
        const person = urn();
        const [second, work] = await gateway.transact([
          post(patient(key), { ...condition(key), fullUrl: person }),
          post(task(key, { for: { reference: person } })),
        ]);
        expect(second).toMatchObject({ effect: 'existing', id: first.id });
        const { resource } = await gateway.read('Task', work?.id ?? '');
        expect(resource).toMatchObject({ for: { reference: `Patient/${first.id}` } });
      });

      test('more matches: refused', async () => {
        const key = randomUUID();
        await gateway.transact([post(patient(key)), post(patient(key))]);
        await refused([post(patient(key), condition(key))], ['multiple-matches']);
      });

      test('eight clients at once make one resource', async () => {
        const key = randomUUID();
        await Promise.allSettled(Array.from({ length: 8 }, () => write(post(patient(key), condition(key)))));
        expect(await find('Patient', key)).toHaveLength(1);
      });
    });

    describe('search', () => {
      test('by the resource that is referred to, and a status', async () => {
        const key = randomUUID();
        const person = await write(post(patient(key)));
        const owner = { reference: `Patient/${person.id}` };
        await gateway.transact([
          post(task(`${key}-a`, { owner, status: 'requested' })),
          post(task(`${key}-b`, { owner, status: 'completed' })),
          post(task(`${key}-c`, { status: 'requested' })),
        ]);
        const found = await gateway.search(
          'Task',
          new URLSearchParams({ owner: `Patient/${person.id}`, status: 'requested,accepted' }),
        );
        expect(found.matches.map(({ resource }) => resource['status'])).toEqual(['requested']);
      });

      test('pages follow each other until every match was seen once', async () => {
        const key = randomUUID();
        await gateway.transact(Array.from({ length: 7 }, () => post(patient(key))));
        const seen: string[] = [];
        let query: URLSearchParams | undefined = new URLSearchParams({ identifier: `${SYSTEM}|${key}`, _count: '3' });
        while (query) {
          const page = await gateway.search('Patient', query);
          expect(page.matches.length).toBeLessThanOrEqual(3);
          seen.push(...page.matches.map(({ resource }) => String(resource.id)));
          query = page.next;
        }
        expect(seen).toHaveLength(7);
        expect(new Set(seen).size).toBe(7);
      });

      test('a parameter that is not known is refused, not ignored', async () => {
        const refusal = await failureOf(gateway.search('Patient', new URLSearchParams({ shoesize: 'hidden-value' })));
        expect(refusal.kind).toBe('invalid');
        expect(refusal.message).not.toContain('hidden-value');
      });
    });
  });
};
