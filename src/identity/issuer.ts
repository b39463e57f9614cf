import type { JSONWebKeySet } from 'jose';
import type { ActorKind } from './identity.ts';

/** The algorithms that an issuer may sign with: all with a key pair, so that who can check a token cannot make one. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

/** A server whose access tokens are taken. */
export interface Issuer {
  /** As `iss` says it, to the letter. */
  readonly issuer: string;
  /** What `aud` must hold; the base URL of the service when undefined. */
  readonly audience?: string;
  /** Its public keys: where they are published, or as they are; where its metadata says when undefined. */
  readonly keys?: { readonly url: string } | { readonly inline: JSONWebKeySet };
  /** All of ALGORITHMS when undefined. */
  readonly algorithms?: readonly Algorithm[];
  /** Only tokens whose header says `at+jwt` (RFC 9068), so that no other kind of JWT of the same issuer passes for one. */
  readonly strictType?: boolean;
  /** How to ask the issuer itself whether a token is good (RFC 7662): for tokens that are no JWT, or for all of them. */
  readonly introspection?: Introspection;
  /** The clients whose tokens are taken, by id; those of any client when undefined. */
  readonly clients?: Readonly<Record<string, ClientLimits>>;
  /** The claim, and its values, by which a professional is a coordinator of volunteers. */
  readonly coordinator?: { readonly claim: string; readonly values: readonly string[] };
  /** Where apps send people and ask tokens, for smart-configuration; where its metadata says when undefined. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** What it can do beside the scopes, as SMART names it: `launch-standalone`, … */
  readonly capabilities?: readonly string[];
}

export interface Introspection {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Every token of this issuer is asked about, JWTs too: a withdrawn one is then refused at once, but for the cache. */
  readonly always?: boolean;
}

/** What a client's tokens are good for, whatever they say themselves. */
export interface ClientLimits {
  readonly kinds?: readonly ActorKind[];
  /** Only these scopes count of a token: the part of it that is in one of them. */
  readonly scopes?: string;
}
