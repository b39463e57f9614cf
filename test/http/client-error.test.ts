import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startService, type TestService } from './start-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** What comes back for bytes that no client library would send. */
const sent = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(service.base).port), 'localhost', () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });

test.each([
  ['what is no HTTP', 'HELO geheim-1234\r\n\r\n', 400],
  ['a header without a name', 'GET /fhir/metadata HTTP/1.1\r\n: geheim-1234\r\n\r\n', 400],
  [
    'headers that are too long',
    `GET /fhir/metadata HTTP/1.1\r\nHost: x\r\nX-A: geheim-1234${'a'.repeat(20_000)}\r\n\r\n`,
    431,
  ],
  [
    'an address that is too long',
    `GET /fhir/Patient?name=geheim-1234${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    431,
  ],
])('%s is answered by an OperationOutcome, without a word of it', async (_what, bytes, status) => {
  const answer = await sent(bytes);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('Content-Type: application/fhir+json');
  expect(JSON.parse(body)).toMatchObject({
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', details: { coding: [{ code: 'request-unreadable' }] } }],
  });
  expect(answer).not.toContain('geheim');
});

test('the service goes on', async () => {
  await sent('\u0000\u0001\u0002\r\n\r\n');
  expect((await fetch(`${service.base}/metadata`)).status).toBe(200);
});
