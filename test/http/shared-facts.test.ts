import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Resource } from '../../src/fhir/json.ts';
import { referencesIn } from '../../src/fhir/reference.ts';
import { call, startService, type TestService } from './start-service.ts';
import { resourcesIn, volunteerOfMany } from './volunteer-of-many.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const OUTCOME = { Prefer: 'return=OperationOutcome' };

const get = async (base: string, path: string) => (await call(`${base}/${path}`)).body;
const all = async (base: string, query: string): Promise<Resource[]> =>
  resourcesIn(await get(base, `${query}&_count=500`));
const put = (base: string, resource: Resource) =>
  call(`${base}/${resource.resourceType}/${resource.id}`, 'PUT', resource, OUTCOME);

const load = async (base: string, clients: number) => {
  for (const bundle of volunteerOfMany(clients)) {
    const { status, body } = await call(base, 'POST', bundle);
    expect([status, status === 200 ? undefined : JSON.stringify(body)]).toEqual([200, undefined]);
  }
};
const states = async (base: string) => {
  const agreements = await all(base, 'CarePlan?category=care-agreement');
  return Object.fromEntries(
    [...Map.groupBy(agreements, ({ status }) => String(status))].map(([status, of]) => [status, of.length]),
  );
};
const jobs = async (base: string) => (await all(base, 'Task?code=follow-up')).map(({ status }) => status);
const reviewsPerAgreement = async (base: string) => {
  const tasks = await all(base, 'Task?code=review');
  return [...Map.groupBy(tasks, ({ focus }) => (focus as unknown as { reference: string }).reference).values()].map(
    (of) => of.length,
  );
};

const withoutPolicy = (organisation: Resource): Resource => {
  const { extension: _policy, ...rest } = organisation;
  return rest as Resource;
};

/** Each way in which what counts for all her clients goes away. */
const LOSSES = [
  {
    what: "the volunteer's agreement is terminated",
    reference: 'Contract/overeenkomst',
    change: (one: Resource): Resource => ({ ...one, status: 'terminated' }),
    rule: 'ACT-11',
  },
  {
    what: 'the organisation withdraws its policy',
    reference: 'Organization/zorghuis',
    change: withoutPolicy,
    rule: 'ACT-7',
  },
  {
    what: 'her ability turns out not to be there',
    reference: 'Observation/bekwaam',
    change: (one: Resource): Resource => ({ ...one, status: 'entered-in-error' }),
    rule: 'ACT-9',
  },
  {
    what: 'the records turn out to be of other humans',
    reference: 'Person/vrijwilliger',
    change: ({ link: _link, ...one }: Resource): Resource => one as Resource,
    rule: 'ACT-9',
  },
];

let service: TestService | undefined;
afterEach(async () => {
  await service?.stop();
  service = undefined;
});

describe('what counts for many clients changes', () => {
  test.each(LOSSES)(
    '$what: each agreement that rests on it goes on hold, and the answer names it ($rule)',
    async ({ reference, change, rule }) => {
      service = await startService();
      const { base } = service;
      await load(base, 3);
      expect(await states(base)).toEqual({ active: 3 });
      const { status, body } = await put(base, change(await get(base, reference)));
      expect(status).toBe(200);
      const named = body.issue.filter((one: { details: { coding: [{ code: string }]; text: string } }) =>
        /put on hold/.test(one.details.text),
      );
      expect(named.map((one: { details: { coding: [{ code: string }] } }) => one.details.coding[0].code)).toEqual([
        rule,
        rule,
        rule,
      ]);
      expect(await states(base)).toEqual({ 'on-hold': 3 });
      expect(await reviewsPerAgreement(base)).toEqual([1, 1, 1]);
      expect(await jobs(base)).toEqual(['completed']);
    },
  );

  test('what is left of a job keeps nobody from being removed', async () => {
    service = await startService();
    const { base } = service;
    await load(base, 1);
    await put(base, { ...(await get(base, 'Observation/bekwaam')), status: 'entered-in-error' });
    expect(await jobs(base)).toEqual(['completed']);
    const [job] = await all(base, 'Task?code=follow-up');
    expect([...referencesIn(job)]).toEqual([]);
  });

  test('a new finding that she is not able, by a POST of its own: the job finds what was made, and each agreement goes on hold', async () => {
    service = await startService();
    const { base } = service;
    await load(base, 2);
    const { id: _id, ...ability } = await get(base, 'Observation/bekwaam');
    const level = (ability['valueCodeableConcept'] as { coding: [object] }).coding[0];
    const found = {
      ...ability,
      effectivePeriod: { start: '2026-11-20' },
      valueCodeableConcept: { coding: [{ ...level, code: 'not-able' }] },
    };
    const { status } = await call(`${base}/Observation`, 'POST', found);
    expect([status, await states(base), await jobs(base)]).toEqual([201, { 'on-hold': 2 }, ['completed']]);
  });

  test('what takes nothing away makes no job', async () => {
    service = await startService();
    const { base } = service;
    await load(base, 2);
    const contract = await get(base, 'Contract/overeenkomst');
    expect((await put(base, { ...contract, language: 'nl' })).status).toBe(200);
    const organisation = await get(base, 'Organization/zorghuis');
    expect((await put(base, { ...organisation, name: 'Zorghuis De Linde' })).status).toBe(200);
    expect([await jobs(base), await states(base)]).toEqual([[], { active: 2 }]);
  });

  test('a job is the own business of the service: a client cannot write one', async () => {
    service = await startService();
    const code = { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'follow-up' }] };
    const task = { resourceType: 'Task', status: 'requested', intent: 'order', code };
    const { status, body } = await call(`${service.base}/Task`, 'POST', task);
    expect([status, body.issue[0].details.coding[0].code]).toEqual([403, 'follow-up-reserved']);
  });
});

describe('many write at once', () => {
  test('some start care, others take away what it rests on: no agreement is left in force without it', async () => {
    service = await startService();
    const { base } = service;
    await load(base, 3);
    const whole = new Map<string, Resource>();
    for (const { reference } of LOSSES) whole.set(reference, await get(base, reference));
    const inState = (agreement: Resource, status: string, activity: string): Resource => {
      const [one] = agreement['activity'] as unknown as [{ detail: object }];
      return {
        ...agreement,
        status,
        activity: [{ detail: { ...one.detail, status: activity } }],
      } as unknown as Resource;
    };
    const agreements = await all(base, 'CarePlan?category=care-agreement');
    const sent: number[] = [];
    const left: unknown[] = [];
    for (let round = 0; round < 12; round++) {
      const loss = LOSSES[round % LOSSES.length] as (typeof LOSSES)[number];
      for (const fact of whole.values()) expect((await put(base, fact)).status).toBe(200);
      for (const one of agreements) expect((await put(base, inState(one, 'on-hold', 'on-hold'))).status).toBe(200);
      const starts = [...agreements, ...agreements].map((one) => inState(one, 'active', 'in-progress'));
      const answers = await Promise.all([
        ...starts.map((one) => put(base, one)),
        // Each round a little later: before, between and after the others.
        wait(round * 6).then(() => put(base, loss.change(whole.get(loss.reference) as Resource))),
      ]);
      sent.push(...answers.map(({ status }) => status));
      left.push(await states(base));
    }
    expect(left).toEqual(Array.from({ length: 12 }, () => ({ 'on-hold': 3 })));
    // Refused for a rule, or because others kept writing; nothing else went wrong.
    expect(sent.filter((status) => ![200, 409, 422].includes(status))).toEqual([]);
    expect([...new Set(sent)].sort()).toEqual(expect.arrayContaining([200, 422]));
  });
});

describe('the process is killed on the way', () => {
  const CLIENTS = 30;
  const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
  let child: ChildProcess | undefined;
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });

  const start = async (): Promise<string> => {
    child = spawn(process.execPath, [main, 'serve'], {
      env: { ...process.env, PORT: '0', SAMENSPEL_DATA: data, SAMENSPEL_LOG: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { stdout } = child;
    return new Promise((resolve, reject) => {
      let said = '';
      stdout?.on('data', (chunk) => {
        said += chunk;
        const base = /at (http:\S+)/.exec(said)?.[1];
        if (base) resolve(base);
      });
      stdout?.on('end', () => reject(new Error('the service did not start')));
    });
  };

  test.each([LOSSES[0], LOSSES[1]] as typeof LOSSES)(
    '$what: every agreement is reached all the same, once',
    async ({ reference, change }) => {
      let base = await start();
      await load(base, CLIENTS);
      const changed = change(await get(base, reference));
      const answer = put(base, changed).catch(() => undefined);
      const half = async () => {
        for (;;) {
          const { 'on-hold': held = 0 } = (await states(base)) as { 'on-hold'?: number };
          if (held >= 3) return held;
          await wait(5);
        }
      };
      const held = await half();
      child?.kill('SIGKILL');
      await answer;
      // Killed in the middle: some were reached, and not all.
      expect(held).toBeLessThan(CLIENTS);

      // For a second time on the way, as far as that was.
      base = await start();
      child?.kill('SIGKILL');
      base = await start();
      for (let round = 0; round < 400 && (await jobs(base)).includes('requested'); round++) await wait(50);
      expect(await states(base)).toEqual({ 'on-hold': CLIENTS });
      expect(await reviewsPerAgreement(base)).toEqual(Array.from({ length: CLIENTS }, () => 1));
      expect(await jobs(base)).toEqual(['completed']);
    },
    60_000,
  );
});
