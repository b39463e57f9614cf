import express, { type Express, type Request, type RequestHandler, type RequestParamHandler } from 'express';
import type { Logger } from 'pino';
import { localDate } from '../fhir/date.ts';
import { failure } from '../fhir/failure.ts';
import type { Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Caller } from '../gateway/upstream/credentials.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import { type Access, allow } from '../operations/allow.ts';
import { capabilityStatement } from '../operations/capabilities.ts';
import { type Call, callFor, type Service } from '../operations/service.ts';
import { send } from './answer.ts';
import { bearerOf, lookAtToken, requireBearer } from './authentication.ts';
import { readBody } from './body.ts';
import { callerOf } from './caller.ts';
import { crossOrigin } from './cross-origin.ts';
import { answerFailure, methodNotAllowed, noSuchPath } from './errors.ts';
import { routeInstance } from './instance-routes.ts';
import type { Metrics } from './metrics.ts';
import { languageFor, requireJson } from './negotiation.ts';
import { limitRate } from './rate-limit.ts';
import { followRequest } from './request-log.ts';
import { smartConfiguration } from './smart-configuration.ts';
import { routeSystem } from './system-routes.ts';
import { routeType } from './type-routes.ts';

export interface AppOptions {
  readonly service: Service;
  /** The server behind, spoken to for one caller. */
  readonly gatewayFor: (caller: Caller) => Gateway;
  /** Whose token is whose; without it everybody may do everything. */
  readonly authenticator: Authenticator | undefined;
  /** How often a caller may ask in a minute; without end when undefined. */
  readonly requestsPerMinute: number | undefined;
  /** The issuer of the sample set-up, and the path that it is at. */
  readonly issuer?: { readonly path: string; readonly handle: RequestHandler } | undefined;
  /** What keeps the service from answering now, as a word; undefined when it is ready. */
  readonly notReady: () => Promise<string | undefined>;
  /** The base URL as clients see it, without a slash at the end. */
  readonly base: () => string;
  readonly version: string;
  readonly now: () => Date;
  readonly newRequestId: () => string;
  readonly log: Logger;
  /** Origins of pages that may ask from a browser; none unless said. */
  readonly origins?: readonly string[];
  /** Where requests are counted. */
  readonly metrics?: Metrics | undefined;
}

/** The FHIR service as an express app: routes only; what is done, is done in operations/. */
export const createApp = (options: AppOptions): Express => {
  const { service, base, version, now, newRequestId, log, authenticator } = options;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(followRequest(log, newRequestId, now, options.metrics));
  app.get('/health', (_request, response) => void response.json({ status: 'up' }));
  app.get('/ready', async (_request, response) => {
    const reason = await options.notReady();
    response
      .status(reason === undefined ? 200 : 503)
      .json(reason === undefined ? { status: 'ready' } : { status: 'not ready', reason });
  });

  if (options.issuer) app.use(options.issuer.path, options.issuer.handle);

  const fhir = express.Router({ caseSensitive: true });
  if (options.origins?.length) app.use('/fhir', crossOrigin(options.origins));
  app.use('/fhir', fhir);
  fhir.use((request, _response, next) => {
    requireJson(request);
    next();
  });
  const known: RequestParamHandler = (request, _response, next, type) => {
    if (service.definitions.resourceTypes.has(type) || (type === '*' && 'compartment' in request.params)) return next();
    throw failure('not-found', {
      nl: 'FHIR R4 kent dit type resource niet.',
      en: 'FHIR R4 has no such resource type.',
    });
  };
  fhir.param('type', known).param('compartment', known);
  const gatewayFor = (request: Request): Gateway => options.gatewayFor(callerOf(request));
  const callOf = (request: Request, access: Access): Call => {
    const instant = now();
    const identity = bearerOf(request)?.identity;
    allow(identity, access);
    return callFor(service, {
      server: gatewayFor(request),
      base: base(),
      today: localDate(instant),
      now: instant.toISOString(),
      language: languageFor(request),
      ...(identity && { identity }),
    });
  };
  const started = now().toISOString();
  // Made when it is first asked: it reads every search parameter.
  let capabilities: Resource | undefined;

  fhir
    .route('/metadata')
    .get((request, response) => {
      capabilities ??= capabilityStatement(service, {
        version,
        date: started,
        authenticated: authenticator !== undefined,
      });
      send(request, response, 200, capabilities);
    })
    .all(methodNotAllowed('GET'));
  fhir.get('/.well-known/smart-configuration', smartConfiguration(authenticator));

  if (authenticator) fhir.use(lookAtToken(authenticator, gatewayFor));
  if (options.requestsPerMinute !== undefined) fhir.use(limitRate(options.requestsPerMinute, now));
  if (authenticator) fhir.use(requireBearer, keepNoCopy);
  fhir.use(readBody);
  routeSystem(fhir, { base, callOf });
  routeType(fhir, { base, callOf });
  routeInstance(fhir, { base, callOf });

  app.use(noSuchPath);
  app.use(answerFailure(log, options.metrics));
  return app;
};

/** What somebody may see is decided anew for each request: no copy of an answer may stand in for the next. */
const keepNoCopy: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
