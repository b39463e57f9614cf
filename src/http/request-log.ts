import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * Gives each request an id, its own where that is harmless, and logs a line when it is answered: the route's template, never
 * the path itself, since ids and search values may lead to a person.
 */
export const followRequest =
  (log: Logger, newRequestId: () => string, now: () => Date): RequestHandler =>
  (request, response, next) => {
    const given = request.get('X-Request-Id') ?? '';
    const requestId = /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : newRequestId();
    response.set('X-Request-Id', requestId);
    const began = now().getTime();
    response.on('finish', () => {
      const route = `${request.baseUrl}${request.route?.path ?? ''}`;
      const { method } = request;
      log.info({ requestId, method, route, status: response.statusCode, ms: now().getTime() - began }, 'answered');
    });
    next();
  };
