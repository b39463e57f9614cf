import type { Section } from './codes.ts';

/** A condition on the codes of an element: the row counts when one of them is there, or, with `not`, when none is. */
export interface CodeFilter {
  /** A CodeableConcept, or a list of them: `category`. */
  readonly element: string;
  /** `system|code`. */
  readonly codes: readonly string[];
  readonly not?: true;
}

/** What the dossier table says of the resources of a type that pass its filter. */
export interface DossierRow {
  readonly type: string;
  /** The element that says whose dossier it is in: a dotted path to references. `id` for the Patient himself. */
  readonly client: string;
  /** The search parameter that finds them by that element. */
  readonly search: string;
  /** Absent: explicitly in no section, so no consent ever opens it. */
  readonly section?: Section;
  readonly filter?: CodeFilter;
  /** The elements that date it, the first that is there counts: what provision.dataPeriod is held to. */
  readonly dates?: readonly string[];
  /** Elements that a carer does not get to see of it: notes of staff, data on third persons. Dotted paths. */
  readonly leftOut?: readonly string[];
  /** Elements and extensions that a carer sees of his own only. */
  readonly leftOutOfOthers?: readonly string[];
  /** In no section, and not for the client and his representative either. */
  readonly staffOnly?: true;
  /** Why it is in no section, or what the section does not say by itself. */
  readonly why?: string;
}
