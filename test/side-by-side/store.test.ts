import { afterAll, beforeAll, describe } from 'vitest';
import type { StartedServer } from '../contract/start-medplum.ts';
import { serveStore } from './serve-store.ts';
import { threeInstances } from './suite.ts';

/** `npm run test:servers` runs the same over HAPI. */
describe('three instances of the service over one server', () => {
  let server: StartedServer;
  beforeAll(async () => {
    server = await serveStore();
  });
  threeInstances(() => server.base);
  afterAll(() => server.stop());
});
