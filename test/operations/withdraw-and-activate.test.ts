import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import type { Failure } from '../../src/fhir/failure.ts';
import type { Resource } from '../../src/fhir/json.ts';
import type { Guard } from '../../src/gateway/guard/guard.ts';
import type { Call } from '../../src/operations/service.ts';
import { write as writeOne } from '../../src/operations/single-write.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { guarded } from '../gateway/races.ts';
import { unguarded } from '../gateway/unguarded.ts';
import { callOn, definitions } from './call-on.ts';

const TIMES = 20;
const story = (name: string) => readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke', name), 'utf8');

/** A decision as Mieke's, of a meeting of its own, of which the agreement has not begun yet. */
const draft = (): Resource => {
  const bundle = JSON.parse(
    story('decision.json').replaceAll('zorgplanbespreking-2026-11-10-insuline', `race-${randomUUID()}`),
  );
  const agreement = bundle.entry[1].resource;
  agreement.status = 'draft';
  agreement.activity[0].detail.status = 'not-started';
  return bundle;
};

describe('the client withdraws her consent while the agreement that rests on it begins', () => {
  const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
  // Every moment is a later one: the versions show which write came first.
  let moment = Date.parse('2026-11-25T10:00:00Z');
  const now = () => new Date(moment++);
  const store = openStore({ folder: data, definitions, now, newId: randomUUID });
  const call = (guard: Guard): Call => callOn(store, { guard, today: '2026-11-25', language: 'en' });

  beforeAll(() => transaction(call(guarded()), JSON.parse(story('dossier.json'))));
  afterAll(async () => {
    await store.close();
    rmSync(data, { recursive: true });
  });

  /** One race; what became of each write. */
  const race = async (guard: () => Guard) => {
    const answer = await transaction(call(guarded()), draft());
    const [, agreementAt, consentAt] = (answer['entry'] as { response: { location: string } }[]).map(({ response }) =>
      response.location.split('/'),
    ) as [string[], string[], string[]];
    const agreement = (await store.read('CarePlan', String(agreementAt[1]))).resource;
    const consent = (await store.read('Consent', String(consentAt[1]))).resource;
    const [activity] = agreement['activity'] as [{ detail: object }];
    const active = {
      ...agreement,
      status: 'active',
      activity: [{ ...activity, detail: { ...activity.detail, status: 'in-progress' } }],
    };
    const write = (resource: Resource) =>
      writeOne(call(guard()), {
        method: 'PUT',
        type: resource.resourceType,
        resource,
        on: { id: String(resource.id) },
      }).then(
        ({ result }) => result?.lastUpdated,
        (error: unknown) => error,
      );
    const [began, withdrawn] = await Promise.all([write(active), write({ ...consent, status: 'inactive' })]);
    return { began, withdrawn };
  };

  test(`${TIMES} times: to withdraw is never refused; the agreement begins before it, or not at all`, async () => {
    for (let i = 0; i < TIMES; i++) {
      const { began, withdrawn } = await race(guarded);
      expect(typeof withdrawn).toBe('string');
      if (typeof began === 'string') expect(began < (withdrawn as string)).toBe(true);
      else expect((began as Failure).findings.map(({ id }) => id)).toContain('CARE-1');
    }
  });

  test('without the guard it begins on a consent that is gone', async () => {
    let broken = 0;
    for (let i = 0; i < TIMES; i++) {
      const { began, withdrawn } = await race(() => unguarded);
      if (typeof began === 'string' && typeof withdrawn === 'string' && began > withdrawn) broken++;
    }
    expect(broken).toBeGreaterThan(0);
  });
});
