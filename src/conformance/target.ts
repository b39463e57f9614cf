import { isResource, type Json, type Resource } from '../fhir/json.ts';
import { Fault } from '../gateway/upstream/fault.ts';
import { retryAfterOf } from '../gateway/upstream/patience.ts';
import type { HttpRequest, Wire } from '../gateway/upstream/wire.ts';

/** A request as it was sent, and what came back, as it came. */
export interface Exchanged {
  readonly request: HttpRequest;
  readonly status: number;
  header(name: string): string | undefined;
  readonly text: string;
  /** Absent where the body is no FHIR resource in JSON. */
  readonly resource: Resource | undefined;
}

/** The server did not answer: what was asked, and what became of it (`timeout`, `unreachable`, `cut`, `certificate`). */
export class NoAnswer extends Error {
  constructor({ method, url }: HttpRequest, fault: string) {
    super(`${method} ${url} was not answered: ${fault}`);
  }
}

/** The server that is held to the scripts. */
export interface Target {
  /** Without a slash at the end. */
  readonly base: string;
  /** Throws NoAnswer. */
  send(request: HttpRequest): Promise<Exchanged>;
}

export interface TargetOptions {
  readonly base: string;
  readonly wire: Wire;
  /** `Bearer …`; of who the scripts are run as. */
  readonly authorization: string | undefined;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
}

/** How often a request is sent again that the server had no time for. */
const TRIES = 5;
/** Milliseconds. */
const LONGEST_WAIT = 60_000;

export const openTarget = ({ base, wire, authorization, wait, now }: TargetOptions): Target => ({
  base,
  send: async (asked) => {
    const headers = { accept: 'application/fhir+json', ...(authorization && { authorization }), ...asked.headers };
    const request = { ...asked, headers };
    for (let tried = 1; ; tried++) {
      const { status, header, text } = await wire.send(request).catch((error: unknown) => {
        if (error instanceof Fault) throw new NoAnswer(asked, error.kind);
        throw error;
      });
      // A limit on requests says nothing of what is tested.
      if (status !== 429 || tried === TRIES)
        return { request: asked, status, header, text, resource: resourceIn(text) };
      await wait(Math.min(LONGEST_WAIT, 1000 * (retryAfterOf(header('retry-after'), now()) ?? tried)));
    }
  },
});

const resourceIn = (text: string): Resource | undefined => {
  try {
    const json: Json = JSON.parse(text);
    return isResource(json) ? json : undefined;
  } catch {
    return undefined;
  }
};
