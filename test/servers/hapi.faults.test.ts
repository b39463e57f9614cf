import { inject } from 'vitest';
import { describeFaults } from './decision-faults.ts';

describeFaults('HAPI FHIR', {
  start: async () => ({ base: inject('hapi'), stop: async () => {} }),
  inStages: false,
  every: 1,
});
