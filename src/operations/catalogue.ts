import { accessLog } from './access-log.ts';
import { agreementSheet } from './agreement-sheet.ts';
import { careNetwork } from './care-network.ts';
import { checkAgreements } from './check-agreements.ts';
import { competence } from './competence.ts';
import { determineRole } from './determine-role.ts';
import { disclose } from './disclose.ts';
import { evaluate } from './evaluate.ts';
import { everything } from './everything.ts';
import { explainAccessOperation } from './explain-access.ts';
import { handBack } from './hand-back.ts';
import type { Operation } from './operation.ts';
import { recordAgreement } from './record-agreement.ts';
import { reportConcern } from './report-concern.ts';
import { respondToConcern } from './respond-to-concern.ts';
import { revoke } from './revoke.ts';
import { simulateConsent } from './simulate-consent.ts';
import { sockCheck } from './sock-check.ts';
import { validate } from './validate.ts';
import { workList } from './work-list.ts';

/** Every operation that the service offers; routes and the CapabilityStatement are made from it. */
export const OPERATIONS: readonly Operation[] = [
  validate,
  everything,
  recordAgreement,
  checkAgreements,
  revoke,
  evaluate,
  reportConcern,
  respondToConcern,
  sockCheck,
  handBack,
  competence,
  determineRole,
  workList,
  careNetwork,
  agreementSheet,
  disclose,
  explainAccessOperation,
  simulateConsent,
  accessLog,
];
