import type { Request } from 'express';
import type { Caller } from '../gateway/upstream/credentials.ts';
import { bearerOf, whomOf } from './authentication.ts';

const TRACEPARENT = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Who asks, as far as a server behind may be told; the request id is the one that the answer gets. */
export const callerOf = (request: Request): Caller => {
  const bearer = bearerOf(request);
  const traceparent = request.get('traceparent');
  return {
    authorization: request.get('Authorization'),
    ...(bearer && whomOf(bearer)),
    requestId: request.res?.get('X-Request-Id'),
    ...(traceparent !== undefined && TRACEPARENT.test(traceparent) && { traceparent }),
  };
};
