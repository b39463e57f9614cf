import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCommand, startCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'samenspel-'));
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const listening = async (made: Server, scheme: 'http' | 'https'): Promise<string> => {
  server = made;
  await new Promise<void>((resolve) => made.listen(0, 'localhost', resolve));
  return `${scheme}://localhost:${(made.address() as AddressInfo).port}/fhir`;
};
const answering = (handle: RequestListener) => () => listening(createServer(handle), 'http');
const metadata = (fhirVersion: string) => JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion });

/** A certificate that nobody has signed, made here; openssl comes with git and node's own build images. */
const selfSigned = (): Promise<string> => {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
    ],
    { stdio: 'ignore' },
  );
  const made = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) =>
    response.setHeader('Content-Type', 'application/fhir+json').end(metadata('4.0.1')),
  );
  rmSync(folder, { recursive: true });
  return listening(made as unknown as Server, 'https');
};

/** What somebody may point the command at, and the one line that says what it is. */
describe('a base URL that is none', () => {
  test.each([
    {
      what: 'answers HTML',
      start: answering((_request, response) =>
        response.setHeader('Content-Type', 'text/html').end('<html>geheim-1234</html>'),
      ),
      line: /no FHIR|not FHIR|is no FHIR server/i,
    },
    {
      what: 'answers other JSON',
      start: answering((_request, response) =>
        response.setHeader('Content-Type', 'application/json').end('{"geheim-1234":1}'),
      ),
      line: /no FHIR|not FHIR|is no FHIR server/i,
    },
    {
      what: 'has nothing there',
      start: answering((_request, response) => response.writeHead(404).end()),
      line: /no FHIR|not FHIR|is no FHIR server/i,
    },
    {
      what: 'is R5',
      start: answering((_request, response) =>
        response.setHeader('Content-Type', 'application/fhir+json').end(metadata('5.0.0')),
      ),
      line: /R4.*5\.0\.0|5\.0\.0.*R4/,
    },
    {
      what: 'asks for a login',
      start: answering((_request, response) => response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end()),
      line: /authenticat|authoriz|log in|credentials|lets nobody in|refuses/i,
    },
    {
      what: 'redirects',
      start: answering((_request, response) =>
        response.writeHead(302, { Location: 'http://elsewhere.example/login' }).end(),
      ),
      line: /redirect|refers|elsewhere/i,
    },
    { what: 'has a certificate that nobody signed', start: selfSigned, line: /certificate/i },
  ])('$what: one clear line, and exit code 2', async ({ start, line }) => {
    const base = await start();
    const runs = [
      await runCommand(['probe', base]),
      await runCommand(['conformance', base]),
      await runCommand(['serve'], { PORT: '0', SAMENSPEL_UPSTREAM: base }),
    ];
    for (const { code, stdout, stderr } of runs) {
      expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(line)]);
      expect(stderr).toContain(base);
      expect(stderr).not.toMatch(/geheim|^\s+at /m);
      expect([code, stdout]).toEqual([2, '']);
    }
  });
});

test.each([
  ['is still starting, and says so in HTML', 503, {}, 'is not available for the moment'],
  ['lets callers in by their own tokens alone', 401, { SAMENSPEL_UPSTREAM_PASS_TOKEN: 'true' }, 'lets nobody in'],
])('the service waits for a server that %s', async (_what, status, settings, words) => {
  const base = await answering((_request, response) =>
    response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html>starting</html>'),
  )();
  const command = startCommand(['serve'], { PORT: '0', SAMENSPEL_UPSTREAM: base, ...settings });
  expect(await command.printed(/Try: .*\n/)).toContain(words);
  command.kill('SIGTERM');
  expect((await command.ended).code).toBe(0);
});

test('a server that is too slow for the whole of it: one clear line, exit code 2, and what was made is removed', async () => {
  const kept = new Set<string>();
  const base = await answering(async (request, response) => {
    if (!request.url?.endsWith('/metadata')) await new Promise((resolve) => setTimeout(resolve, 200));
    response.setHeader('Content-Type', 'application/fhir+json');
    const { method, url = '' } = request;
    if (method === 'DELETE') {
      kept.delete(url.replace('/fhir/', ''));
      return response.writeHead(204).end();
    }
    if (url.endsWith('/metadata')) return response.end(metadata('4.0.1'));
    if (method !== 'PUT' && !(method === 'POST' && url.length > '/fhir/'.length))
      return response.writeHead(400).end('{"resourceType":"OperationOutcome"}');
    const [, , type, id = `made-${kept.size}`] = url.split('/');
    kept.add(`${type}/${id}`);
    return response.writeHead(201, { Location: `${base}/${type}/${id}/_history/1` }).end();
  })();
  const { code, stderr } = await runCommand(['probe', base, '--timeout', '1']);
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(/is too slow: after 1 s/)]);
  expect([code, [...kept]]).toEqual([2, []]);
});

test.each(['0', 'soon', '3601', '1e9'])('--timeout %s is refused', async (timeout) => {
  const { code, stderr } = await runCommand(['probe', 'http://localhost:9/fhir', '--timeout', timeout]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--timeout is a number of seconds')]);
});
