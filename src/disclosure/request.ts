import type { LocalDate } from '../fhir/date.ts';
import type { Concern } from './concerns.ts';
import type { DisclosureConsent } from './consent.ts';
import type { Human } from './human.ts';
import type { Relative } from './people.ts';
import type { Client } from './representation.ts';
import type { Target } from './target.ts';

/** All of one client's dossier that the decision looks at. */
export interface DisclosureRecord {
  readonly client: Client;
  readonly people: ReadonlyMap<string, Relative>;
  readonly consents: Consents;
  readonly concerns: readonly Concern[];
  /** The members of each care team, by its reference. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
}

/** The disclosure consents of a client, found by whom they may be about. */
export interface Consents {
  /** Those whose provisions name a person, by his reference. */
  readonly naming: ReadonlyMap<string, readonly DisclosureConsent[]>;
  /** Those that may be about anyone. */
  readonly open: readonly DisclosureConsent[];
  /** Resources that some provision names, as `Type/id`: of no other does it matter which one it is. */
  readonly data: ReadonlySet<string>;
  /** Whether some provision is about data of a certain time. */
  readonly dated: boolean;
}

/** Who asks to see what, for what, on which day. */
export interface AccessRequest {
  readonly reader: Human;
  readonly target: Target;
  /** A code of v3-ActReason; undefined when none is stated. */
  readonly purpose?: string;
  /** The day in the Netherlands. */
  readonly date: LocalDate;
}

/** The references of the reader that are RelatedPersons of this client and active that day: by these he can be permitted. */
export type Here = readonly string[];
