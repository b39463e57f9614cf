import type { TestScript } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { onlyThese } from '../../src/conformance/only.ts';
import { requestOf } from '../../src/conformance/request.ts';
import { readScript, UnknownInScript } from '../../src/conformance/script.ts';
import { filled, filledJson, NoValue, ofThisRun } from '../../src/conformance/variables.ts';
import { SCRIPTS } from './run-on.ts';

const script = (more: object): TestScript =>
  ({
    resourceType: 'TestScript',
    id: 'x',
    url: 'https://x.example',
    name: 'X',
    status: 'draft',
    ...more,
  }) as TestScript;

describe('a script with more than the engine knows is not run', () => {
  test.each([
    ['variable[0].path', { variable: [{ name: 'a', path: '//x' }] }],
    ['setup.action[0].operation.destination', { setup: { action: [{ operation: { destination: 1 } }] } }],
    ['test[0].action[0].assert.validateProfileId', { test: [{ action: [{ assert: { validateProfileId: 'p' } }] }] }],
    ['fixture[0].autocreate', { fixture: [{ id: 'a', autocreate: true }] }],
    ['origin', { origin: [{ index: 1 }] }],
  ])('%s', (path, more) => {
    expect(() => readScript(script(more))).toThrow(new UnknownInScript(path));
  });
});

describe('variables', () => {
  const lookup = ofThisRun('abc', '2026-11-25');

  test.each([
    ['a ${run} b', 'a abc b'],
    ['${today}', '2026-11-25'],
    ['${today+7}/${today-365}', '2026-12-02/2025-11-25'],
    ['nothing', 'nothing'],
  ])('%s is %s', (text, value) => {
    expect(filled(text, lookup)).toBe(value);
  });

  test('one without a value is no empty text', () => {
    expect(() => filled('Patient/${client}', lookup)).toThrow(new NoValue('client'));
  });

  test('a value with quotes stays one value in JSON', () => {
    expect(JSON.parse(filledJson('{"a":"${b}"}', () => 'say "no"\n'))).toEqual({ a: 'say "no"\n' });
  });
});

describe('the request of an operation', () => {
  const sources = {
    base: 'https://ehr.example/fhir',
    lookup: (name: string) => (name === 'id' ? '12' : undefined),
    textOf: (id: string) => `text of ${id}`,
  };
  const ask = (operation: object) => requestOf({ encodeRequestUrl: true, ...operation } as never, sources);

  test.each([
    ['a read', { type: { code: 'read' }, resource: 'Patient', params: '/${id}' }, 'GET', '/Patient/12'],
    ['a search', { type: { code: 'search' }, url: 'Task?code=a|b c' }, 'GET', '/Task?code=a%7Cb%20c'],
    ['what is encoded already', { type: { code: 'search' }, url: 'Task?code=a%7Cb' }, 'GET', '/Task?code=a%7Cb'],
    ['the statement', { type: { code: 'capabilities' } }, 'GET', '/metadata'],
    ['a transaction', { type: { code: 'transaction' }, sourceId: 'b' }, 'POST', ''],
    ['a method that is said', { type: { code: 'read' }, method: 'delete', url: 'Task/${id}' }, 'DELETE', '/Task/12'],
  ])('%s', (_what, operation, method, path) => {
    const request = ask(operation);
    expect([request.method, request.url]).toEqual([method, `https://ehr.example/fhir${path}`]);
  });

  test('a link to a next page goes where the server says', () => {
    expect(ask({ method: 'get', url: 'https://elsewhere.example/p?x=1' }).url).toBe('https://elsewhere.example/p?x=1');
  });

  test('what is sent is said to be FHIR, unless it is not', () => {
    expect(ask({ method: 'post', url: 'Task', sourceId: 'b' })).toMatchObject({
      body: 'text of b',
      headers: { 'content-type': 'application/fhir+json' },
    });
  });
});

describe('what is asked for', () => {
  const ids = (...asked: string[]) => onlyThese(SCRIPTS, asked).map(({ id, tests }) => `${id} ${tests.length}`);

  test('by the beginning of a name', () => {
    expect(ids('basics-r', 'rules-sock')).toEqual(['basics-rest 7', 'rules-sock 1']);
  });

  test('by a requirement: its own tests, but the whole of a story', () => {
    expect(ids('ACT-2')).toEqual(['rules-profiles 1', 'stories-mieke 9']);
    expect(ids('hand-back')).toEqual(['stories-mieke 9']);
  });

  test('nothing is asked: all', () => {
    expect(ids()).toHaveLength(SCRIPTS.length);
  });
});
