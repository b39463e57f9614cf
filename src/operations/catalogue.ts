import { accessLog } from './access-log.ts';
import { checkAgreements } from './check-agreements.ts';
import { disclose } from './disclose.ts';
import { everything } from './everything.ts';
import { explainAccessOperation } from './explain-access.ts';
import type { Operation } from './operation.ts';
import { revoke } from './revoke.ts';
import { simulateConsent } from './simulate-consent.ts';
import { validate } from './validate.ts';

/** Every operation that the service offers; routes and the CapabilityStatement are made from it. */
export const OPERATIONS: readonly Operation[] = [
  validate,
  everything,
  checkAgreements,
  revoke,
  disclose,
  explainAccessOperation,
  simulateConsent,
  accessLog,
];
