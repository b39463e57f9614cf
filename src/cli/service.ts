import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type AccessOptions, openAccess } from '../access/access.ts';
import { actKinds } from '../agreements/acts.ts';
import { openAuditLog } from '../audit/log.ts';
import type { Definitions } from '../definitions/definitions.ts';
import { localDate } from '../fhir/date.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { openGuard } from '../gateway/guard/guard.ts';
import { rewriting } from '../gateway/rewriting.ts';
import { type Call, callFor, type Service } from '../operations/service.ts';
import { createValidator, type Validator } from '../validation/validator.ts';

/** The parts that every operation works with, on the server of the record. */
export const serviceOn = (
  server: Gateway,
  definitions: Definitions,
  now: () => Date,
  access: Pick<AccessOptions, 'secret' | 'recordsProfessionals'>,
  validator: Validator = createValidator(definitions),
): Service => {
  const looks = openAuditLog({ gateway: server, now, newChain: randomUUID });
  return {
    server,
    guard: openGuard({ newId: randomUUID, now, chance: Math.random, wait }),
    rewrite: rewriting(definitions.model),
    validator,
    definitions,
    acts: actKinds(definitions),
    looks,
    access: openAccess({ definitions, looks, now, ...access }),
  };
};

/** What the service does by itself, for nobody in particular: its texts are part of the Dutch record. */
export const ownCall = (service: Service, now: Date, today = localDate(now)): Call =>
  callFor(service, { server: service.server, base: '', today, now: now.toISOString(), language: 'nl' });
