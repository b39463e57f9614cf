import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOpen } from '../../src/access/limited-search.ts';
import { openSearchKnowledge } from '../../src/access/search-knowledge.ts';
import { DOSSIER } from '../../src/disclosure/dossier.ts';
import { redact } from '../../src/disclosure/redact.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { definitions } from '../operations/call-on.ts';

const EXAMPLES = join(import.meta.dirname, '../../node_modules/hl7.fhir.r4.examples');
const MOST = 15;
const HIDES_ALL = { whole: false, own: false, shows: () => false };

/** Some of HL7's examples of each type that a consent may open; of the others who sees them sees every element. */
const examples = (): Resource[] => {
  const types = new Set(DOSSIER.filter(({ section }) => section).map(({ type }) => type));
  const counts = new Map<string, number>();
  return readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const type = name.split('-')[0] as string;
      const count = counts.get(type) ?? 0;
      if (!types.has(type) || count >= MOST) return [];
      counts.set(type, count + 1);
      return [JSON.parse(readFileSync(join(EXAMPLES, name), 'utf8')) as Resource];
    });
};

test('what can be sorted by is never hidden: it is the same with everything masked and left out', () => {
  const knowledge = openSearchKnowledge(definitions, () => new Date());
  let compared = 0;
  for (const resource of examples()) {
    const { resourceType: type } = resource;
    const seen = redact(resource, HIDES_ALL);
    for (const [code, { kind }] of knowledge.scope(type).known(type) ?? []) {
      if (kind === 'composite' || !isOpen(type, { by: code, kind, descending: false }, knowledge)) continue;
      expect([type, code, knowledge.rows(seen, code)]).toEqual([type, code, knowledge.rows(resource, code)]);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
});
