import type { Level, Section } from './codes.ts';
import type { Days } from './days.ts';
import type { Giver } from './giver.ts';

/** A disclosure consent in the words of the decision, made once from the FHIR Consent (read-consent.ts). */
export interface DisclosureConsent {
  /** `Consent/x`. */
  readonly reference: string;
  readonly version: string | undefined;
  /** In force as far as its own status says; another status does nothing, also not as a deny. */
  readonly active: boolean;
  /** Elements outside the provisions that are not understood. */
  readonly unclear: readonly string[];
  readonly givers: readonly Giver[];
  /** Whether they were entitled to permit, together. */
  readonly entitled: boolean;
  /** Nobody can be read as its giver: a permit then gives nothing, a deny still denies. */
  readonly giverUnknown: boolean;
  /** The days that its dateTime may mean: when the givers were to be entitled. */
  readonly given: Days;
  /** What the consent itself says of the client's ability to decide about this matter. */
  readonly capable: boolean;
  readonly root: Provision;
  /** The persons that its provisions name. */
  readonly named: ReadonlySet<string>;
  /** Some provision may be about persons whom it does not name. */
  readonly open: boolean;
}

/** `scope`: the root without a type, as R4 has it. `unknown`: a type that is missing or not one of the two, which closes. */
export type ProvisionKind = 'scope' | 'permit' | 'deny' | 'unknown';

export interface Provision {
  /** FHIRPath below the Consent: `provision.provision[0]`. */
  readonly path: string;
  readonly kind: ProvisionKind;
  /** Elements that are not understood, by name. */
  readonly unclear: readonly string[];
  /** Undefined: cannot be read. */
  readonly period: Days | undefined;
  readonly actors: readonly Actor[];
  /** Undefined: no section is named. */
  readonly sections: readonly Section[] | undefined;
  /** Undefined: no resource is named. */
  readonly data: readonly NamedData[] | undefined;
  /** Undefined: no label is named. */
  readonly labels: Labels | undefined;
  /** Undefined: for any purpose. Codes of v3-ActReason. */
  readonly purposes: readonly string[] | undefined;
  /** `any`: from any time; undefined: cannot be read. */
  readonly dataPeriod: Days | 'any' | undefined;
  readonly children: readonly Provision[];
}

/** `person`: one human, by reference; `group`: never one person; `unclear`: cannot be told who it is. */
export type Actor =
  | { readonly kind: 'person'; readonly reference: string }
  | { readonly kind: 'group' }
  | { readonly kind: 'unclear' };

export interface NamedData {
  /** Undefined: names nothing of this server. */
  readonly reference: string | undefined;
  readonly type: string | undefined;
  readonly version: string | undefined;
  /** Only the resource itself; else also others, which are not understood. */
  readonly itself: boolean;
}

export interface Labels {
  readonly levels: readonly Level[];
  /** Sensitivities, as `system|code`. */
  readonly others: readonly string[];
}
