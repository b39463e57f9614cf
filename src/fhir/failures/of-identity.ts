import type { Told } from './told.ts';

/** Failures of who asks, and how often. */
export const OF_IDENTITY = {
  unauthenticated: {
    kinds: ['unauthenticated'],
    when: 'There is no access token in the request.',
    remedy: 'Send one: Authorization: Bearer …; smart-configuration says where they are had.',
  },
  'token-invalid': {
    kinds: ['unauthenticated'],
    when: 'The access token is not one that is taken here. Which check it fails is not told.',
    remedy: 'Ask a new one of the issuer, for this service.',
  },
  'token-ambiguous': {
    kinds: ['invalid'],
    when: 'The request carries more than one token, or one in the URL.',
    remedy: 'Send one, in the Authorization header.',
  },
  'insufficient-scope': {
    kinds: ['forbidden'],
    when: 'The scopes of the token do not reach this, or who asks may not do it with any scope.',
    remedy: 'Ask a token with the scope; docs/identity.md tells who may do what.',
  },
  'actor-other': {
    kinds: ['forbidden'],
    when: 'The parameter actor is somebody else than the token says.',
    remedy: 'Leave it out: the token tells who asks.',
  },
  'scope-not-combined': {
    kinds: ['forbidden'],
    when: 'The scopes limit a type in ways that make no one search.',
    remedy: 'Ask a token with one of them.',
  },
  'issuer-unavailable': {
    kinds: ['upstream-unavailable'],
    when: 'The issuer of the token cannot be asked now; the token may be good.',
    remedy: 'Try again later.',
  },
  'too-many-requests': {
    kinds: ['too-many-requests'],
    when: 'This caller asked more often than is allowed.',
    remedy: 'Wait as long as Retry-After says.',
  },
} as const satisfies Readonly<Record<string, Told>>;
