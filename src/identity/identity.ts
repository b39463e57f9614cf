/** The kinds of those who call: the rows of the table of who may call what. */
export type ActorKind = 'patient' | 'related-person' | 'person' | 'professional' | 'coordinator' | 'system';

/** Who calls, as the token says: the words that decisions about access are made in. */
export interface Identity {
  readonly kind: ActorKind;
  /** Who acts: `RelatedPerson/…`, `Patient/…`, `Person/…`, `PractitionerRole/…`; none for a system. */
  readonly actor?: string;
  /** The organisation a professional or coordinator works for, `Organization/…`, as far as known. */
  readonly organization?: string;
  /** The client of the launch context, `Patient/…`. */
  readonly patient?: string;
  /** SMART v2 scopes, read. */
  readonly scopes: readonly Scope[];
  /** Why someone looks where no relation is known (break-glass). */
  readonly emergency?: string;
}

/** A SMART App Launch 2 scope: what may be done with a type of resource, within a context, and only where the query matches. */
export interface Scope {
  readonly context: 'patient' | 'user' | 'system';
  /** A resource type, or `*`. */
  readonly type: string;
  readonly may: ReadonlySet<'c' | 'r' | 'u' | 'd' | 's'>;
  readonly query?: string;
}
