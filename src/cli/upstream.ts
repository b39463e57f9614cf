import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Credentials } from '../gateway/upstream/credentials.ts';
import { openUpstream, type Upstream } from '../gateway/upstream/upstream.ts';

export interface UpstreamSettings {
  readonly base: string;
  readonly authorization: string | undefined;
  readonly passToken: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly connections: number;
  /** Shared by all instances of the service; one of this process's own when undefined. */
  readonly secret: string | undefined;
}

/** Opens the way to a FHIR server as it is configured. */
export const upstreamFrom = (settings: UpstreamSettings): Upstream => {
  const { base, authorization, passToken, timeout, connections, secret = randomUUID() } = settings;
  const own: Credentials = authorization === undefined ? { kind: 'none' } : { kind: 'static', authorization };
  return openUpstream({
    base,
    credentials: passToken ? { kind: 'caller', own: authorization } : own,
    secret,
    connections,
    connectTimeout: 5_000,
    timeout,
    patience: { attempts: 4, base: 100, longest: 5_000, chance: Math.random, wait },
    now: () => new Date(),
  });
};
