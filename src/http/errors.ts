import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Failure, failure } from '../fhir/failure.ts';
import { isError } from '../fhir/finding.ts';
import { operationOutcome } from '../fhir/outcome.ts';
import { STATUS } from '../operations/status.ts';
import { send } from './answer.ts';
import { challengeOf } from './challenge.ts';
import type { Metrics } from './metrics.ts';
import { languageFor } from './negotiation.ts';

/** Every failure becomes a status and an OperationOutcome here, and nowhere else; what nobody foresaw becomes a bare 500. */
export const answerFailure =
  (log: Logger, metrics?: Metrics): ErrorRequestHandler =>
  (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = error instanceof Failure ? error : ofExpress(error);
    if (!known) log.error({ requestId: response.get('X-Request-Id'), ...traceOf(error) }, 'unforeseen error');
    if (known?.cause !== undefined) {
      log.error({ requestId: response.get('X-Request-Id'), cause: known.cause }, 'the store failed');
    }
    const { findings, retryAfter } = known ?? UNFORESEEN;
    const challenge = challengeOf(findings[0]?.id);
    if (challenge !== undefined) response.set('WWW-Authenticate', challenge);
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    const status = known ? STATUS[known.kind] : 500;
    metrics?.refused(
      status,
      findings.filter(isError).map(({ id }) => id),
    );
    send(request, response, status, operationOutcome(findings, languageFor(request)));
  };

const UNFORESEEN = failure(
  'upstream-down',
  {
    nl: 'Er ging iets mis in de dienst zelf.',
    en: 'Something went wrong in the service itself.',
  },
  { id: 'internal' },
);

/** What express finds wrong before a handler runs: a body too large, a path that cannot be decoded. */
const ofExpress = (error: { type?: unknown; status?: unknown }): Failure | undefined => {
  if (error?.type === 'entity.too.large') {
    return failure('too-large', {
      nl: 'De aanvraag is te groot (hoogstens 10 MB).',
      en: 'The request is too large (at most 10 MB).',
    });
  }
  if (typeof error?.status !== 'number' || error.status < 400 || error.status >= 500) return undefined;
  return failure('invalid', { nl: 'De aanvraag kan niet worden gelezen.', en: 'The request cannot be read.' });
};

/** Where it happened, without the message: that may hold what a person's record says. */
const traceOf = (error: unknown): { error: string; trace: string[] } => {
  const { name = 'unknown', stack = '' } = error instanceof Error ? error : {};
  return {
    error: name,
    trace: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim())
      .slice(0, 8),
  };
};

/** For a path that there is, with another method. */
export const methodNotAllowed =
  (...allowed: string[]): RequestHandler =>
  (_request, response) => {
    response.set('Allow', allowed.join(', '));
    throw failure(
      'method-not-allowed',
      { nl: 'Hier kan alleen: {methods}.', en: 'Only {methods} can be done here.' },
      { parameters: { methods: allowed.join(', ') } },
    );
  };

export const noSuchPath: RequestHandler = () => {
  throw failure('not-found', { nl: 'Dit adres bestaat niet.', en: 'There is no such address.' });
};
