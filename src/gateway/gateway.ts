import type { Resource } from '../fhir/json.ts';

/**
 * The port to the FHIR server that holds the zorgdossier: the embedded one, or an EHR's. Only operations use it.
 *
 * Every method throws a `Failure` of the vocabulary in fhir/failure.ts, never an error of its own.
 */
export interface Gateway {
  /** The current version. Failures: not-found, gone. */
  read(type: string, id: string): Promise<Stored>;

  /** One page of matches. Failures: invalid (a parameter that the server does not know), upstream-down. */
  search(type: string, query: URLSearchParams): Promise<SearchPage>;

  /**
   * All or nothing, in R4's order (DELETE, POST, PUT). `urn:uuid:` references between entries are resolved. Results are
   * in the order of the entries. Failures name the entry (`Bundle.entry[2]`): invalid, unprocessable (a reference to what is
   * not there), conflict, precondition-failed (ifMatch), multiple-matches (ifNoneExist).
   */
  transact(entries: readonly Entry[]): Promise<EntryResult[]>;

  close(): Promise<void>;
}

/** A version of a resource as the server holds it; `resource.meta` carries the same versionId and lastUpdated. */
export interface Stored {
  readonly resource: Resource;
  readonly versionId: string;
  /** R4 instant. */
  readonly lastUpdated: string;
}

export interface SearchPage {
  readonly matches: readonly Stored[];
  /** Present where the server counted (`_total`, `_summary=count`). */
  readonly total?: number;
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
    }
  | {
      readonly method: 'PUT';
      readonly type: string;
      readonly id: string;
      readonly resource: Resource;
      readonly fullUrl?: string;
      /** versionId that must be the current one. */
      readonly ifMatch?: string;
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
