import type { ServiceIdentity, ServiceTokens } from './service-token.ts';

/** Who asks, as far as the server behind is told. */
export interface Caller {
  /** The caller's Authorization header. */
  readonly authorization?: string | undefined;
  /** Who that is, whichever token he has at the moment. */
  readonly whom?: string | undefined;
  readonly requestId?: string | undefined;
  readonly traceparent?: string | undefined;
}

/** How the service is let in by the server behind it. */
export type Credentials =
  | { readonly kind: 'none' }
  /** One Authorization header for everyone: a token, or a user with a password. */
  | { readonly kind: 'static'; readonly authorization: string }
  /** A token of the service's own, that runs out and is asked for again. */
  | { readonly kind: 'service'; readonly identity: ServiceIdentity }
  /** The caller's own token; of what the service does by itself, its own where it has one. */
  | { readonly kind: 'caller'; readonly own: string | undefined };

/** The headers by which the server behind knows who asks. */
export const identify = async (
  credentials: Credentials,
  tokens: ServiceTokens | undefined,
  caller: Caller,
): Promise<Record<string, string>> => {
  const authorization = tokens ? `Bearer ${await tokens.token()}` : authorizationOf(credentials, caller);
  return {
    ...(authorization !== undefined && { authorization }),
    ...(caller.requestId !== undefined && { 'x-request-id': caller.requestId }),
    ...(caller.traceparent !== undefined && { traceparent: caller.traceparent }),
  };
};

const authorizationOf = (credentials: Credentials, caller: Caller): string | undefined => {
  switch (credentials.kind) {
    case 'static':
      return credentials.authorization;
    case 'caller':
      return caller.authorization ?? credentials.own;
    default:
      return undefined;
  }
};
