import { randomUUID } from 'node:crypto';
import { openAccess } from '../../src/access/access.ts';
import { actKinds } from '../../src/agreements/acts.ts';
import { openAuditLog } from '../../src/audit/log.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { rewriting } from '../../src/gateway/rewriting.ts';
import { type Call, callFor } from '../../src/operations/service.ts';
import { createValidator } from '../../src/validation/validator.ts';
import { guarded } from '../gateway/races.ts';

export const definitions = packagedDefinitions();
const parts = {
  definitions,
  validator: createValidator(definitions),
  acts: actKinds(definitions),
  rewrite: rewriting(definitions.model),
};

/** A call on a gateway as the service puts it together, with other parts where a test is about them. */
export const callOn = (server: Gateway, other: Partial<Call> = {}): Call => {
  const looks = other.looks ?? openAuditLog({ gateway: server, now: () => new Date(), newChain: randomUUID });
  const access = openAccess({
    definitions,
    looks,
    secret: randomUUID(),
    recordsProfessionals: true,
    now: () => new Date(),
  });
  const service = { ...parts, server, guard: guarded(), looks, access };
  const caller = { server, base: '', today: '2026-11-24', now: '2026-11-24T09:00:00Z', language: 'nl' } as const;
  return callFor(service, { ...caller, ...other });
};
