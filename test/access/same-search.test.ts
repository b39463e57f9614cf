import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchAll } from '../../src/access/read-dossier.ts';
import { openSearchKnowledge } from '../../src/access/search-knowledge.ts';
import { limitTo } from '../../src/access/sight-around.ts';
import { loadExamples } from '../../src/cli/examples.ts';
import { openStore } from '../../src/cli/store.ts';
import { Failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import type { IndexValue } from '../../src/sandbox/element-values.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { callOn, definitions } from '../operations/call-on.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenspel-same-'));
let store: Sandbox;
let resources: readonly Resource[];
const knowledge = openSearchKnowledge(definitions, () => new Date());

beforeAll(async () => {
  store = openStore({ folder, definitions, now: () => new Date(), newId: randomUUID });
  await loadExamples(callOn(store), join(import.meta.dirname, '../../examples/scenarios'));
  const found: Resource[] = [];
  for (const type of definitions.resourceTypes) found.push(...(await searchAll(store, type, { _count: '1000' })));
  resources = found;
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Many ways to ask for one value that stands there. */
const queriesFor = (code: string, row: IndexValue): [string, string][] => {
  const ways: [string, string][] = [
    [`${code}:missing`, 'true'],
    [`${code}:missing`, 'false'],
  ];
  const escaped = (text: string) => text.replaceAll(/[\\,|$]/g, '\\$&');
  switch (row.table) {
    case 'token': {
      if (row.code === '') return ways;
      const both = `${escaped(row.system)}|${escaped(row.code)}`;
      return [
        ...ways,
        [code, escaped(row.code)],
        [code, both],
        [code, `${escaped(row.system)}|`],
        [`${code}:not`, both],
        [`${code}:below`, escaped(row.code)],
        [`${code}:above`, `${escaped(row.code)}/x`],
        [`${code}:below`, both],
        [`${code}:above`, both],
        [`${code}:of-type`, `${both}|x`],
      ];
    }
    case 'reference':
      return row.id === ''
        ? ways
        : [...ways, [code, `${row.type}/${row.id}`], [code, row.id], [`${code}:${row.type}`, row.id]];
    case 'string':
      return [
        ...ways,
        [code, escaped(row.exact.slice(0, 5))],
        [`${code}:exact`, escaped(row.exact)],
        [`${code}:exact`, escaped(row.exact.toUpperCase())],
        [`${code}:contains`, escaped(row.exact.slice(2, 8).trim() || row.exact)],
      ];
    case 'date': {
      const day = new Date(Math.min(Math.max(row.low, 0), 4e12)).toISOString().slice(0, 10);
      return [
        ...ways,
        ...['', 'eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sa', 'eb', 'ap'].flatMap((prefix): [string, string][] => [
          [code, prefix + day],
          [code, prefix + day.slice(0, 7)],
        ]),
      ];
    }
    case 'number':
      return [
        ...ways,
        ...['', 'ne', 'gt', 'ge', 'lt', 'le', 'ap'].map((prefix): [string, string] => [code, prefix + row.value]),
      ];
  }
};

const idsOf = async (
  gateway: Pick<Gateway, 'search'>,
  type: string,
  query: [string, string][],
): Promise<string[] | string> => {
  const ids: string[] = [];
  let page: URLSearchParams | undefined = new URLSearchParams([...query, ['_count', '7']]);
  try {
    while (page) {
      const { matches, next }: Awaited<ReturnType<Gateway['search']>> = await gateway.search(type, page);
      ids.push(...matches.map(({ resource }) => String(resource.id)));
      page = next;
    }
  } catch (error) {
    if (error instanceof Failure) return String(error.findings[0]?.id);
    throw error;
  }
  return ids;
};

/** Of a client's own dossier the limited search is the plain one within it, but for what is hidden from her. */
describe.each(['moeder-van-karin', 'client-nel', 'zus-van-mieke', 'vader-van-sanne'])('to %s', (client) => {
  test('a search finds what the same search finds on the server, of what she sees', async () => {
    const actor = `Patient/${client}`;
    const { gateway, seenOf } = callOn(store, { identity: { kind: 'patient', actor, scopes: [] } });
    let asked = 0;
    for (const type of new Set(resources.map(({ resourceType }) => resourceType))) {
      const limit = limitTo(type, [actor]);
      const own = resources.filter(({ resourceType }) => resourceType === type);
      const seen = new Set((await seenOf(own)).map(({ id }) => String(id)));
      if (!limit || seen.size === 0) continue;
      for (const code of knowledge.scope(type).known(type)?.keys() ?? []) {
        const rows = own.filter(({ id }) => seen.has(String(id))).flatMap((one) => knowledge.rows(one, code));
        const queries = [rows[0], rows.at(-1)].flatMap((row) => (row ? queriesFor(code, row) : []));
        for (const query of queries) {
          const whole = await idsOf(store, type, [query, limit]);
          const expected = typeof whole === 'string' ? whole : whole.filter((id) => seen.has(id));
          expect([type, query, await idsOf(gateway, type, [query])]).toEqual([type, query, expected]);
          asked++;
        }
      }
    }
    expect(asked).toBeGreaterThan(100);
  }, 60_000);
});
