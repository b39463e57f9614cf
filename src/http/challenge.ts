/** What `WWW-Authenticate` says (RFC 6750 §3) of a failure, by its id: what is wanted, and no more of what was wrong than the standard asks. */
const CHALLENGES: Readonly<Record<string, string>> = {
  unauthenticated: 'Bearer realm="samenspel"',
  'token-invalid': 'Bearer realm="samenspel", error="invalid_token"',
  'token-ambiguous': 'Bearer realm="samenspel", error="invalid_request"',
  'insufficient-scope': 'Bearer realm="samenspel", error="insufficient_scope"',
};

export const challengeOf = (id: string | undefined): string | undefined =>
  id !== undefined && Object.hasOwn(CHALLENGES, id) ? CHALLENGES[id] : undefined;
