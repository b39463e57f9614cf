import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type ServeOptions, serve } from '../../src/cli/serve.ts';
import type { UpstreamSettings } from '../../src/cli/upstream.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';

export interface TestService {
  readonly base: string;
  stop(): Promise<void>;
}

/** A server to stand in front of, and settings that are not the usual ones. */
type InFrontOf = Pick<UpstreamSettings, 'base'> & Partial<UpstreamSettings>;

/** The real service on a free port: over an embedded server in a folder of its own, or in front of another. */
export const startService = async (
  examples?: string,
  inFrontOf?: InFrontOf,
  more: Partial<ServeOptions> = {},
): Promise<TestService> => {
  const data = mkdtempSync(join(tmpdir(), 'samenspel-'));
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const { base, stop } = await serve(
    { stdout: nowhere, stderr: nowhere },
    {
      host: 'localhost',
      port: 0,
      data,
      baseUrl: undefined,
      upstream: inFrontOf && { ...USUAL, ...inFrontOf },
      log: 'silent',
      version: 'test',
      definitions,
      examples,
      ...more,
    },
  );
  return {
    base,
    stop: async () => {
      await stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/** How another server is spoken to unless a test is about that. */
export const USUAL = {
  authorization: undefined,
  passToken: false,
  client: undefined,
  timeout: 30_000,
  connections: 32,
  secret: undefined,
};

const definitions = packagedDefinitions();

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
  readonly body: any;
}

/** One HTTP request with a FHIR body, as a client makes it. */
export const call = async (
  url: string,
  method = 'GET',
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/fhir+json' }), ...headers },
    ...(body !== undefined && { body: text }),
  });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer ? JSON.parse(answer) : undefined };
};
