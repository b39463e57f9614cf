import type { Request, RequestHandler } from 'express';
import type { Gateway } from '../gateway/gateway.ts';
import type { Caller } from '../gateway/upstream/credentials.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import type { Bearer } from '../identity/claims.ts';
import { tokenAmbiguous, tokenInvalid, tokenMissing } from '../identity/refusals.ts';

/** What came of looking at a request's token. */
type Looked = { readonly bearer: Bearer } | { readonly error: unknown };

const looked = new WeakMap<Request, Looked>();

/** Whose token a request carries; undefined where no authentication is configured. */
export const bearerOf = (request: Request): Bearer | undefined => {
  const found = looked.get(request);
  return found && 'bearer' in found ? found.bearer : undefined;
};

/** Looks whose token a request carries. That it is not one to take is said by `requireBearer`, once the rate limit has counted it. */
export const lookAtToken =
  (authenticator: Authenticator, gatewayFor: (request: Request) => Gateway): RequestHandler =>
  async (request, _response, next) => {
    try {
      const bearer = await authenticator.bearer(tokenOf(request), gatewayFor(request));
      looked.set(request, { bearer: withEmergency(bearer, request) });
    } catch (error) {
      looked.set(request, { error });
    }
    next();
  };

/** Lets nobody through whose token was not found good. Failures: those of `Authenticator.bearer`; invalid. */
export const requireBearer: RequestHandler = (request, _response, next) => {
  const found = looked.get(request);
  if (!found || 'error' in found) throw found ? found.error : tokenMissing();
  next();
};

/** RFC 6750: in the header, once; in the URL it would stand in logs, so that is refused even beside a good one. */
const tokenOf = (request: Request): string => {
  const sent = request.headersDistinct['authorization'] ?? [];
  if (sent.length > 1 || new URL(request.url, 'http://localhost').searchParams.has('access_token')) {
    throw tokenAmbiguous();
  }
  const [scheme = '', token = ''] = (sent[0] ?? '').split(/ +/);
  if (scheme.toLowerCase() !== 'bearer') throw tokenMissing();
  if (!/^[\w\-.~+/]+=*$/.test(token)) throw tokenInvalid();
  return token;
};

/** The header in which a professional says why he looks where no relation is known. */
const BREAK_GLASS = 'X-Break-Glass';
const LONGEST_REASON = 500;

const withEmergency = (bearer: Bearer, request: Request): Bearer => {
  const { identity } = bearer;
  const said = request.get(BREAK_GLASS);
  if (said === undefined || identity.kind !== 'professional') return bearer;
  // Node reads headers as Latin-1, and clients write UTF-8.
  const reason = Buffer.from(said, 'latin1').toString('utf8').trim().slice(0, LONGEST_REASON);
  return reason === '' ? bearer : { ...bearer, identity: { ...identity, emergency: reason } };
};

/** Who asks, for the server behind: its links to pages are of use to the same caller only, whichever token he has by then. */
export const whomOf = ({ identity, client }: Bearer): Pick<Caller, 'whom'> => ({
  whom: `${identity.kind} ${identity.actor ?? client ?? ''}`,
});
