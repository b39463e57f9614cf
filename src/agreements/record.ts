import type { Period } from '../fhir/date.ts';

/**
 * A client's record in the words of the domain: what the rules see. Made once from FHIR (read-record.ts), as it would stand
 * after the write that is being decided.
 */
export interface ClientRecord {
  /** The client's reference: `Patient/x`, or the `urn:uuid:` that it has in the transaction. */
  readonly client: string;
  readonly agreements: readonly Agreement[];
  readonly consents: readonly CareConsent[];
}

/** A care-agreement: one activity that one carer does for this client. */
export interface Agreement {
  readonly reference: string;
  readonly state: string;
  /** Written down after it was done: an emergency, a night. */
  readonly recordedAfterwards: boolean;
  readonly act: Act;
  readonly carer: Carer;
  /** Whether the write that is being decided writes it; else it stands already. */
  readonly written: boolean;
  /** Where something of it stands, as FHIRPath from the root of what was sent. */
  at(path: string): string;
}

export interface Act {
  /** Unknown where neither the code nor the agreement tells. */
  readonly kind: ActKind | undefined;
}

export type ActKind = 'care-act' | 'personal-care' | 'company';

export interface Carer {
  /** Absent when nobody is named. */
  readonly reference: string | undefined;
  /** The client does the act on himself (CARE-9, ACT-18). */
  readonly self: boolean;
}

/** The client's consent to care that someone else does. */
export interface CareConsent {
  readonly state: string;
  /** The agreements that it is about. */
  readonly agreements: readonly string[];
  /** Who does the care. */
  readonly carers: readonly string[];
  readonly period: Period;
}
