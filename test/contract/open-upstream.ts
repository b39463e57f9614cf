import { randomUUID } from 'node:crypto';
import { openUpstream, type Upstream, type UpstreamOptions } from '../../src/gateway/upstream/upstream.ts';

/** The gateway to a base URL as the service opens it, with settings of a test's own. */
export const upstreamAt = (base: string, settings: Partial<UpstreamOptions> = {}): Upstream =>
  openUpstream({
    base,
    credentials: { kind: 'none' },
    secret: 'of the tests',
    connections: 16,
    connectTimeout: 5_000,
    timeout: 30_000,
    patience: {
      attempts: 3,
      base: 50,
      longest: 2_000,
      chance: Math.random,
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    },
    now: () => new Date(),
    newId: randomUUID,
    ...settings,
  });
