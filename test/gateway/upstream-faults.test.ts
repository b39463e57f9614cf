import { afterEach, describe, expect, test } from 'vitest';
import { Failure } from '../../src/fhir/failure.ts';
import type { Entry, Gateway } from '../../src/gateway/gateway.ts';
import { LostAnswer } from '../../src/gateway/lost-answer.ts';
import { STATUS } from '../../src/operations/status.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { answer, type Behaviour, type RawServer, startRawServer } from './start-raw-server.ts';

const SECRET = 'Corrie Bosman 999911120';
const patient = JSON.stringify({ resourceType: 'Patient', id: '1', meta: { versionId: '1' } });
const page = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: JSON.parse(patient) }] });
const outcome = JSON.stringify({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: SECRET }],
});

interface Fault {
  readonly what: string;
  readonly does: Behaviour;
  readonly status: number;
  readonly id: string;
  /** What is only read is asked again. */
  readonly again: boolean;
  /** The server cannot have carried out a write. */
  readonly unseen?: boolean;
}

const cutAfter =
  (text: string): Behaviour =>
  (socket) =>
    void socket.write(text, () => setTimeout(() => socket.destroy(), 10));

const FAULTS: readonly Fault[] = [
  { what: 'hangs up at once', does: (socket) => socket.destroy(), status: 502, id: 'upstream-cut', again: true },
  {
    what: 'resets the connection',
    does: (socket) => socket.resetAndDestroy(),
    status: 502,
    id: 'upstream-cut',
    again: true,
  },
  {
    what: 'hangs up in the middle of the headers',
    does: cutAfter('HTTP/1.1 200 OK\r\nContent-Type: applic'),
    status: 502,
    id: 'upstream-cut',
    again: true,
  },
  {
    what: 'hangs up in the middle of the body',
    does: cutAfter(
      `HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: 500\r\n\r\n{"resourceType"`,
    ),
    status: 502,
    id: 'upstream-cut',
    again: true,
  },
  {
    what: 'hangs up between two chunks',
    does: cutAfter(
      'HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"resourceType":\r\n',
    ),
    status: 502,
    id: 'upstream-cut',
    again: true,
  },
  {
    what: 'speaks no HTTP',
    does: (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    status: 502,
    id: 'upstream-cut',
    again: true,
  },
  { what: 'never answers', does: () => {}, status: 504, id: 'upstream-timeout', again: false },
  {
    what: 'stops in the middle of the body',
    does: (socket) =>
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: 500\r\n\r\n{"resourceType"',
      ),
    status: 504,
    id: 'upstream-timeout',
    again: false,
  },
  {
    what: 'answers with JSON that stops too early',
    does: answer(200, page.slice(0, -20)),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  {
    what: 'answers with a page of HTML',
    does: answer(200, `<html>${SECRET}</html>`, { 'Content-Type': 'text/html' }),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  {
    what: 'answers 404 with a page of HTML',
    does: answer(404, '<html>nothing here</html>', { 'Content-Type': 'text/html' }),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  {
    what: 'answers with XML',
    does: answer(200, '<Bundle/>', { 'Content-Type': 'application/fhir+xml' }),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  {
    what: 'answers with JSON that is no resource',
    does: answer(200, '{"ok":true}'),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  {
    what: 'answers with another resource than was asked',
    does: answer(200, '{"resourceType":"Basic","id":"1"}'),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  { what: 'answers with nothing', does: answer(200, ''), status: 502, id: 'upstream-not-fhir', again: false },
  {
    what: 'sends us elsewhere',
    does: answer(302, '', { Location: 'http://localhost:9/fhir' }),
    status: 502,
    id: 'upstream-not-fhir',
    again: false,
  },
  { what: 'has an error of its own', does: answer(500, outcome), status: 502, id: 'upstream-error', again: false },
  {
    what: 'is not there for its proxy',
    does: answer(502, '<html></html>', { 'Content-Type': 'text/html' }),
    status: 502,
    id: 'upstream-gateway',
    again: true,
  },
  { what: 'is too slow for its proxy', does: answer(504, ''), status: 502, id: 'upstream-gateway', again: true },
  { what: 'is not available', does: answer(503, outcome), status: 503, id: 'upstream-unavailable', again: true },
  { what: 'is too busy', does: answer(429, outcome), status: 429, id: 'upstream-busy', again: true, unseen: true },
  {
    what: 'does not let the service in',
    does: answer(401, 'who?', { 'Content-Type': 'text/plain' }),
    status: 502,
    id: 'upstream-access-refused',
    again: false,
    unseen: true,
  },
];

const entries: Entry[] = [
  { method: 'POST', type: 'Patient', resource: { resourceType: 'Patient', name: [{ text: SECRET }] } },
];

const ASKED: readonly { what: string; write: boolean; ask: (gateway: Gateway) => Promise<unknown> }[] = [
  { what: 'a read', write: false, ask: (gateway) => gateway.read('Patient', '1') },
  {
    what: 'a search',
    write: false,
    ask: (gateway) => gateway.search('Patient', new URLSearchParams({ name: SECRET })),
  },
  {
    what: 'a long search, as a form',
    write: false,
    ask: (gateway) => gateway.search('Patient', new URLSearchParams({ _id: 'x,'.repeat(2000) })),
  },
  { what: 'a transaction', write: true, ask: (gateway) => gateway.transact(entries) },
];

const refusalOf = async (work: Promise<unknown>): Promise<Failure> => {
  const thrown = await work.then(
    () => 'an answer',
    (error: unknown) => error,
  );
  if (!(thrown instanceof Failure)) throw new Error(`no Failure but ${thrown}`);
  return thrown;
};

describe('a server that fails', () => {
  let server: RawServer;
  const quick = { attempts: 3, base: 1, longest: 50, chance: () => 0.5, wait: async () => {} };
  const open = (timeout = 10_000) => upstreamAt(server.base, { timeout, patience: quick });
  afterEach(() => server.stop());

  const table = ASKED.flatMap((asked) => FAULTS.map((fault) => ({ ...fault, ...asked, fault: fault.what })));

  test.each(table)(
    '$what from one that $fault is $status, $id',
    async ({ does, status, id, again, unseen = false, write, ask }) => {
      server = await startRawServer(does);
      const gateway = open(id === 'upstream-timeout' ? 150 : undefined);
      const refusal = await refusalOf(ask(gateway));
      expect([STATUS[refusal.kind], refusal.findings.map((finding) => finding.id)]).toEqual([status, [id]]);
      expect(refusal.message).not.toContain('Bosman');
      // A write is sent once, whatever comes; what may have been carried out is told as such.
      expect(server.requests).toHaveLength(again && !write ? 3 : 1);
      expect(refusal instanceof LostAnswer).toBe(write && !unseen);
    },
  );

  test.each(ASKED.filter(({ write }) => !write))(
    '$what that goes wrong once is answered all the same',
    async ({ what, ask }) => {
      const right = answer(200, what === 'a read' ? patient : page);
      server = await startRawServer((socket) => socket.destroy(), answer(503, ''), right);
      await ask(open());
      expect(server.requests).toHaveLength(3);
    },
  );

  test('nobody there is 503, and a write that never left is no lost one', async () => {
    server = await startRawServer(() => {});
    const gateway = open();
    await server.stop();
    for (const { ask } of ASKED) {
      const refusal = await refusalOf(ask(gateway));
      expect([STATUS[refusal.kind], refusal.findings[0]?.id]).toEqual([503, 'upstream-unreachable']);
      expect(refusal).not.toBeInstanceOf(LostAnswer);
    }
    server = await startRawServer(() => {});
  });

  test('Retry-After is waited for when it is short, and passed on when it is long', async () => {
    const waits: number[] = [];
    const patience = { ...quick, longest: 2_000, wait: async (ms: number) => void waits.push(ms) };
    server = await startRawServer(answer(503, '', { 'Retry-After': '1' }), answer(429, '', { 'Retry-After': '120' }));
    const refusal = await refusalOf(upstreamAt(server.base, { patience }).read('Patient', '1'));
    expect(waits).toEqual([1000]);
    expect([refusal.kind, refusal.retryAfter]).toEqual(['upstream-busy', 120]);
  });

  test('a transaction of which one entry was refused is refused, with that entry', async () => {
    const body = JSON.stringify({
      resourceType: 'Bundle',
      type: 'transaction-response',
      entry: [
        { response: { status: '201 Created', location: 'Patient/1/_history/1' } },
        { response: { status: '412' } },
      ],
    });
    server = await startRawServer(answer(200, body));
    const refusal = await refusalOf(
      open().transact([...entries, { method: 'DELETE', type: 'Task', id: 'x', ifMatch: '1' }]),
    );
    expect([refusal.kind, refusal.findings[0]?.expression]).toEqual(['precondition-failed', 'Bundle.entry[1]']);
  });

  test.each([
    { what: 'fewer results than entries', entry: [] },
    { what: 'no id of what was made', entry: [{ response: { status: '201 Created' } }] },
    { what: 'no version of what was made', entry: [{ response: { status: '201 Created', location: 'Patient/7' } }] },
  ])('a transaction with $what is a lost one: it may well stand', async ({ entry }) => {
    server = await startRawServer(
      answer(200, JSON.stringify({ resourceType: 'Bundle', type: 'transaction-response', entry })),
    );
    expect(await refusalOf(open().transact(entries))).toBeInstanceOf(LostAnswer);
  });
});
