import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, startService } from './start-service.ts';

const project = join(import.meta.dirname, '../..');
const readme = readFileSync(join(project, 'README.md'), 'utf8');

test("the README's call gets the README's answer", async () => {
  const [, file] = /--data-binary @(\S+)/.exec(readme) ?? [];
  const [, answer] = /```json\n(.*?)```/s.exec(readme) ?? [];
  const service = await startService(join(project, 'examples/scenarios'));
  try {
    const sent = readFileSync(join(project, String(file)), 'utf8');
    const { status, body } = await call(service.base, 'POST', sent, { 'Accept-Language': 'nl' });
    expect(readme).toContain(`The answer is \`${status} `);
    expect(body).toEqual(JSON.parse(String(answer)));
  } finally {
    await service.stop();
  }
});

test('every folder and file that the README names is there', () => {
  const named = [...readme.matchAll(/`((?:src|profiles|examples|test|bench|docs)\/[\w./-]*)`/g)].map(
    ([, path]) => path,
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(project, String(path))))).toEqual([]);
});
