import { accessLog } from './access-log.ts';
import { disclose } from './disclose.ts';
import { everything } from './everything.ts';
import { explainAccessOperation } from './explain-access.ts';
import type { Operation } from './operation.ts';
import { simulateConsent } from './simulate-consent.ts';
import { validate } from './validate.ts';

/** Every operation that the service offers; routes and the CapabilityStatement are made from it. */
export const OPERATIONS: readonly Operation[] = [
  validate,
  everything,
  disclose,
  explainAccessOperation,
  simulateConsent,
  accessLog,
];
