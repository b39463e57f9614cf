import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { call, startService, type TestService } from './start-service.ts';

const folder = join(import.meta.dirname, '../../examples/scenarios');
const stories = readdirSync(folder).sort();
const bundleOf = (story: string, part: string): { entry: { resource: Resource; request: JsonObject }[] } =>
  JSON.parse(readFileSync(join(folder, story, part), 'utf8'));
const PARTS = ['dossier.json', 'decision.json'];
const entries = stories.flatMap((story) => PARTS.flatMap((part) => bundleOf(story, part).entry));

/** What a story says on purpose, and why. */
const INTENDED: Readonly<Record<string, readonly string[]>> = {
  // No organisation is involved, so there is no care plan that the agreement could be part of.
  'buurvrouw-verpleegkundige': ['ACT-5'],
  // The protocol is named in the instructions only, which no rule reads.
  'aan-tafel': ['ACT-16'],
};

describe('the stories from the sources', () => {
  test('each that the sources tell is there, with a page in Dutch that names its source and what was added', () => {
    expect(stories).toEqual([
      'aan-tafel',
      'buurvrouw-verpleegkundige',
      'cor',
      'dochter',
      'harry',
      'huiskamer',
      'jan',
      'mieke',
      'van-ziekenhuis-naar-huis',
      'vrijwilliger-met-inzage',
      'zelf',
    ]);
    for (const story of stories) {
      const page = readFileSync(join(folder, story, 'README.md'), 'utf8');
      expect([story, page]).toEqual([story, expect.stringMatching(/^# .*\n\nBron: \*[\s\S]*Verzonnen/)]);
      expect(PARTS.filter((part) => !existsSync(join(folder, story, part)))).toEqual([]);
    }
  });

  test('each client has a BSN of the test range that passes the elfproef, and no two the same; no carer has one', () => {
    const bsns = (type: string) =>
      entries
        .filter(({ resource }) => resource.resourceType === type)
        .flatMap(({ resource }) => (resource['identifier'] ?? []) as JsonObject[])
        .filter(({ system }) => system === 'http://fhir.nl/fhir/NamingSystem/bsn')
        .map(({ value }) => String(value));
    const clients = entries.filter(({ resource }) => resource.resourceType === 'Patient');
    expect(new Set(bsns('Patient')).size).toBe(clients.length);
    for (const bsn of bsns('Patient')) {
      expect(bsn).toMatch(/^9999\d{5}$/);
      const sum = [...bsn].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
      expect([bsn, sum % 11]).toEqual([bsn, 0]);
    }
    expect([...bsns('RelatedPerson'), ...bsns('Person')]).toEqual([]);
  });

  test('no two stories write the same resource', () => {
    const urls = entries.map(({ request }) => String(request['url'])).filter((url) => url.includes('/'));
    expect(urls.filter((url, index) => urls.indexOf(url) !== index)).toEqual([]);
  });
});

describe('each story, posted twice, stands once', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const counts = async () => {
    const types = [...new Set(entries.map(({ resource }) => resource.resourceType))];
    const answers = await Promise.all(types.map((type) => call(`${service.base}/${type}?_total=accurate&_count=1`)));
    return Object.fromEntries(types.map((type, index) => [type, answers[index]?.body.total]));
  };

  test.each(stories)('%s', async (story) => {
    const post = async () => {
      const said: string[] = [];
      for (const part of PARTS) {
        const { status, body } = await call(service.base, 'POST', bundleOf(story, part));
        expect([part, status, body.issue]).toEqual([part, 200, undefined]);
        for (const { response } of body.entry) {
          const issues = (response.outcome?.issue ?? []) as {
            severity: string;
            details: { coding: [{ code: string }] };
          }[];
          said.push(...issues.filter((i) => i.severity !== 'information').map((i) => i.details.coding[0].code));
        }
      }
      return said;
    };
    const before = await counts();
    expect(await post()).toEqual(INTENDED[story] ?? []);
    const after = await counts();
    expect(after).not.toEqual(before);
    expect(await post()).toEqual(INTENDED[story] ?? []);
    expect(await counts()).toEqual(after);
  });
});
