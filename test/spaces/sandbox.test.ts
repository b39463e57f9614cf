import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mieke } from '../http/decisions.ts';
import { parameters } from '../http/parameters.ts';
import { type Answer, call } from '../http/start-service.ts';
import { startSandbox, type TestSandbox } from './start-sandbox.ts';

const codeOf = ({ body }: Answer) => body.issue[0].details.coding[0].code;
const count = async (base: string, type: string) => (await call(`${base}/${type}?_summary=count`)).body.total;
const task = (description: string) => ({ resourceType: 'Task', status: 'requested', intent: 'order', description });

describe('the sandbox for testers', () => {
  let sandbox: TestSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  test('opens a space with every story in it, at an address of its own', async () => {
    const { status, headers, body } = await sandbox.ask();
    expect([status, headers.get('Location')]).toEqual([201, body.page]);
    expect(body.base).toBe(`${sandbox.root}/t/${body.name}/fhir`);
    const stories = readdirSync(join(import.meta.dirname, '../../examples/scenarios'));
    expect(await count(body.base, 'CarePlan')).toBeGreaterThanOrEqual(stories.length);
  });

  test('is the whole service: a decision is made, and links lead to where it stands', async () => {
    const { base } = await sandbox.open();
    expect((await call(`${base}/$record-agreement`, 'POST', parameters(...mieke))).status).toBe(200);
    const page = (await call(`${base}/CarePlan?_count=1`)).body;
    for (const { url } of page.link) expect(url.startsWith(`${base}/`)).toBe(true);
    const next = page.link.find(({ relation }: { relation: string }) => relation === 'next').url;
    expect((await call(next)).body.entry).toHaveLength(1);
    const made = await call(`${base}/Task`, 'POST', task('Bel de dochter.'));
    expect(made.headers.get('Location')?.startsWith(`${base}/Task/`)).toBe(true);
  });

  test('keeps spaces apart: what one tester writes, deletes or pages through is not in another’s', async () => {
    const [mine, other] = [await sandbox.open(), await sandbox.open()];
    const made = (await call(`${mine.base}/Task`, 'POST', task('Van mij.'))).body;
    expect((await call(`${other.base}/Task/${made.id}`)).status).toBe(404);
    expect(await count(other.base, 'Task')).toBe((await count(mine.base, 'Task')) - 1);
    const next = (await call(`${mine.base}/Task?_count=1`)).body.link.find(
      ({ relation }: { relation: string }) => relation === 'next',
    ).url;
    const elsewhere = await call(next.replace(mine.base, other.base));
    const seen = (elsewhere.body.entry ?? []).map(({ resource }: { resource: { id: string } }) => resource.id);
    expect(seen).not.toContain(made.id);
  });

  test('resets one on demand: the address stays, what was written is gone, the stories are there again', async () => {
    const { base, page } = await sandbox.open();
    const before = await count(base, 'Task');
    const made = (await call(`${base}/Task`, 'POST', task('Weg hiermee.'))).body;
    expect((await call(`${base}/Consent/jaap-stemt-in/$revoke`, 'POST')).status).toBe(200);
    const reset = await call(`${page}reset`, 'POST', undefined, { Accept: 'application/json' });
    expect([reset.status, reset.body.base]).toEqual([200, base]);
    expect((await call(`${base}/Task/${made.id}`)).status).toBe(404);
    expect(await count(base, 'Task')).toBe(before);
    expect((await call(`${base}/Consent/jaap-stemt-in`)).body.status).toBe('active');
  });

  test('a reset while requests run lets them end, and each later one meets the fresh space', async () => {
    const { base, page } = await sandbox.open();
    const running = Array.from({ length: 8 }, (_, i) => call(`${base}/Task`, 'POST', task(`Nummer ${i}`)));
    const reset = call(`${page}reset`, 'POST', undefined, { Accept: 'application/json' });
    const answers = await Promise.all([...running, reset]);
    expect(answers.map(({ status }) => status)).toEqual([...Array(8).fill(201), 200]);
    expect((await call(`${base}/metadata`)).status).toBe(200);
  });

  test.each([
    ['a name that nobody was given', (name: string) => `${name.slice(0, -1)}${name.endsWith('a') ? 'b' : 'a'}`],
    ['a name that could have been wished for', () => 'jansen'],
    ['a path out of it', () => '..%2F..%2Fseed'],
  ])('%s opens nothing', async (_, other) => {
    const { name } = await sandbox.open();
    for (const path of ['', '/fhir/CarePlan', '/fhir/metadata']) {
      const answer = await call(`${sandbox.root}/t/${other(name)}${path}`);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'space-unknown']);
    }
  });

  test('what was ended is there anew, as it began, when it is asked for again', async () => {
    const { base, page } = await sandbox.open();
    const made = (await call(`${base}/Task`, 'POST', task('Weg.'))).body;
    expect((await call(page, 'DELETE')).status).toBe(204);
    expect((await call(`${base}/Task/${made.id}`)).status).toBe(404);
    expect((await call(`${base}/Consent/jaap-stemt-in`)).status).toBe(200);
  });
});

describe('the limits of the sandbox', () => {
  const with429 = (answer: Answer) => {
    expect([answer.status, Number(answer.headers.get('Retry-After')) > 0]).toEqual([429, true]);
    return codeOf(answer);
  };

  test('200 spaces stand side by side, each its own; one more has to wait', async () => {
    const sandbox = await startSandbox();
    try {
      const spaces = [];
      for (let i = 0; i < 200; i++) {
        const { base } = await sandbox.open();
        const made = await call(`${base}/Task`, 'POST', task(`Ruimte ${i}`));
        spaces.push({ base, id: made.body.id, says: `Ruimte ${i}` });
      }
      expect(new Set(spaces.map(({ base }) => base)).size).toBe(200);
      for (const { base, id, says } of spaces) expect((await call(`${base}/Task/${id}`)).body.description).toBe(says);
      expect(with429(await sandbox.ask())).toBe('spaces-full');
    } finally {
      await sandbox.stop();
    }
  });

  test('requests of a space are counted together, and another space goes on', async () => {
    const sandbox = await startSandbox({ requestsPerMinute: 5 });
    try {
      const [mine, other] = [await sandbox.open(), await sandbox.open()];
      for (let i = 0; i < 5; i++) expect((await call(`${mine.base}/metadata`)).status).toBe(200);
      expect(with429(await call(`${mine.base}/metadata`))).toBe('too-many-requests');
      expect((await call(`${other.base}/metadata`)).status).toBe(200);
    } finally {
      await sandbox.stop();
    }
  });

  test('one address opens so many spaces in an hour', async () => {
    const sandbox = await startSandbox({ openedPerHour: 2 });
    try {
      for (let i = 0; i < 2; i++) expect((await sandbox.ask()).status).toBe(201);
      expect(with429(await sandbox.ask())).toBe('too-many-requests');
    } finally {
      await sandbox.stop();
    }
  });

  test('a full space takes no more, is still read, and is emptied by a reset', async () => {
    const sandbox = await startSandbox({ mebibytes: 12 });
    try {
      const { base, page } = await sandbox.open();
      const large = {
        resourceType: 'Binary',
        contentType: 'text/plain',
        data: Buffer.alloc(2 ** 21).toString('base64'),
      };
      let answer = await call(`${base}/Binary`, 'POST', large);
      for (let i = 0; i < 10 && answer.status === 201; i++) answer = await call(`${base}/Binary`, 'POST', large);
      expect(with429(answer)).toBe('space-full');
      expect((await call(`${base}/CarePlan`)).status).toBe(200);
      await call(`${page}reset`, 'POST', undefined, { Accept: 'application/json' });
      expect((await call(`${base}/Task`, 'POST', task('Er is weer ruimte.'))).status).toBe(201);
    } finally {
      await sandbox.stop();
    }
  });
});
