import { randomUUID } from 'node:crypto';
import { actKinds } from '../../src/agreements/acts.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { rewriting } from '../../src/gateway/rewriting.ts';
import type { Call } from '../../src/operations/service.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { guarded } from '../gateway/races.ts';

export const definitions = packagedDefinitions();
const parts = {
  definitions,
  validator: createValidator(definitions),
  acts: actKinds(definitions),
  rewrite: rewriting(definitions.model),
  base: '',
};

/** A call on a gateway as the service puts it together, with other parts where a test is about them. */
export const callOn = (gateway: Gateway, other: Partial<Call> = {}): Call => ({
  ...parts,
  gateway,
  guard: guarded(),
  looks: openAuditLog({ gateway, now: () => new Date(), newChain: randomUUID }),
  today: '2026-11-24',
  now: '2026-11-24T09:00:00Z',
  language: 'nl',
  ...other,
});
