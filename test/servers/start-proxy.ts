import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a request: whether it reaches the server, and what comes back instead of the answer. */
export interface Fault {
  readonly what: string;
  readonly reaches: boolean;
  readonly instead: (response: ServerResponse, answer: string) => void;
}

export const FAULTS: readonly Fault[] = [
  { what: 'cut before it arrives', reaches: false, instead: (response) => response.destroy() },
  { what: 'cut before the answer', reaches: true, instead: (response) => response.destroy() },
  {
    what: 'cut in the middle of the answer',
    reaches: true,
    instead: (response, answer) => {
      response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': Buffer.byteLength(answer) });
      response.write(answer.slice(0, answer.length / 2), () => response.destroy());
    },
  },
  {
    what: 'answered by half of the JSON',
    reaches: true,
    instead: (response, answer) =>
      response.writeHead(200, { 'Content-Type': 'application/fhir+json' }).end(answer.slice(0, answer.length / 2)),
  },
  { what: 'never answered', reaches: true, instead: () => {} },
  { what: 'answered with 500', reaches: true, instead: (response) => response.writeHead(500).end() },
  {
    what: 'answered with 502 in HTML',
    reaches: true,
    instead: (response) => response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html>Bad Gateway</html>'),
  },
  {
    what: 'answered with a page of HTML',
    reaches: true,
    instead: (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Log in</html>'),
  },
  {
    what: 'turned away with 503',
    reaches: false,
    instead: (response) => response.writeHead(503, { 'Retry-After': '0' }).end(),
  },
];

export interface Asked {
  readonly method: string;
  /** Below the base, with its query. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
}

export interface FaultyProxy {
  readonly base: string;
  /** From now on, the nth request (the first is 1) meets the fault; none does when it is left out. Counts anew. */
  meet(fault?: Fault, nth?: number): void;
  /** Requests since `meet`. */
  count(): number;
  /** The same, as they were asked. */
  asked(): readonly Asked[];
  stop(): Promise<void>;
}

/** A proxy between the service and a server, at which requests can go wrong as they do between real ones. */
export const startProxy = async (target: string): Promise<FaultyProxy> => {
  let at = 0;
  let seen: Asked[] = [];
  let met: Fault | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = (request.url ?? '').replace(/^\/fhir/, '');
    const body = Buffer.concat(chunks).toString();
    seen.push({ method: request.method ?? 'GET', path, contentType: request.headers['content-type'], body });
    const fault = seen.length === at ? met : undefined;
    if (fault && !fault.reaches) return fault.instead(response, '');
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
    const answer = await fetch(target + path, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body !== '' && { body }),
    });
    const text = await answer.text();
    if (fault) return fault.instead(response, text);
    for (const name of ['content-type', 'etag', 'last-modified', 'location']) {
      const value = answer.headers.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    response.writeHead(answer.status).end(text);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}/fhir`,
    meet: (fault, nth = 0) => {
      [met, at, seen] = [fault, nth, []];
    },
    count: () => seen.length,
    asked: () => seen,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
