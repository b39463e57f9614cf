import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Those need other servers: npm run test:servers.
    exclude: ['test/servers/**', '**/node_modules/**'],
    testTimeout: 30_000,
    // Two cores are the least that a machine has; more workers than that only wait for each other.
    maxWorkers: 2,
  },
});
