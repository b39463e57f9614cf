import type { Text } from '../fhir/text.ts';

/** A ground, an obstacle or a limit, as the decision found it. Its text stands in reasons.ts. */
export interface Reason {
  readonly code: ReasonCode;
  /** The consent that it is about, `Consent/x`, and the version that was read. */
  readonly consent?: string;
  readonly version?: string;
  /** FHIRPath below the Consent. */
  readonly provision?: string;
  /** What is not understood, or not certain: names of elements. */
  readonly elements?: readonly string[];
}

/** What the table of reasons says of each. */
export interface ReasonText {
  /** DISC-1..13, ACT-21, CARE-*: the rule of domain.md that it carries out. */
  readonly rule: string;
  readonly kind: 'permit' | 'deny' | 'undecided' | 'note' | 'limit';
  readonly text: Text;
}

export type ReasonCode =
  | 'own-dossier'
  | 'representative'
  | 'parent-of-child-under-12'
  | 'parent-of-child-under-16'
  | 'own-agreement'
  | 'own-agreements-always'
  | 'consent-permits'
  | 'not-in-dossier'
  | 'other-dossier'
  | 'about-others-too'
  | 'staff-only'
  | 'concern-hidden'
  | 'client-died'
  | 'nobody-here'
  | 'in-no-section'
  | 'child-under-12'
  | 'no-consent'
  | 'consent-denies'
  | 'deny-not-understood'
  | 'permit-not-understood'
  | 'consent-not-in-force'
  | 'consent-not-begun'
  | 'consent-ended'
  | 'giver-not-entitled'
  | 'giver-unknown'
  | 'giver-profits'
  | 'nobody-exact'
  | 'no-parts'
  | 'label-not-named'
  | 'other-purpose'
  | 'other-data-period'
  | 'restores-nothing'
  | 'part-named'
  | 'part-labelled'
  | 'part-of-period'
  | 'part-denied';
