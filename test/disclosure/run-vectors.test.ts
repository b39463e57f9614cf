import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedVectors, score } from '../../scripts/run-vectors.ts';
import { decide } from '../../src/disclosure/decide.ts';
import { answer } from './answer.ts';
import type { Vector } from './vector.ts';

const run = promisify(execFile);
const vectors = publishedVectors();

describe('any engine is scored on the vectors', () => {
  test('one that permits everything leaks each case that is not permitted', async () => {
    const closed = vectors.filter(({ expected }) => expected.outcome !== 'permit').map(({ id }) => id);
    expect((await score(vectors, async () => ({ outcome: 'permit' }))).leaks).toEqual(closed);
  });

  test('one that denies everything leaks nothing, and is not right', async () => {
    const { leaks, wrong } = await score(vectors, async () => ({ outcome: 'deny' }));
    expect([leaks, wrong.length]).toEqual([[], vectors.filter(({ expected }) => expected.outcome === 'permit').length]);
  });

  test('one that does not answer is never right', async () => {
    expect((await score(vectors, () => Promise.reject(new Error('down')))).safe).toBe(0);
  });

  describe('over HTTP', () => {
    const server = createServer(async (request, response) => {
      const question = JSON.parse(await text(request)) as Vector;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer(question, decide)));
    });
    let url = '';
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
      url = `http://localhost:${(server.address() as AddressInfo).port}/`;
    });
    afterAll(() => void server.close());

    test('ours is right to the letter', async () => {
      const script = join(import.meta.dirname, '../../scripts/run-vectors.ts');
      const { stdout } = await run(process.execPath, [script, url]);
      expect(stdout).toBe(`${vectors.length} of ${vectors.length} right, ${vectors.length} to the letter, 0 leaks\n`);
    });
  });
});
