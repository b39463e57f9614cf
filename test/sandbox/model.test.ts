import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry } from '../../src/gateway/gateway.ts';
import { sandboxOn, temporaryFolder } from '../contract/start-sandbox.ts';

/**
 * Random histories of random transactions, against a model that keeps every version of every resource in a Map. The model knows what R4 says of
 * versions, conditions, references and order, and nothing of SQL.
 */

interface Version {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly body: object | undefined;
}

type State = ReadonlyMap<string, readonly Version[]>;

const live = (state: State, key: string): object | undefined => state.get(key)?.at(-1)?.body;

const IDS = ['a', 'b', 'c'];
const GENDERS = ['male', 'female', 'other'];

const patientBody = fc.record({ gender: fc.constantFrom(...GENDERS) });
/** A task of a patient, who may not be there. */
const taskBody = fc.record({
  status: fc.constantFrom('draft', 'requested'),
  for: fc.record({ reference: fc.constantFrom(...IDS.map((id) => `Patient/${id}`)) }),
});

type Step =
  | {
      kind: 'put';
      type: 'Patient' | 'Task';
      id: string;
      body: object;
      ifMatch: 'none' | 'right' | 'wrong';
      isNew: boolean;
    }
  | { kind: 'delete'; type: 'Patient' | 'Task'; id: string; ifMatch: 'none' | 'right' | 'wrong' }
  | { kind: 'post'; body: { gender: string }; unlessGender: boolean };

const ifMatch = fc.constantFrom('none', 'none', 'none', 'right', 'wrong') as fc.Arbitrary<'none' | 'right' | 'wrong'>;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('put' as const),
    type: fc.constant('Patient' as const),
    id: fc.constantFrom(...IDS),
    body: patientBody,
    ifMatch,
    isNew: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  }),
  fc.record({
    kind: fc.constant('put' as const),
    type: fc.constant('Task' as const),
    id: fc.constantFrom(...IDS),
    body: taskBody,
    ifMatch,
    isNew: fc.constant(false),
  }),
  fc.record({
    kind: fc.constant('delete' as const),
    type: fc.constantFrom('Patient' as const, 'Task' as const),
    id: fc.constantFrom(...IDS),
    ifMatch,
  }),
  fc.record({ kind: fc.constant('post' as const), body: patientBody, unlessGender: fc.boolean() }),
);

const WRONG = '99';

const entryOf = (state: State, one: Step): Entry => {
  if (one.kind === 'post') {
    return {
      method: 'POST',
      type: 'Patient',
      resource: { resourceType: 'Patient', ...one.body } as Resource,
      ...(one.unlessGender && { ifNoneExist: `gender=${one.body.gender}` }),
    };
  }
  const { type, id } = one;
  const current = String(state.get(`${type}/${id}`)?.length ?? 0);
  const condition = one.ifMatch === 'none' ? {} : { ifMatch: one.ifMatch === 'right' ? current : WRONG };
  if (one.kind === 'delete') return { method: 'DELETE', type, id, ...condition };
  const resource = { resourceType: type, id, ...one.body } as Resource;
  return { method: 'PUT', type, id, resource, ...condition, ...(one.isNew && { ifNoneMatch: '*' }) };
};

/** What the transaction makes of the state, or undefined when it is refused. Fresh ids are taken from what the store answered. */
const expected = (state: State, steps: readonly Step[], freshIds: readonly string[]): State | undefined => {
  const next = new Map(state);
  const add = (key: string, version: Version) => next.set(key, [...(next.get(key) ?? []), version]);
  const matches = (one: { ifMatch: string }, key: string) =>
    one.ifMatch === 'none' || (one.ifMatch === 'right' && live(state, key) !== undefined);
  const keyOf = (one: { type: string; id: string }) => `${one.type}/${one.id}`;
  const ofGender = (gender: string) =>
    [...next].filter(
      ([key]) => key.startsWith('Patient/') && (live(next, key) as { gender?: string })?.gender === gender,
    );

  const written = steps.flatMap((one) => (one.kind === 'post' ? [] : [keyOf(one)]));
  if (new Set(written).size < written.length) return undefined;
  const deleted: string[] = [];
  for (const one of steps) {
    if (one.kind !== 'delete') continue;
    if (!matches(one, keyOf(one))) return undefined;
    if (!live(state, keyOf(one))) continue;
    add(keyOf(one), { method: 'DELETE', body: undefined });
    deleted.push(keyOf(one));
  }
  // A condition is met by what stands after the deletes; two entries with the same one share what the first makes.
  const conditions: string[] = [];
  const posts = steps.map((one, index) => ({ one, id: freshIds[index] ?? `unknown-${index}` }));
  const standing = new Map(GENDERS.map((gender) => [gender, ofGender(gender).length]));
  for (const { one, id } of posts) {
    if (one.kind !== 'post') continue;
    const { gender } = one.body;
    if (one.unlessGender) {
      const there = standing.get(gender) ?? 0;
      if (there > 1) return undefined;
      if (there === 1 || conditions.includes(gender)) continue;
      conditions.push(gender);
    }
    add(`Patient/${id}`, { method: 'POST', body: one.body });
  }
  for (const one of steps) {
    if (one.kind !== 'put') continue;
    const key = keyOf(one);
    if (!matches(one, key) || (one.isNew && live(next, key))) return undefined;
    const same = JSON.stringify(live(next, key)) === JSON.stringify(one.body);
    if (!same) add(key, { method: 'PUT', body: one.body });
  }
  // Another entry may have made a double of what a condition had not found.
  if (conditions.some((gender) => ofGender(gender).length > 1)) return undefined;
  const references = [...next.keys()].flatMap((key) => {
    const task = live(next, key) as { for?: { reference: string } } | undefined;
    return task?.for ? [task.for.reference] : [];
  });
  return references.every((reference) => live(next, reference)) ? next : undefined;
};

test('a store does what the model does, whatever the history, and after it was closed and opened too', async () => {
  let accepted = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }), reopen: fc.boolean() }), {
        minLength: 1,
        maxLength: 25,
      }),
      async (history) => {
        const folder = temporaryFolder();
        let clock = Date.parse('2026-01-01T00:00:00Z');
        const open = () => sandboxOn(folder.file, () => new Date(clock++));
        let sandbox = open();
        let state: State = new Map();
        for (const [turn, { steps, reopen }] of history.entries()) {
          const entries = steps.map((one) => entryOf(state, one));
          const results = await sandbox.transact(entries).catch((error: unknown) => {
            if (error instanceof Failure) return undefined;
            throw error;
          });
          const next = expected(
            state,
            steps,
            (results ?? []).map(({ id }) => id),
          );
          expect(results !== undefined, `${turn}: ${JSON.stringify(steps)}`).toBe(next !== undefined);
          if (next) accepted += 1;
          else refused += 1;
          state = next ?? state;
          if (reopen && turn % 8 === 7) {
            await sandbox.close();
            sandbox = open();
          }
        }

        for (const [key, versions] of state) {
          const [type = '', id = ''] = key.split('/');
          const page = await sandbox.history({ type, id }, new URLSearchParams({ _count: '1000' }));
          expect(page.versions.map(({ method }) => method).toReversed()).toEqual(versions.map(({ method }) => method));
          for (const [index, { body }] of versions.entries()) {
            const read = await sandbox.read(type, id, String(index + 1)).catch(() => undefined);
            expect(read?.resource === undefined).toBe(body === undefined);
            if (body) expect(read?.resource).toMatchObject(body);
          }
          const current = await sandbox.read(type, id).catch((error: Failure) => error.kind);
          expect(typeof current === 'string' ? current : current.versionId).toBe(
            live(state, key) ? String(versions.length) : 'gone',
          );
        }
        const found = async (type: string, query: string) =>
          (await sandbox.search(type, new URLSearchParams(`${query}&_count=1000`))).matches
            .map(({ resource }) => `${type}/${resource.id}`)
            .toSorted();
        const keysWhere = (type: string, holds: (body: never) => boolean) =>
          [...state.keys()]
            .filter((key) => key.startsWith(type) && live(state, key) && holds(live(state, key) as never))
            .toSorted();
        for (const gender of GENDERS) {
          expect(await found('Patient', `gender=${gender}`)).toEqual(
            keysWhere('Patient/', (body: { gender: string }) => body.gender === gender),
          );
        }
        for (const id of IDS) {
          expect(await found('Task', `patient=${id}&status=draft`)).toEqual(
            keysWhere(
              'Task/',
              (body: { status: string; for: { reference: string } }) =>
                body.status === 'draft' && body.for.reference === `Patient/${id}`,
            ),
          );
        }
        await sandbox.close();
        folder.remove();
      },
    ),
    { numRuns: 200 },
  );
  // A property over transactions that are all refused, or none, would say little.
  expect(Math.min(accepted, refused)).toBeGreaterThan(100);
}, 60_000);
