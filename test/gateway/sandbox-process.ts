import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../src/fhir/failure.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { sandboxOn } from '../contract/start-sandbox.ts';

/**
 * The embedded server on a file, in a process of its own: one connection waits for another, which in the same process would be
 * to wait for itself.
 */

type Method = 'read' | 'search' | 'transact' | 'transactThenRead';

interface Asked {
  readonly number: number;
  readonly method: Method | 'close';
  readonly parameters: unknown[];
}

type Answered = { readonly number: number } & ({ readonly result: unknown } | { readonly failure: FailureData });

type FailureData = Pick<Failure, 'kind' | 'findings' | 'retryAfter'>;

const file = process.argv[2];
if (import.meta.main && file) {
  const sandbox = sandboxOn(file);
  const send = (answered: Answered) => process.send?.(answered);
  process.on('message', async ({ number, method, parameters }: Asked) => {
    try {
      const given = parameters.map((one) => (isQuery(one) ? new URLSearchParams(one.query) : one));
      const result = await (sandbox[method] as (...all: unknown[]) => Promise<unknown>)(...given);
      send({ number, result: withoutQueries(result) ?? null });
      if (method === 'close') process.disconnect();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { kind, findings, retryAfter } = error;
      send({ number, failure: { kind, findings, retryAfter } });
    }
  });
}

interface Query {
  readonly query: string;
}

const isQuery = (value: unknown): value is Query => typeof value === 'object' && value !== null && 'query' in value;

/** Links to next pages do not travel between processes; the races need none. */
const withoutQueries = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'next' in result ? { ...result, next: undefined } : result;

export interface SandboxProcess extends Pick<Gateway, Method> {
  close(): Promise<void>;
}

export const sandboxInProcess = (on: string): SandboxProcess => {
  const child = fork(fileURLToPath(import.meta.url), [on], { execArgv: [] });
  const waiting = new Map<number, (answered: Answered) => void>();
  child.on('message', (answered: Answered) => waiting.get(answered.number)?.(answered));
  let asked = 0;
  const ask =
    (method: Asked['method']) =>
    (...parameters: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        const number = asked++;
        waiting.set(number, (answered) => {
          waiting.delete(number);
          if ('result' in answered) return resolve(answered.result as never);
          const { kind, findings, retryAfter } = answered.failure;
          return reject(new Failure(kind, findings, retryAfter));
        });
        const sent = parameters.map((one) => (one instanceof URLSearchParams ? { query: String(one) } : one));
        child.send({ number, method, parameters: sent });
      });
  return {
    read: ask('read'),
    search: ask('search'),
    transact: ask('transact'),
    transactThenRead: ask('transactThenRead'),
    close: ask('close'),
  };
};
