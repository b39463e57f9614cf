/**
 * Differences between our validator and the HL7 validator that have been looked into, with what was found. `theirs`: it is wrong,
 * more lenient or stricter than the text of R4 is, as said. `terminology`: it has no terminology server, or we have not the code system.
 * `open`: we do not say it (yet).
 */
export interface Triage {
  /** Our finding's id, where we alone report. */
  readonly ours?: string;
  /** The HL7 validator's message id, or words of a message without one, where it alone reports. */
  readonly theirs?: string | RegExp;
  /** Only where the place or the text also match. */
  readonly where?: RegExp;
  readonly verdict: 'theirs' | 'terminology' | 'open';
  readonly reason: string;
}

export const TRIAGE: readonly Triage[] = [];
