import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { actKinds } from '../agreements/acts.ts';
import { openAuditLog } from '../audit/log.ts';
import type { Definitions } from '../definitions/definitions.ts';
import { localDate } from '../fhir/date.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { openGuard } from '../gateway/guard/guard.ts';
import { rewriting } from '../gateway/rewriting.ts';
import type { Call, Service } from '../operations/service.ts';
import { createValidator } from '../validation/validator.ts';

/** The parts that every operation works with, on a gateway. */
export const serviceOn = (gateway: Gateway, definitions: Definitions, now: () => Date): Service => ({
  gateway,
  guard: openGuard({ newId: randomUUID, now, chance: Math.random, wait }),
  rewrite: rewriting(definitions.model),
  validator: createValidator(definitions),
  definitions,
  acts: actKinds(definitions),
  looks: openAuditLog({ gateway, now, newChain: randomUUID }),
});

/** What the service does by itself, for nobody in particular: its texts are part of the Dutch record. */
export const ownCall = (service: Service, now: Date, today = localDate(now)): Call => ({
  ...service,
  base: '',
  today,
  now: now.toISOString(),
  language: 'nl',
});
