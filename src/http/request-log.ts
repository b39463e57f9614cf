import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/**
 * Gives each request an id, its own where that is harmless, and logs a line when it is answered: the route's template, never
 * the path itself, since ids and search values may lead to a person.
 */
export const followRequest =
  (log: Logger, newRequestId: () => string, now: () => Date, metrics?: Metrics): RequestHandler =>
  (request, response, next) => {
    const given = request.get('X-Request-Id') ?? '';
    const requestId = /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : newRequestId();
    response.set('X-Request-Id', requestId);
    const began = now().getTime();
    response.on('finish', () => {
      const route = templateOf(request);
      const { method } = request;
      const { statusCode: status } = response;
      const ms = now().getTime() - began;
      log.info({ requestId, method, route, status, ms }, 'answered');
      metrics?.answered({ method, route, status, seconds: ms / 1000 });
    });
    next();
  };

/** `/fhir/:type/:id`; nothing for a path that there is not. Where the answer is a failure, express has left the router that matched. */
const templateOf = ({ baseUrl, originalUrl, route }: Request): string => {
  if (typeof route?.path !== 'string') return '';
  return `${baseUrl || (originalUrl.startsWith('/fhir') ? '/fhir' : '')}${route.path}`;
};
