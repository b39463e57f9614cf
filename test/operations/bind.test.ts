import { expect, test } from 'vitest';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { Failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Entry, Gateway } from '../../src/gateway/gateway.ts';
import { rewriting } from '../../src/gateway/rewriting.ts';
import { bind } from '../../src/operations/bind.ts';
import type { Call } from '../../src/operations/service.ts';

/** What stands: Patient/p in version 3, RelatedPerson/r in version 7, found by its identifier. */
const standing: readonly Resource[] = [
  { resourceType: 'Patient', id: 'p', meta: { versionId: '3' } },
  { resourceType: 'RelatedPerson', id: 'r', meta: { versionId: '7' }, patient: { reference: 'Patient/p' } },
];
const stored = (resource: Resource) => ({ resource, versionId: String(resource.meta?.versionId), lastUpdated: '' });
const { model } = packagedDefinitions();
const gateway: Pick<Gateway, 'read' | 'search'> = {
  read: async (type, id) => {
    const found = standing.find((one) => one.resourceType === type && one.id === id);
    if (!found) throw new Failure('not-found', []);
    return stored(found);
  },
  search: async (type, query) => ({
    matches: query.get('identifier') === 'known' ? standing.filter((one) => one.resourceType === type).map(stored) : [],
  }),
};
const call = { server: gateway, rewrite: rewriting(model) } as Call;
const bound = (...entries: Entry[]) =>
  bind(
    call,
    entries.map((entry, i) => ({ entry, expression: `Bundle.entry[${i}].resource` })),
  );

const person = { resourceType: 'RelatedPerson', patient: { reference: 'Patient/p' } };

test('what is written over is written over the version that was read', async () => {
  const { writes, clients } = await bound(
    { method: 'PUT', type: 'Patient', id: 'p', resource: { resourceType: 'Patient', id: 'p' } },
    { method: 'DELETE', type: 'RelatedPerson', id: 'r' },
    { method: 'PUT', type: 'Patient', id: 'new', resource: { resourceType: 'Patient', id: 'new' } },
  );
  expect(writes.map(({ entry }) => entry.method !== 'POST' && entry.ifMatch)).toEqual(['3', '7', undefined]);
  expect(clients).toEqual(['p', 'new']);
});

test.each([
  { what: 'an older version', id: 'p', ifMatch: '2' },
  { what: 'a version of what is not there', id: 'nobody', ifMatch: '1' },
])('a write over $what is refused before anything is sent', async ({ id, ifMatch }) => {
  for (const method of ['PUT', 'DELETE'] as const) {
    const entry: Entry = { method, type: 'Patient', id, ifMatch, resource: { resourceType: 'Patient', id } };
    await expect(bound(entry)).rejects.toMatchObject({
      kind: 'precondition-failed',
      findings: [{ expression: 'Bundle.entry[0]' }],
    });
  }
});

test('what is to be made if there is none, and is there, is left out; references lead to what stands', async () => {
  const fullUrl = 'https://ehr.example/fhir/RelatedPerson/theirs';
  const task = (reference: string) => ({ resourceType: 'Task', owner: { reference } });
  const { writes, outcomes } = await bound(
    { method: 'POST', type: 'RelatedPerson', resource: person, fullUrl, ifNoneExist: 'identifier=known' },
    { method: 'POST', type: 'Task', resource: task(fullUrl) },
    {
      method: 'POST',
      type: 'Task',
      resource: task('RelatedPerson/theirs'),
      fullUrl: 'https://ehr.example/fhir/Task/1',
    },
  );
  expect(outcomes[0]).toMatchObject({ resource: { id: 'r' } });
  const owners = writes.map(({ entry }) => entry.method === 'POST' && entry.resource['owner']);
  expect(owners).toEqual([{ reference: 'RelatedPerson/r' }, { reference: 'RelatedPerson/r' }]);
});

test('what the same write removes meets no condition: R4 deletes first', async () => {
  const { writes, outcomes } = await bound(
    { method: 'POST', type: 'RelatedPerson', resource: person, ifNoneExist: 'identifier=known' },
    { method: 'DELETE', type: 'RelatedPerson', id: 'r' },
  );
  expect([writes.length, outcomes.length]).toEqual([2, 2]);
});

test('under a guard a condition that nothing met is sent plain; what belongs to no client keeps it', async () => {
  const { writes } = await bound(
    { method: 'POST', type: 'RelatedPerson', resource: person, ifNoneExist: 'identifier=new' },
    {
      method: 'POST',
      type: 'Organization',
      resource: { resourceType: 'Organization' },
      ifNoneExist: 'identifier=new-too',
    },
  );
  expect(writes.map(({ entry }) => 'ifNoneExist' in entry)).toEqual([false, true]);
});

test.each(['', '_count=1', '_sort=_id&_total=none'])(
  'a condition that asks nothing is refused, not met by everything: “%s”',
  async (ifNoneExist) => {
    const entry: Entry = { method: 'POST', type: 'RelatedPerson', resource: person, ifNoneExist };
    await expect(bound(entry)).rejects.toMatchObject({
      kind: 'invalid',
      findings: [{ id: expect.stringMatching(/^condition-(empty|invalid)$/) }],
    });
  },
);
