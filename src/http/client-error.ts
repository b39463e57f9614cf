import type { Socket } from 'node:net';
import { failure } from '../fhir/failure.ts';
import { operationOutcome } from '../fhir/outcome.ts';

/** What node's HTTP parser found, by the code of its error. Others are a request that is no HTTP. */
const STATUS: Readonly<Record<string, readonly [status: number, words: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

const NO_HTTP = [400, 'Bad Request'] as const;

const TEXTS = {
  400: { nl: 'De aanvraag is geen geldige HTTP.', en: 'The request is no valid HTTP.' },
  408: { nl: 'De aanvraag kwam niet op tijd geheel aan.', en: 'The request did not arrive whole in time.' },
  431: {
    nl: 'De headers of het adres van de aanvraag zijn te lang.',
    en: 'The headers or the address of the request are too long.',
  },
} as const;

/**
 * Answers what never comes to be a request, since it is no HTTP or too long to be read: with an OperationOutcome all the same (R4 §3.1.0.1.2). Nothing
 * of what was sent is in it. The connection ends with it.
 */
export const answerClientError = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const [status, words] = STATUS[error.code ?? ''] ?? NO_HTTP;
  const { findings } = failure('invalid', TEXTS[status as keyof typeof TEXTS], { id: 'request-unreadable' });
  const body = JSON.stringify(operationOutcome(findings, 'en'));
  socket.end(
    [
      `HTTP/1.1 ${status} ${words}`,
      'Content-Type: application/fhir+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
