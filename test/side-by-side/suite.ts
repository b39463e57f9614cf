import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { mieke, SANNE, SISTER } from '../http/decisions.ts';
import { madeIn } from '../http/life.ts';
import { changed, code, day, type Parameter, parameters, ref, text, writtenIn } from '../http/parameters.ts';
import { type Answer, call } from '../http/start-service.ts';
import { type Spread, startSpread } from './start-spread.ts';

const dossier = readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke/dossier.json'), 'utf8');
const statusesOf = (answers: readonly Answer[]) => answers.map(({ status }) => status);
const nextOf = ({ body }: Answer): string | undefined =>
  body.link.find(({ relation }: { relation: string }) => relation === 'next')?.url;

/** What must hold of three instances over one server, whose clients are spread over them: nothing tells that there are three. */
export const threeInstances = (upstream: () => string): void => {
  let spread: Spread;
  beforeAll(async () => {
    spread = await startSpread(upstream(), 3);
    expect((await call(spread.base, 'POST', dossier)).status).toBe(200);
  });
  afterAll(() => spread.stop());
  const record = (decision: string) =>
    call(`${spread.base}/$record-agreement`, 'POST', parameters(...changed(mieke, text('decision', decision))));
  const run = (path: string, ...given: readonly Parameter[]) =>
    call(`${spread.base}/${path}`, 'POST', parameters(...given));
  const status = async (reference: string) => (await call(`${spread.base}/${reference}`)).body.status;
  const isConsistent = async () =>
    (await call(`${spread.base}/${SISTER}/$check-agreements`)).body.parameter[0].valueBoolean;

  test('one decision, sent to all of them at the same moment, stands once', async () => {
    const decision = `side-by-side-${randomUUID()}`;
    const answers = await Promise.all(Array.from({ length: 9 }, () => record(decision)));
    expect(statusesOf(answers)).toEqual(Array(9).fill(200));
    const agreements = answers.map(({ body }) => writtenIn(body).find((one) => one.resourceType === 'CarePlan').id);
    expect(new Set(agreements).size).toBe(1);
  });

  test('six decisions about one client at the same moment are all made, none over another', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => record(`side-by-side-${randomUUID()}`)));
    expect(statusesOf(answers)).toEqual(Array(6).fill(200));
    const agreements = answers.map((answer) => madeIn(answer, 'CarePlan'));
    expect(new Set(agreements).size).toBe(6);
    expect(await Promise.all(agreements.map(status))).toEqual(Array(6).fill('active'));
    expect(await isConsistent()).toBe(true);
  });

  test('what one recorded, the others read, evaluate and revoke', async () => {
    const answer = await record(`side-by-side-${randomUUID()}`);
    const [agreement, consent, task] = ['CarePlan', 'Consent', 'Task'].map((type) => madeIn(answer, type));
    const reads = await Promise.all(Array.from({ length: 3 }, () => call(`${spread.base}/${agreement}`)));
    expect(statusesOf(reads)).toEqual([200, 200, 200]);
    const evaluated = await run(
      `${task}/$evaluate`,
      code('outcome', 'continue'),
      day('nextDate', '2099-05-01'),
      ref('by', SANNE),
    );
    expect(evaluated.status).toBe(200);
    expect((await run(`${consent}/$revoke`, ref('by', SISTER))).status).toBe(200);
    expect(await Promise.all([1, 2, 3].map(() => status(String(agreement))))).toEqual(Array(3).fill('on-hold'));
  });

  test('a consent that is withdrawn while others evaluate what rests on it: nothing stays active without it', async () => {
    for (let i = 0; i < 5; i++) {
      const answer = await record(`side-by-side-${randomUUID()}`);
      const [agreement, consent, task] = ['CarePlan', 'Consent', 'Task'].map((type) => madeIn(answer, type));
      const given = [code('outcome', 'continue'), day('nextDate', '2099-05-01'), ref('by', SANNE)];
      const [revoked] = await Promise.all([
        run(`${consent}/$revoke`, ref('by', SISTER)),
        run(`${task}/$evaluate`, ...given),
        run(`${task}/$evaluate`, ...given),
      ]);
      expect([revoked?.status, await status(String(consent)), await status(String(agreement))]).toEqual([
        200,
        'inactive',
        'on-hold',
      ]);
    }
    expect(await isConsistent()).toBe(true);
  });

  test('a search goes on with the next page at another instance, each match once', async () => {
    const seen: string[] = [];
    let answer = await call(`${spread.base}/CarePlan?subject=${SISTER}&_count=2`);
    for (;;) {
      expect(answer.status).toBe(200);
      seen.push(...answer.body.entry.map(({ resource }: { resource: Resource }) => String(resource.id)));
      const next = nextOf(answer);
      if (next === undefined) break;
      expect(next.startsWith(spread.base)).toBe(true);
      answer = await call(next);
    }
    expect(seen.length).toBeGreaterThanOrEqual(8);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('each of them had its part; when two are gone, the third goes on with what they wrote', async () => {
    expect(spread.answered().every((count) => count > 10)).toBe(true);
    const agreement = madeIn(await record(`side-by-side-${randomUUID()}`), 'CarePlan');
    await spread.stopOne(0);
    await spread.stopOne(1);
    expect(await status(agreement)).toBe('active');
    const after = await record(`side-by-side-${randomUUID()}`);
    expect(after.status).toBe(200);
    expect(await isConsistent()).toBe(true);
  });
};
