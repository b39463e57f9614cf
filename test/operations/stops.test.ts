import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ruleExamples, stories } from '../../scripts/rule-examples/examples.ts';
import { isOurs } from '../../src/agreements/ours.ts';
import { openStore } from '../../src/cli/store.ts';
import { Failure } from '../../src/fhir/failure.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { write } from '../../src/operations/single-write.ts';
import { callOn, definitions } from './call-on.ts';

const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
const store = openStore({ folder: data, definitions, now: () => new Date(), newId: randomUUID });
afterAll(async () => {
  await store.close();
  rmSync(data, { recursive: true });
});
const call = callOn(store, { language: 'en' });

/** The records of the stories, and those that break a rule: what stands may be broken in every way that the rules know. */
const RECORDS = [...new Map([...stories(), ...ruleExamples()].map(({ file, bundle }) => [file, bundle])).entries()];

const inState = (agreement: Resource, status: string, activity: string): Resource => {
  const [one] = objects(agreement['activity']);
  return { ...agreement, status, activity: [{ ...one, detail: { ...(one?.['detail'] as object), status: activity } }] };
};

/** Every way in which something of a record is stopped, limited, corrected or withdrawn. */
const stopsOf = (one: Resource): Resource[] => {
  if (isOurs(one, 'care-agreement'))
    return [
      inState(one, 'on-hold', 'on-hold'),
      inState(one, 'completed', 'completed'),
      inState(one, 'revoked', 'cancelled'),
      // Who stops, and forgets the one state of two.
      { ...one, status: 'revoked' },
      { ...one, status: 'entered-in-error' },
    ];
  if (isOurs(one, 'care-consent'))
    return ['inactive', 'rejected', 'entered-in-error'].map((status) => ({ ...one, status }));
  if (isOurs(one, 'delegation-order')) return ['revoked', 'completed'].map((status) => ({ ...one, status }));
  if (isOurs(one, 'volunteer-agreement')) return [{ ...one, status: 'terminated' }];
  if (isOurs(one, 'competence')) return [{ ...one, status: 'entered-in-error' }];
  if (one.resourceType === 'Patient')
    return [
      { ...one, deceasedDateTime: '2026-11-24' },
      { ...one, birthDate: '2014-03-01' },
    ];
  if (one.resourceType === 'RelatedPerson') return [{ ...one, active: false }];
  return [];
};

describe.each(RECORDS)('whatever stops something is accepted: %s', (_file, bundle) => {
  const record = objects(bundle['entry']).map(({ resource }) => resource as unknown as Resource);
  // What the record refers to and does not hold stands in the store too.
  const held = new Set(record.map((resource) => `${resource.resourceType}/${resource.id}`));
  const others = [...JSON.stringify(record).matchAll(/"reference":"(\w+)\/([\w-]+)"/g)]
    .filter(([, type, id]) => !held.has(`${type}/${id}`))
    .map(([, type, id]): Resource => ({ resourceType: String(type), id: String(id) }));
  const load = () =>
    store.transact(
      [...new Map([...others, ...record].map((one) => [`${one.resourceType}/${one.id}`, one])).values()].map(
        (resource) => ({ method: 'PUT', type: resource.resourceType, id: String(resource.id), resource }),
      ),
    );

  test('by a plain PUT, and no active agreement is left on a consent that says no', async () => {
    for (const resource of record.flatMap(stopsOf)) {
      await load();
      const { resourceType: type, id } = resource;
      const { findings } = await write(call, { method: 'PUT', type, resource, on: { id: String(id) } }).catch(
        (error) => {
          const said = error instanceof Failure ? error.findings.map((f) => `${f.id} ${f.expression}`) : error;
          throw new Error(`${type}/${id} ${resource['status']}: ${said}`);
        },
      );
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      if (!isOurs(resource, 'care-consent') || resource['status'] === 'entered-in-error') continue;
      for (const agreement of record.filter((one) => isOurs(one, 'care-agreement'))) {
        const { resource: now } = await store.read('CarePlan', String(agreement.id));
        const rests = JSON.stringify(resource['provision']).includes(`CarePlan/${agreement.id}"`);
        if (rests && now['status'] === 'active') expect(JSON.stringify(now['subject'])).toContain('Group/');
      }
    }
  });
});
