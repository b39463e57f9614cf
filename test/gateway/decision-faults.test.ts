import { describeFaults } from '../servers/decision-faults.ts';
import { startWilful } from './wilful-server.ts';

/** Every so many-th request, for what is run each time; `npm run test:faults` does all of them. */
const every = Number(process.env['SAMENSPEL_FAULTS_EVERY'] ?? 9);

describeFaults('a server with transactions', { start: () => startWilful(), inStages: false, every });
describeFaults('a server without transactions', {
  start: () => startWilful({ transactions: 'none' }),
  inStages: true,
  every,
});
