import { afterEach, describe, expect, test } from 'vitest';
import { countsOf } from '../../src/conformance/result.ts';
import { runOn, wrongIn } from '../conformance/run-on.ts';
import { startService, type TestService } from '../http/start-service.ts';
import { startWilful, type Ways, type WilfulServer } from './wilful-server.ts';

let server: WilfulServer | undefined;
let service: TestService | undefined;
afterEach(async () => {
  await service?.stop();
  await server?.stop();
});

const KINDS: readonly { readonly what: string; readonly ways: Partial<Ways> }[] = [
  { what: 'has no transactions', ways: { transactions: 'none' } },
  { what: 'does not undo what it did of a transaction', ways: { transactions: 'in part' } },
  {
    what: 'has none, says its versions bare, its references whole, and gives nothing back',
    ways: { transactions: 'none', etag: 'bare', references: 'absolute', returns: 'nothing' },
  },
];

describe('the service in front of a server that…', () => {
  test.each(KINDS)(
    '$what: every rule, story and disclosure of the conformance suite',
    async ({ ways }) => {
      server = await startWilful(ways);
      service = await startService(undefined, { base: server.base });
      const result = await runOn(service.base, ['rules', 'stories', 'disclosure', 'profiles', 'basics']);
      expect(wrongIn(result)).toEqual([]);
      expect(countsOf(result.scripts).pass).toBeGreaterThan(250);
    },
    300_000,
  );

  test.each<{ what: string; ways: Partial<Ways> }>([
    { what: 'writes over what was changed meanwhile', ways: { transactions: 'none', ifMatch: false } },
    { what: 'gives every resource an id of its own', ways: { transactions: 'none', ownIds: false } },
  ])('$what: nothing is written, and it is said', async ({ ways }) => {
    server = await startWilful(ways);
    service = await startService(undefined, { base: server.base });
    const answer = await fetch(`${service.base}/Patient`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: '{"resourceType":"Patient"}',
    });
    expect(answer.status).toBe(501);
    expect(await answer.text()).toContain('upstream-unfit');
  });
});
