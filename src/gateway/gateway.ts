import type { Failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Resource } from '../fhir/json.ts';

/**
 * The port to the FHIR server that holds the zorgdossier: the embedded one, or an EHR's. Only operations use it.
 *
 * Every method throws a `Failure` of the vocabulary in fhir/failure.ts, never an error of its own.
 */
export interface Gateway {
  /** The current version, or the one named. Failures: not-found, gone (also of a version that says: deleted). */
  read(type: string, id: string, versionId?: string): Promise<Stored>;

  /**
   * One page of versions, the newest first; of one resource, a type, or everything. Takes `_count`, `_since` and what a page's
   * own `next` holds. Failures: not-found (a resource that never was), invalid.
   */
  history(of: HistoryScope, query: URLSearchParams): Promise<HistoryPage>;

  /**
   * One page of matches. `type` may be `*` within a compartment. Failures: invalid (a parameter that the server does not know,
   * unless the asker is lenient; a modifier or value always), not-supported, too-costly, upstream-down.
   */
  search(type: string, query: URLSearchParams, options?: SearchOptions): Promise<SearchPage>;

  /**
   * All or nothing, in R4's order (DELETE, POST, PUT). `urn:uuid:` links between entries are resolved. Results are
   * in the order of the entries. Failures name the entry (`Bundle.entry[2]`): invalid, unprocessable (a reference to what is
   * not there), conflict, precondition-failed (ifMatch, ifNoneMatch, ifNoneExist of a PUT), multiple-matches (ifNoneExist).
   */
  transact(entries: readonly Entry[]): Promise<EntryResult[]>;

  /**
   * As `transact`, with what is to be read right after it. The embedded server reads before anyone else writes, and a read that fails undoes it
   * all; of another server that is not known, so that there a read that fails is answered as a Failure in its place.
   */
  transactThenRead(entries: readonly Entry[], reads: readonly Read[]): Promise<WrittenThenRead>;

  /**
   * A word that is another one once anything but an AuditEvent has been written, by whomever: what was read under the same word still
   * stands. Absent where a server does not know that.
   */
  mark?(): string;

  close(): Promise<void>;
}

/** A version of a resource as the server holds it; `resource.meta` carries the same versionId and lastUpdated. */
export interface Stored {
  readonly resource: Resource;
  readonly versionId: string;
  /** R4 instant. */
  readonly lastUpdated: string;
}

/** Whose versions: of everything when it has no type, of a type when it has no id. */
export interface HistoryScope {
  readonly type?: string;
  readonly id?: string;
}

export interface HistoryPage {
  readonly versions: readonly HistoryVersion[];
  /** The query of the next page; opaque to everyone but the same gateway. */
  readonly next?: URLSearchParams;
}

export interface HistoryVersion {
  readonly type: string;
  readonly id: string;
  readonly versionId: string;
  readonly lastUpdated: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Nothing stood there before this version. */
  readonly made: boolean;
  /** Absent of a deletion. */
  readonly resource?: Resource;
}

export interface SearchOptions {
  /** Only what is in the compartment of this resource (R4 §2.45), itself included. */
  readonly compartment?: { readonly type: string; readonly id: string };
  /** A parameter that is not known is left out, and said so, instead of refused. */
  readonly lenient?: boolean;
}

export interface SearchPage {
  readonly matches: readonly Stored[];
  /** What `_include` and `_revinclude` add to these matches. */
  readonly included?: readonly Stored[];
  /** Present where the server counted (`_total`, `_summary=count`). */
  readonly total?: number;
  /** The query as it was carried out, without what was left out. */
  readonly self?: URLSearchParams;
  /** What was left out, for a lenient asker. */
  readonly ignored?: readonly Finding[];
  /** The query of the next page; opaque to everyone but the same gateway. */
  readonly next?: URLSearchParams;
}

export type Entry =
  | {
      readonly method: 'POST';
      readonly type: string;
      readonly resource: Resource;
      readonly fullUrl?: string;
      /** A search (`identifier=system|value`): one match stands in for the new resource, more refuse. */
      readonly ifNoneExist?: string;
      /** A match of ifNoneExist refuses (precondition-failed) instead of standing in. */
      readonly mustBeNew?: true;
    }
  | {
      readonly method: 'PUT';
      readonly type: string;
      readonly id: string;
      readonly resource: Resource;
      readonly fullUrl?: string;
      /** versionId that must be the current one. */
      readonly ifMatch?: string;
      /** Only when nothing stands there. */
      readonly ifNoneMatch?: '*';
      /** Only when nothing meets this search either; a server that cannot be asked both is not asked it. */
      readonly ifNoneExist?: string;
    }
  | { readonly method: 'DELETE'; readonly type: string; readonly id: string; readonly ifMatch?: string };

export interface EntryResult {
  /** `existing`: an ifNoneExist match, or a PUT that changed nothing. */
  readonly effect: 'created' | 'updated' | 'existing' | 'deleted';
  readonly type: string;
  readonly id: string;
  readonly versionId: string;
  readonly lastUpdated: string;
  /** The version that stands now; absent after a delete. */
  readonly resource?: Resource;
}

/** What may be read at the end of a transaction; `at` is its place among the entries of the Bundle, for failures. */
export type Read = { readonly at: number } & (
  | { readonly kind: 'read'; readonly type: string; readonly id: string; readonly versionId?: string }
  | { readonly kind: 'history'; readonly of: HistoryScope; readonly query: URLSearchParams }
  | {
      readonly kind: 'search';
      readonly type: string;
      readonly query: URLSearchParams;
      readonly options?: SearchOptions;
    }
);

export interface WrittenThenRead {
  readonly written: readonly EntryResult[];
  /** In the order of the reads, each of the kind that was asked. */
  readonly read: readonly (Stored | HistoryPage | SearchPage | Failure)[];
}
