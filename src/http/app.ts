import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import { localDate } from '../fhir/date.ts';
import { failure } from '../fhir/failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Caller } from '../gateway/upstream/credentials.ts';
import { capabilityStatement } from '../operations/capabilities.ts';
import { OPERATIONS } from '../operations/catalogue.ts';
import { ifMatchOf } from '../operations/entries.ts';
import { search } from '../operations/search.ts';
import type { Call, Service } from '../operations/service.ts';
import { create, update } from '../operations/single-write.ts';
import { transaction } from '../operations/transaction.ts';
import { send, sendWritten, versionHeaders } from './answer.ts';
import { bodyOf, readBody } from './body.ts';
import { callerOf } from './caller.ts';
import { answerFailure, methodNotAllowed, noSuchPath } from './errors.ts';
import { languageFor, requireJson } from './negotiation.ts';
import { followRequest } from './request-log.ts';

export interface AppOptions {
  readonly service: Service;
  /** The server behind, spoken to for one caller. */
  readonly gatewayFor: (caller: Caller) => Gateway;
  /** What keeps the service from answering now, as a word; undefined when it is ready. */
  readonly notReady: () => Promise<string | undefined>;
  /** The base URL as clients see it, without a slash at the end. */
  readonly base: () => string;
  readonly version: string;
  readonly now: () => Date;
  readonly newRequestId: () => string;
  readonly log: Logger;
}

/** The FHIR service as an express app: routes only; what is done, is done in operations/. */
export const createApp = (options: AppOptions): Express => {
  const { service, base, version, now, newRequestId, log } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(followRequest(log, newRequestId, now));
  app.get('/health', (_request, response) => void response.json({ status: 'up' }));
  app.get('/ready', async (_request, response) => {
    const reason = await options.notReady();
    response
      .status(reason === undefined ? 200 : 503)
      .json(reason === undefined ? { status: 'ready' } : { status: 'not ready', reason });
  });

  const fhir = express.Router({ caseSensitive: true });
  app.use('/fhir', fhir);
  fhir.use((request, _response, next) => {
    requireJson(request);
    next();
  });
  fhir.use(readBody);
  fhir.param('type', (_request, _response, next, type) => {
    if (service.definitions.resourceTypes.has(type)) return next();
    throw failure('not-found', {
      nl: 'FHIR R4 kent dit type resource niet.',
      en: 'FHIR R4 has no such resource type.',
    });
  });
  const callOf = (request: Request): Call => ({
    ...service,
    gateway: options.gatewayFor(callerOf(request)),
    today: localDate(now()),
    language: languageFor(request),
  });
  const started = now().toISOString();

  fhir
    .route('/metadata')
    .get((request, response) => send(request, response, 200, capabilityStatement(service, version, started)))
    .all(methodNotAllowed('GET'));

  fhir
    .route('/')
    .post(async (request, response) =>
      send(request, response, 200, await transaction(callOf(request), bodyOf(request))),
    )
    .all(methodNotAllowed('POST'));

  for (const operation of OPERATIONS) {
    const paths = { system: '', type: '/:type', instance: '/:type/:id' };
    for (const level of operation.levels) {
      fhir
        .route(`${paths[level]}/$${operation.name}`)
        .post(async (request, response) => {
          const { type, id } = request.params as { type?: string; id?: string };
          const input = { ...(type && { type }), ...(id && { id }), body: bodyOf(request), query: queryOf(request) };
          send(request, response, 200, await operation.run(callOf(request), input));
        })
        .all(methodNotAllowed('POST'));
    }
  }

  fhir
    .route('/:type/_search')
    .post(async (request, response) => {
      const query = new URLSearchParams([...queryOf(request), ...new URLSearchParams(String(request.body ?? ''))]);
      send(request, response, 200, await search(callOf(request), base(), request.params.type, query));
    })
    .all(methodNotAllowed('POST'));

  fhir
    .route('/:type')
    .get(async (request, response) =>
      send(request, response, 200, await search(callOf(request), base(), request.params.type, queryOf(request))),
    )
    .post(async (request, response) => {
      const written = await create(callOf(request), request.params.type, bodyOf(request), request.get('If-None-Exist'));
      sendWritten(request, response, base(), written);
    })
    .all(methodNotAllowed('GET', 'POST'));

  fhir
    .route('/:type/:id')
    .get(async (request, response) => {
      const stored = await callOf(request).gateway.read(request.params.type, request.params.id);
      versionHeaders(response, stored);
      send(request, response, 200, stored.resource);
    })
    .put(async (request, response) => {
      const { ifMatch } = ifMatchOf(request.get('If-Match'));
      sendWritten(
        request,
        response,
        base(),
        await update(callOf(request), request.params.type, request.params.id, bodyOf(request), ifMatch),
      );
    })
    .all(methodNotAllowed('GET', 'PUT'));

  app.use(noSuchPath);
  app.use(answerFailure(log));
  return app;
};

/** The parameters of the URL but those that only shape the answer. */
const queryOf = (request: Request): URLSearchParams => {
  const query = new URL(request.url, 'http://localhost').searchParams;
  for (const shape of ['_format', '_pretty']) query.delete(shape);
  return query;
};
