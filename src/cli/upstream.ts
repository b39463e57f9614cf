import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject } from '../fhir/json.ts';
import type { Credentials } from '../gateway/upstream/credentials.ts';
import type { OnFault } from '../gateway/upstream/exchange.ts';
import type { ServiceIdentity } from '../gateway/upstream/service-token.ts';
import { openUpstream, type Upstream } from '../gateway/upstream/upstream.ts';
import { Problem } from './command.ts';

export interface UpstreamSettings {
  readonly base: string;
  readonly authorization: string | undefined;
  readonly passToken: boolean;
  /** Tokens of the service's own, had by an assertion that this client signs; instead of `authorization`. */
  readonly client:
    | { readonly id: string; readonly keyFile: string; readonly scope: string; readonly tokenUrl: string | undefined }
    | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  readonly connections: number;
  /** Shared by all instances of the service; one of this process's own when undefined. */
  readonly secret: string | undefined;
  /** Told of each request that the server did not answer. */
  readonly onFault?: OnFault;
}

/** Opens the way to a FHIR server as it is configured. Throws a Problem when its key cannot be used. */
export const upstreamFrom = (settings: UpstreamSettings): Upstream => {
  const { base, timeout, connections, secret = randomUUID(), onFault } = settings;
  return openUpstream({
    base,
    credentials: credentialsOf(settings),
    secret,
    connections,
    connectTimeout: 5_000,
    timeout,
    patience: { attempts: 4, base: 100, longest: 5_000, chance: Math.random, wait },
    onFault,
    now: () => new Date(),
    newId: randomUUID,
  });
};

const credentialsOf = ({ client, passToken, authorization }: UpstreamSettings): Credentials => {
  if (client) {
    const { id: clientId, keyFile, scope, tokenUrl } = client;
    return { kind: 'service', identity: { clientId, key: readKey(keyFile), scope, tokenUrl } };
  }
  if (passToken) return { kind: 'caller', own: authorization };
  return authorization === undefined ? { kind: 'none' } : { kind: 'static', authorization };
};

/** SMART Backend Services asks servers to take these. */
const ALGORITHMS = ['RS384', 'ES384'];

const readKey = (file: string): ServiceIdentity['key'] => {
  const unusable = (why: string) => new Problem([`the key ${file} (SAMENSPEL_UPSTREAM_KEY) cannot be used: ${why}`]);
  let key: unknown;
  try {
    key = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw unusable((error as NodeJS.ErrnoException).code ?? 'it is not JSON');
  }
  if (!isObject(key) || typeof key['d'] !== 'string') throw unusable('it is no private key as a JWK');
  if (!ALGORITHMS.includes(String(key['alg']))) throw unusable(`its alg is not ${ALGORITHMS.join(' or ')}`);
  return key as ServiceIdentity['key'];
};
