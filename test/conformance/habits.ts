import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request or an answer on its way. */
export interface Passing {
  readonly method: string;
  /** Below the base, with its query. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Answering {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Something that servers do and should not: to the request before it is carried out, or to the answer. */
export interface Habit {
  readonly what: string;
  readonly toRequest?: (request: Passing) => Passing;
  readonly toAnswer?: (answer: Answering, request: Passing) => Answering;
}

const without = (headers: Record<string, string>, ...names: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

/** A change of each object in JSON, from the inside. */
const inJson = (body: string, change: (node: Record<string, unknown>) => Record<string, unknown>): string => {
  if (!body.startsWith('{')) return body;
  return JSON.stringify(
    JSON.parse(body, (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? change(value) : value,
    ),
  );
};

const isRead = ({ method, path }: Passing): boolean => method === 'GET' && /^\/[A-Z][A-Za-z]+\/[^/?]+$/.test(path);

const isDeletion = ({ method, body }: Passing): boolean => method === 'DELETE' || body.includes('"DELETE"');

export const HABITS = {
  'ignores If-Match': {
    what: 'ignores If-Match',
    toRequest: ({ headers, body, ...rest }) => ({
      ...rest,
      headers: without(headers, 'if-match'),
      body: inJson(body, ({ ifMatch: _, ...node }) => node),
    }),
  },
  'ignores If-None-Exist': {
    what: 'ignores If-None-Exist',
    toRequest: ({ headers, body, ...rest }) => ({
      ...rest,
      headers: without(headers, 'if-none-exist'),
      body: inJson(body, ({ ifNoneExist: _, ...node }) => node),
    }),
  },
  'ignores what a search asks': {
    what: 'ignores what a search asks',
    toRequest: (request) =>
      request.method === 'GET' && /^\/[A-Z][A-Za-z]+\?/.test(request.path)
        ? { ...request, path: `${request.path.replace(/\?.*/, '')}?_count=1000` }
        : request,
  },
  'finds nothing': {
    what: 'finds nothing',
    toAnswer: (answer, { method, path }) =>
      method === 'GET' && /^\/[A-Z][A-Za-z]+\?/.test(path)
        ? { ...answer, body: JSON.stringify({ resourceType: 'Bundle', type: 'searchset', total: 0 }) }
        : answer,
  },
  'drops extensions': {
    what: 'drops extensions',
    toAnswer: (answer, request) =>
      isRead(request) ? { ...answer, body: inJson(answer.body, ({ extension: _, ...node }) => node) } : answer,
  },
  'turns lists around': {
    what: 'turns lists around',
    toAnswer: (answer, request) =>
      isRead(request)
        ? {
            ...answer,
            body: inJson(answer.body, (node) =>
              Object.fromEntries(
                Object.entries(node).map(([name, value]) => [name, Array.isArray(value) ? value.toReversed() : value]),
              ),
            ),
          }
        : answer,
  },
  'answers errors in HTML': {
    what: 'answers errors in HTML',
    toAnswer: (answer) =>
      answer.status < 400
        ? answer
        : { ...answer, headers: { 'content-type': 'text/html' }, body: '<html>Something went wrong</html>' },
  },
  'says yes to everything': {
    what: 'says yes to everything',
    toAnswer: (answer) => (answer.status === 422 ? { ...answer, status: 200 } : answer),
  },
  'deletes nothing': {
    what: 'deletes nothing',
    toRequest: (request) =>
      isDeletion(request) ? { ...request, method: 'GET', path: '/metadata', body: '' } : request,
    toAnswer: (answer, request) => (isDeletion(request) ? { status: 405, headers: {}, body: '' } : answer),
  },
  'shows the record to everybody': {
    what: 'shows the record to everybody',
    toRequest: (request) => ({
      ...request,
      path: request.path.replace(/\$disclose\?to=RelatedPerson\/[^&]+/, '$everything'),
    }),
  },
} satisfies Record<string, Habit>;

export type HabitName = keyof typeof HABITS;

export interface WilfulProxy {
  readonly base: string;
  stop(): Promise<void>;
}

/** A server of which one thing is wrong: a proxy in front of a good one. */
export const startWithHabit = async (target: string, habit: Habit): Promise<WilfulProxy> => {
  const { toRequest = (request) => request, toAnswer = (answer) => answer } = habit;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = incoming.headers;
    const asked: Passing = {
      method: incoming.method ?? 'GET',
      path: (incoming.url ?? '').replace(/^\/fhir/, ''),
      headers: headers as Record<string, string>,
      body: Buffer.concat(chunks).toString(),
    };
    const request = toRequest(asked);
    const { method, path, body } = request;
    const answer = await fetch(target + path, { method, headers: request.headers, ...(body !== '' && { body }) });
    const kept = ['content-type', 'etag', 'location'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const given = { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
    const changed = toAnswer(given, asked);
    response.writeHead(changed.status, changed.headers).end(changed.body);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    base: `http://localhost:${(server.address() as AddressInfo).port}/fhir`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
