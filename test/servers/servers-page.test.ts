import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { countsOf } from '../../src/conformance/result.ts';
import { meets, type ProbeReport, probeServer } from '../../src/gateway/probe/probe.ts';
import { type Way, wayFor } from '../../src/gateway/upstream/fitness.ts';
import { runOn, wrongIn } from '../conformance/run-on.ts';
import { upstreamAt } from '../contract/open-upstream.ts';
import { startMedplum } from '../contract/start-medplum.ts';
import { startWilful } from '../gateway/wilful-server.ts';
import { startService } from '../http/start-service.ts';

const SERVERS = [
  { name: 'embedded server (this service)', start: () => startService() },
  { name: 'HAPI FHIR 8.8.0', start: async () => ({ base: inject('hapi'), stop: async () => {} }) },
  { name: 'Medplum router 5.2.13 over memory', start: startMedplum },
  { name: 'a plain server without transactions (ours)', start: () => startWilful({ transactions: 'none' }) },
  { name: 'one that undoes nothing (ours)', start: () => startWilful({ transactions: 'in part' }) },
];

/** What a server turned out to do, and how it did in the part of the conformance suite that is for every server. */
interface Found extends ProbeReport {
  readonly conformance: string;
}

const found = async (start: () => Promise<{ base: string; stop(): Promise<void> }>): Promise<Found> => {
  const { base, stop } = await start();
  const upstream = upstreamAt(base);
  const { exchange } = upstream;
  const report = await probeServer({
    base,
    exchange,
    newId: randomUUID,
    wait: (ms) => wait(ms),
    now: () => new Date(),
  });
  await upstream.close();
  const suite = await runOn(base, ['basics', 'profiles']);
  await stop();
  const { pass } = countsOf(suite.scripts);
  const wrong = wrongIn(suite).length;
  return { ...report, conformance: wrong === 0 ? `all ${pass}` : `${pass} of ${pass + wrong}` };
};

const WRITTEN: Readonly<Record<Way, string>> = { transaction: 'yes', stages: 'in stages', none: '**no**' };

const pageOf = (reports: readonly Found[]): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const answerOf = (report: ProbeReport, id: string, needs: string | undefined) => {
    const answer = report.answers.find((one) => one.id === id)?.answer ?? '';
    return meets(answer, needs) ? answer : `**${answer}**`;
  };
  return [
    '# What FHIR servers really do',
    '',
    'The service can stand in front of any FHIR R4 server (`SAMENSPEL_UPSTREAM`, see [configuration.md](configuration.md)). It finds out at start what that',
    'server really does, by some Patients and Tasks with a tag that it removes again. Decisions are written to it only when every question with a *needed*',
    'answer has that answer, or in stages when what that needs (†) is there; otherwise it is read only, and the service says why. Ask it of your own server:',
    '',
    '```',
    'npx samenspel probe https://fhir.example/r4            # or --format json',
    '```',
    '',
    'This table is what `npm run test:servers` found; `npm run test:servers -- -u` writes it anew. Bold: not what is needed.',
    '',
    row(['does it…', 'needed', ...SERVERS.map(({ name }) => name)]),
    row(Array(SERVERS.length + 2).fill('---')),
    ...(reports[0]?.answers ?? []).map(({ id, asks, needs, needsInStages }) =>
      row([
        asks,
        [needs ?? needsInStages ?? '', needsInStages === undefined ? '' : ' †'].join(''),
        ...reports.map((report) => answerOf(report, id, needs ?? needsInStages)),
      ]),
    ),
    row(['**Decisions can be written under a guard**', '', ...reports.map((report) => WRITTEN[wayFor(report)])]),
    row([
      'passes the tests of a server, and keeps each profile ([conformance.md](conformance.md))',
      '',
      ...reports.map(({ conformance }) => conformance),
    ]),
    '',
    '## How decisions are written',
    '',
    'A withdrawal of consent and a new agreement touch different resources, so If-Match on what is written would let both through. Each client',
    'therefore has one guard: a `List` (identifier `https://samenspel.example/fhir/agreement-register`, with the id of the Patient), which lists',
    'the client’s agreements and names the last decisions. Every write in the record of a client goes so:',
    '',
    '1. The guard is made if there is none, in a request of its own.',
    '2. The guard is read, and only then the record (`Cache-Control: no-cache`).',
    '3. It is decided.',
    '4. One transaction writes the changes, each over the version that was read (`ifMatch`), and the guard, over its own.',
    '5. When someone else decided in between (409 or 412) it begins again at 2, ten times at most; after that the caller gets 409.',
    '',
    'An answer that is lost is settled by the guard: it names the decision, or it is moved on so that the lost transaction can never come after.',
    'The embedded server is written to in the same way. All this holds among everyone who writes *through* Samenspel, in any number of processes; a write',
    'past it, straight into the server, is not stopped. `npm run test:servers` shows it: of 200 times that two write at once none leaves a broken rule, and',
    'with the guard left out the same test fails.',
    '',
    'A HAPI with request validation on knows only the profiles that it was given before that was switched on (it makes no snapshots itself without R4’s package): until then it refuses what carries an extension',
    'of ours, and the caller gets its 422, at the place, with nothing written. Load the package (`samenspel package`) first.',
    '',
    '## In stages',
    '',
    'A server may have no transactions, or call it one and leave half of it. Then a decision is written one resource at a time, so that no agreement is ever half in force:',
    '',
    '1. It is decided on the record, and held to what stands, as above; what is new gets its id here, so that everything can refer to everything.',
    '2. All that will be written is written down on the guard of the client (a *journal*, with what stood before), over the version that was read: from here on the client is held, and who comes waits.',
    '3. What ends care is written first; then what is new and what changes, each after what it refers to, an agreement that comes into force as a draft; then what is deleted; and last the agreement, as active.',
    '4. The guard goes on, without the journal, and names the decision.',
    '',
    'When the server refuses something on the way, what was done is taken back, and the caller is told what was refused. When the service ends, or the connection, in between, who next finds the guard still held',
    '15 seconds later does the rest, or takes it back where not all guards were held yet; the service looks for such guards at its start and each minute, and itself at once for what it began. Mieke’s takes',
    '38 requests instead of 24, of which 8 write instead of one. What concerns no client that is there yet (a new Patient with his record) is held by a List of its own, which goes when it is done. Of writes past the service, straight into the server,',
    'what stands in a third way is left as it is, and the decision taken back.',
    '',
    '`test/gateway/staged.test.ts` ends the process, cuts the connection, loses the answer and refuses at *each* request of four decisions, and then looks: all of it is in force or nothing, at that moment and after',
    'recovery, and a retry ends well. `test/gateway/staged-service.test.ts` runs the whole conformance suite on the service in front of such servers.',
    '',
    'Another Samenspel is read only too, although its answers are right: it guards its clients itself. Stand in front of the server behind it.',
    'It keeps the guards of the probe’s Patients: nobody but the service itself writes or removes one (403 `guard-reserved`). `samenspel probe` names them; who wants',
    'them gone removes them in the server behind it.',
    '',
    '## What goes wrong on the way',
    '',
    'What is only read is asked again, with growing pauses, when the server cannot be reached, breaks off, or says 429, 502, 503 or 504; a write never is.',
    'The caller gets 503 when the server cannot be reached or says so itself, 504 when it does not answer in time, 429 when it is too busy (with its',
    'Retry-After), and 502 for what breaks off or is no FHIR. Of a write that concerns no client, and whose answer was lost, the caller is told that',
    'it is not known whether it stands.',
    '',
  ].join('\n');
};

test('docs/servers.md says what the servers do', async () => {
  const reports: Found[] = [];
  for (const { start } of SERVERS) reports.push(await found(start));
  const [samenspel, ...others] = reports;
  expect(others.flatMap(({ left }) => left)).toEqual([]);
  // A Samenspel keeps its guards to itself.
  expect(samenspel?.left.filter((path) => !path.startsWith('List/'))).toEqual([]);
  await expect(pageOf(reports)).toMatchFileSnapshot('../../docs/servers.md');
});
