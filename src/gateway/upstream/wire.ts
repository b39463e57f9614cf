import { Agent, request as send } from 'undici';
import { Fault } from './fault.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  readonly text: string;
}

export interface WireOptions {
  /** Connections at once, kept alive between requests. */
  readonly connections: number;
  /** Milliseconds for a connection to be made. */
  readonly connectTimeout: number;
  /** Milliseconds for a request from its first byte to the last of its answer. */
  readonly timeout: number;
}

/** One request over one pooled connection, no more: no redirects, no retries. Throws a Fault when there is no whole answer. */
export interface Wire {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** When what runs has ended. */
  close(): Promise<void>;
  /** Now: what runs ends as `cut`. */
  cut(): Promise<void>;
}

/** More than any page or transaction has; a server that sends without end is not let into memory. */
const LARGEST_ANSWER = 64 * 1024 * 1024;

export const openWire = ({ connections, connectTimeout, timeout }: WireOptions): Wire => {
  const agent = new Agent({
    connections,
    connect: { timeout: connectTimeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxResponseSize: LARGEST_ANSWER,
  });
  return {
    send: async ({ method, url, headers, body }) => {
      try {
        const signal = AbortSignal.timeout(timeout);
        const answer = await send(url, {
          dispatcher: agent,
          method,
          headers,
          signal,
          ...(body !== undefined && { body }),
        });
        const text = await answer.body.text();
        return { status: answer.statusCode, header: (name) => one(answer.headers[name.toLowerCase()]), text };
      } catch (error) {
        throw faultOf(error);
      }
    },
    close: async () => {
      if (!agent.destroyed) await agent.close();
    },
    cut: () => agent.destroy(),
  };
};

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** Errors of node and undici that come before the request has left. */
const NEVER_LEFT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_)/;

/** Errors of OpenSSL about who the server is. */
const NOT_TRUSTED = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT)/;

const faultOf = (error: unknown): Fault => {
  const { name, code = '' } = error as { name?: string; code?: string | number };
  if (NOT_TRUSTED.test(String(code))) return new Fault('certificate');
  if (NEVER_LEFT.test(String(code))) return new Fault('unreachable');
  if (name === 'TimeoutError' || /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(String(code))) return new Fault('timeout');
  return new Fault('cut');
};
