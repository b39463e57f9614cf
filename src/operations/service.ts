import type { Access, OpenAccess } from '../access/access.ts';
import type { ActKinds } from '../agreements/acts.ts';
import type { Definitions } from '../definitions/definitions.ts';
import type { LookLog } from '../disclosure/look.ts';
import type { LocalDate } from '../fhir/date.ts';
import type { Language } from '../fhir/text.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Guard } from '../gateway/guard/guard.ts';
import type { Rewrite } from '../gateway/rewriting.ts';
import type { Identity } from '../identity/identity.ts';
import type { Validator } from '../validation/validator.ts';
import { askedBelow } from './own-base.ts';

/** What every operation works with; main.ts puts it together. */
export interface Service {
  /**
   * The server of the record, unlimited: for decisions and for writes. What is read by it leaves the service through `show` alone; whatever
   * is answered comes from `Call.gateway`.
   */
  readonly server: Gateway;
  readonly guard: Guard;
  readonly rewrite: Rewrite;
  readonly validator: Validator;
  readonly definitions: Definitions;
  readonly acts: ActKinds;
  /** Where looks are kept before anything is shown. */
  readonly looks: LookLog;
  /** What a caller may see of the server. */
  readonly access: OpenAccess;
}

/** One call under way: the service, and what the caller brings that is not the operation's own input. */
export interface Call extends Service, Access {
  /** The base URL that links and fullUrls get, without a slash at the end. */
  readonly base: string;
  /** The day in the Netherlands. */
  readonly today: LocalDate;
  /** The moment of the call, R4 instant. */
  readonly now: string;
  /** The language of texts that become part of the answer. */
  readonly language: Language;
  /** Who calls, as the token says; absent where no authentication is configured: everything, as a professional, on loopback only. */
  readonly identity?: Identity;
}

/** What a caller brings. */
export type Caller = Pick<Call, 'server' | 'base' | 'today' | 'now' | 'language' | 'identity'>;

/** A call for one caller: the only place where what he may see is opened. */
export const callFor = (service: Omit<Service, 'server'>, caller: Caller): Call => {
  const server = askedBelow(caller.server, caller.base, service.definitions);
  return { ...service, ...caller, server, ...service.access(server, caller.identity, caller.today) };
};
