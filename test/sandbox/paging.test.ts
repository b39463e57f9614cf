import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/gateway/gateway.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

const patient = (id: string, gender: string, more: object = {}): Entry => ({
  method: 'PUT',
  type: 'Patient',
  id,
  resource: { resourceType: 'Patient', id, gender, ...more },
});

/** What others do between two pages. */
const disturbance = fc.record({
  kind: fc.constantFrom('create', 'touch', 'delete', 'nothing'),
  which: fc.nat(29),
});

test('every match that stands all the time is on exactly one page, while others write', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(undefined, '_id', '-_id', '_lastUpdated', '-_lastUpdated', 'gender', '-birthdate,_id'),
      fc.constantFrom('male', 'male,female'),
      fc.array(fc.array(disturbance, { maxLength: 4 }), { maxLength: 30 }),
      async (size, count, sort, gender, disturbances) => {
        let clock = Date.parse('2026-01-01T00:00:00Z');
        const sandbox = sandboxOn(':memory:', () => new Date(clock++));
        const matching = Array.from({ length: size }, (_, n) => `start-${n}`);
        for (const id of matching) await sandbox.transact([patient(id, 'male')]);

        const deleted = new Set<string>();
        const seen: string[] = [];
        let query: URLSearchParams | undefined = new URLSearchParams({ gender, _count: String(count) });
        if (sort) query.set('_sort', sort);
        for (let page = 0; query; page += 1) {
          const answer = await sandbox.search('Patient', query);
          seen.push(...answer.matches.map(({ resource }) => String(resource.id)));
          query = answer.next;
          for (const [n, { kind, which }] of (disturbances[page] ?? []).entries()) {
            const id = `start-${which % size}`;
            if (kind === 'create') await sandbox.transact([patient(`later-${page}-${n}`, 'male')]);
            if (kind === 'touch' && !deleted.has(id)) {
              await sandbox.transact([patient(id, 'male', { active: n % 2 === 0, multipleBirthInteger: page })]);
            }
            if (kind === 'delete') {
              deleted.add(id);
              await sandbox.transact([{ method: 'DELETE', type: 'Patient', id }]);
            }
          }
          // Without an order asked for, what others add comes at the end, and is shown too: the property stays finite.
          if (page > 60) break;
        }
        await sandbox.close();
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => id.startsWith('start-') && !deleted.has(id)).sort()).toEqual(
          matching.filter((id) => !deleted.has(id)).sort(),
        );
      },
    ),
    { numRuns: 60 },
  );
});
