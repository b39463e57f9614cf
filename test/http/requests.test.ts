import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestFiles, textOf } from '../../scripts/request-files.ts';
import { OPERATIONS } from '../../src/operations/catalogue.ts';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const folder = join(import.meta.dirname, '../../examples/requests');
const files = readdirSync(folder).sort();
const textIn = (file: string) => readFileSync(join(folder, file), 'utf8');

/** A file as an editor reads it: `###` begins a request, `# @name` names it, `{{…}}` is a variable, or a place in an earlier answer. */
const requestsIn = (text: string) =>
  text
    .split(/^### /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...bodies] = part.trim().split(/\n\n/);
      const [title = '', ...lines] = head.split('\n');
      const name = lines.find((line) => line.startsWith('# @name '))?.slice('# @name '.length);
      const [start = '', ...headers] = lines.filter((line) => !line.startsWith('#'));
      const [method = '', url = ''] = start.split(' ');
      return {
        title,
        name,
        method,
        url,
        headers: Object.fromEntries(headers.map((line) => line.split(': ') as [string, string])),
        body: bodies.length > 0 ? bodies.join('\n\n') : undefined,
        expects: Number(/\((\d+)\)$/.exec(title)?.[1]),
      };
    });

describe('examples/requests', () => {
  test('are what scripts/request-files.ts makes', () => {
    const made = [...requestFiles()].map(([name, requests]): [string, string] => [`${name}.http`, textOf(requests)]);
    expect(files).toEqual(made.map(([name]) => name).sort());
    for (const [name, text] of made) expect(textIn(name)).toBe(text);
  });

  test('have a file for each operation', () => {
    const names = OPERATIONS.map(({ name }) => `${name}.http`).sort();
    expect(files.filter((file) => file !== 'read-and-write.http')).toEqual(names);
    for (const name of OPERATIONS.map((one) => one.name)) expect(textIn(`${name}.http`)).toContain(`/$${name}`);
  });

  describe('against the service with the stories', () => {
    let service: TestService;
    beforeAll(async () => {
      service = await startService(join(import.meta.dirname, '../../examples/scenarios'));
    });
    afterAll(() => service.stop());

    test.each(files)('%s', async (file) => {
      const answers = new Map<string, Answer>();
      const filled = (url: string) =>
        url.replaceAll(/\{\{(\w+)(?:\.response\.body\.\$\.([^}]+))?\}\}/g, (_, name: string, path?: string) => {
          if (path === undefined) return service.base;
          return String(
            path.split('.').reduce((at, step) => {
              const [, key = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
              return index === undefined ? at[key] : at[key][Number(index)];
            }, answers.get(name)?.body),
          );
        });
      const requests = requestsIn(textIn(file));
      expect(requests.length).toBeGreaterThan(0);
      for (const { title, name, method, url, headers, body, expects } of requests) {
        const answer = await call(filled(url), method, body, headers);
        expect([title, answer.status]).toEqual([title, expects]);
        if (name) answers.set(name, answer);
      }
    });
  });
});
