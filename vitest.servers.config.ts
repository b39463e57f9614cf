import { defineConfig } from 'vitest/config';

/** Against other people's FHIR servers, started for the run: `npm run test:servers`. */
export default defineConfig({
  test: {
    include: ['test/servers/**/*.test.ts'],
    globalSetup: ['test/servers/start-hapi.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One server on the same machine: tests beside each other would only wait for it.
    maxWorkers: 1,
  },
});
