import { expect } from 'vitest';
import { readConfig } from '../../src/config.ts';

/** A setting of the service starts it: every name is one that it knows, and together they are no problem. */
export const expectToStart = (environment: Readonly<Record<string, string>>): void => {
  const config = readConfig(environment);
  expect('problems' in config ? config.problems : []).toEqual([]);
};
