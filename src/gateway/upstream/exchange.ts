import { isResource, type Json, type Resource } from '../../fhir/json.ts';
import { parseJson } from '../../fhir/parse.ts';
import { mapReferences } from '../../fhir/reference.ts';
import { Fault, type FaultKind, failureOf } from './fault.ts';
import { delayAfter, type Patience, retryAfterOf } from './patience.ts';
import type { HttpAnswer, HttpRequest, Wire } from './wire.ts';

/** A FHIR request below the base URL. */
export interface Outgoing {
  readonly method: HttpRequest['method'];
  /** Below the base, without a slash in front; with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It may be carried out again without harm, and is, when the answer does not come. */
  readonly safe: boolean;
}

/** An answer that the server meant: 2xx, 3xx or 4xx. */
export interface Answer {
  readonly status: number;
  header(name: string): string | undefined;
  /** Absent when the answer had no body. */
  readonly resource: Resource | undefined;
}

/** Sends to the FHIR server and reads what comes back. Throws a Failure when there is no answer, or none that is FHIR. */
export type Exchange = (outgoing: Outgoing) => Promise<Answer>;

export interface ExchangeOptions {
  readonly wire: Wire;
  /** Without a slash at the end. */
  readonly base: string;
  /** What goes with every request: who asks, and for whom. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** The server did not take what `headers` gave (401). */
  readonly onUnauthorized: () => void;
  readonly patience: Patience;
  /** Told of each request without an answer, and whether it is sent again. */
  readonly onFault?: OnFault | undefined;
  readonly now: () => Date;
}

export type OnFault = (kind: FaultKind, again: boolean) => void;

export const openExchange = ({
  wire,
  base,
  headers,
  onUnauthorized,
  patience,
  onFault,
  now,
}: ExchangeOptions): Exchange => {
  const attempt = async ({ method, path, headers: own, body }: Outgoing): Promise<Answer> => {
    const request: HttpRequest = {
      method,
      url: path === '' || path.startsWith('?') ? base + path : `${base}/${path}`,
      headers: { accept: 'application/fhir+json', ...(await headers()), ...own },
      ...(body !== undefined && { body }),
    };
    const answer = answerOf(await wire.send(request), base, now());
    if (answer.status === 401) onUnauthorized();
    return answer;
  };

  return async (outgoing) => {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt(outgoing);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        const delay = outgoing.safe && error.passes ? delayAfter(tried, patience, error.retryAfter) : undefined;
        onFault?.(error.kind, delay !== undefined);
        if (delay === undefined) throw failureOf(error, !outgoing.safe);
        await patience.wait(delay);
      }
    }
  };
};

const answerOf = ({ status, header, text }: HttpAnswer, base: string, now: Date): Answer => {
  const retryAfter = retryAfterOf(header('retry-after'), now);
  if (status === 429) throw new Fault('busy', retryAfter);
  if (status === 503) throw new Fault('unavailable', retryAfter);
  if (status === 502 || status === 504) throw new Fault('gateway');
  if (status >= 500) throw new Fault('broken');
  // Who may not come in is often told so by something in front of the server, that does not speak FHIR.
  if (status === 401 || status === 403) return { status, header, resource: undefined };
  if (text.trim() === '') return { status, header, resource: undefined };
  if (status < 200 || (status >= 300 && status < 400) || !/\bjson\b/.test(header('content-type') ?? '')) {
    throw new Fault('not-fhir');
  }
  const resource = parsed(text);
  if (!isResource(resource)) throw new Fault('not-fhir');
  return { status, header, resource: text.includes(`"${base}/`) ? withRelativeReferences(resource, base) : resource };
};

/**
 * A reference by the server's own base is the same as a relative one (R4 §2.3.0.1), and only that leads those who come through the
 * service to the service.
 */
const withRelativeReferences = (resource: Resource, base: string): Resource =>
  mapReferences(resource, (reference) =>
    reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : undefined,
  );

const parsed = (text: string): Json => {
  try {
    return parseJson(text);
  } catch {
    // The length was right, or the wire would have said so: something on the way stopped sending.
    throw new Fault('not-fhir');
  }
};
