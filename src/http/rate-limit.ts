import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { failure } from '../fhir/failure.ts';
import { bearerOf } from './authentication.ts';

const MINUTE = 60_000;

/**
 * Lets each caller ask so many times a minute: a person whichever app he uses, else a system by its client, else an address; who sends no good
 * token counts by address. Failure: too-many-requests, with the seconds until more may be asked.
 */
export const limitRate = (perMinute: number, now: () => Date): RequestHandler =>
  rateLimit({
    windowMs: MINUTE,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    handler: (request, _response, next) => {
      const { resetTime } = (request as Request & { rateLimit: { resetTime?: Date } }).rateLimit;
      const wait = resetTime ? Math.ceil((resetTime.getTime() - now().getTime()) / 1000) : MINUTE / 1000;
      next(tooMany(Math.max(1, wait)));
    },
  });

const keyOf = (request: Request): string => {
  const { identity, client } = bearerOf(request) ?? {};
  if (identity?.actor !== undefined) return identity.actor;
  return client === undefined ? ipKeyGenerator(request.ip ?? '') : `client ${client}`;
};

const tooMany = (retryAfter: number) =>
  failure(
    'too-many-requests',
    { nl: 'Te veel aanvragen; probeer het later weer.', en: 'Too many requests; try again later.' },
    { id: 'too-many-requests', retryAfter },
  );
