import { defineConfig } from 'vitest/config';

/** What takes minutes: `npm run test:kill`, `npm run test:corpus`, `npm run test:leak`. */
export default defineConfig({ test: { include: ['test/**/*.long.ts'], maxWorkers: 1 } });
