import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');
const filesOf = (folder: string): string[] => readdirSync(join(SRC, folder)).map((name) => `${folder}/${name}`);
/** The server as it is, of a call: `call.server`, or `server` taken out of one. */
const UNLIMITED = /\bcall\.server\b|\{[^{}]*\bserver\b[^{}]*\}: (?:Pick<)?Call\b/;
const unlimited = (folder: string): string[] =>
  filesOf(folder).filter((file) => UNLIMITED.test(readFileSync(join(SRC, file), 'utf8')));

test('no route reads from the server as it is', () => {
  expect(filesOf('http').length).toBeGreaterThan(5);
  expect(unlimited('http')).toEqual([]);
});

/**
 * What decides and writes has to see everything. Whoever adds a file here looks at what of it is answered: that goes through `call.gateway`, `seenOf`
 * or `show`.
 */
test('the operations that do are known', () => {
  expect(unlimited('operations').sort()).toEqual(
    [
      'access-log',
      'acting-as',
      'broken-references',
      'called-on',
      'check-agreements',
      'commit',
      'competence',
      'condition',
      'current',
      'decide',
      'decided-before',
      'decision',
      'disclose',
      'explain-access',
      'follow-up',
      'people',
      'record-agreement',
      'report-concern',
      'resolve',
      'revoke',
      'simulate-consent',
      'single-write',
      'sweep',
      'under-guard',
    ].map((name) => `operations/${name}.ts`),
  );
});
