import { expect, test } from 'vitest';
import { openDatabase } from '../../src/sandbox/database.ts';
import { criterion } from '../../src/sandbox/search-query.ts';
import { condition, keysSql } from '../../src/sandbox/search-sql.ts';
import { scopeOf } from './scope.ts';

const scope = scopeOf('Task');

/** How SQLite would look up a page of tasks, one step per line. */
const plan = (query: string): string => {
  const [first, ...others] = [...new URLSearchParams(query)].map(([name, text]) =>
    condition('Task', criterion(name, text, scope), () => 1),
  );
  if (!first) throw new Error('A query has a condition.');
  const [sql, ...values] = keysSql(first, others, { after: 0, limit: 21 });
  const database = openDatabase(':memory:');
  database.define('in_value_set', () => 0);
  const steps = database.all(`EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => String(detail));
  database.close();
  return steps.join('\n');
};

test.each([
  'owner=Patient/1&status=requested',
  'status=requested&owner=Patient/1',
  'owner=1&status:not=completed',
  'owner:identifier=s|v',
  'identifier=s|v&status=requested,accepted',
  'status=requested,accepted,completed&_lastUpdated=ge2026',
])('a page of Task?%s reads no more of the index than it shows', (query) => {
  expect(plan(query)).not.toMatch(/TEMP B-TREE|SCAN found|SCAN \w+_index/);
});

test.each([
  ['owner=Patient/1', 'page'],
  ['status=requested,accepted', 'page'],
  ['_id=a', 'range'],
  ['authored-on=le2026', 'range'],
  ['authored-on=ge2026', 'scan'],
  ['_lastUpdated=ge2026', 'scan'],
  ['identifier=http://x|', 'scan'],
  ['owner:missing=false', 'scan'],
])('Task?%s is reached by a %s', (query, reach) => {
  const [[name = '', text = ''] = []] = new URLSearchParams(query);
  expect(condition('Task', criterion(name, text, scope), () => 1).reach).toBe(reach);
});

test.each(['authored-on=2026', 'authored-on=le2026', 'authored-on=sa2026'])(
  'what counts as a range is looked up by both its ends or one: Task?%s',
  (query) => expect(plan(query)).toMatch(/parameter=\? AND low[<>]/),
);

test('resources are looked up by their ids, however many there are of the type', () => {
  expect(plan('_id=a,b')).toMatch(/USING INDEX \w+ \(type=\? AND id=\?/);
});
