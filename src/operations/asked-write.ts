import type { Resource } from '../fhir/json.ts';

/** A write as a client asks it, its conditions still open; `resolve.ts` makes a plain one of it. */
export type AskedWrite = {
  readonly type: string;
  readonly fullUrl?: string;
  /** What the version that stands there must be, as the header or `request.ifMatch` says it. */
  readonly ifMatch?: string;
} & (
  | { readonly method: 'POST'; readonly resource: Resource; readonly ifNoneExist?: string }
  | {
      readonly method: 'PUT';
      readonly resource: Resource;
      readonly on: Instance | Condition;
      readonly ifNoneMatch?: string;
    }
  | { readonly method: 'PATCH'; readonly patch: unknown; readonly on: Instance | Condition }
  | { readonly method: 'DELETE'; readonly on: Instance | Condition }
);

export interface Instance {
  readonly id: string;
}

/** The one resource that a search finds (R4 §3.1.0.5.2, conditional interactions). */
export interface Condition {
  readonly query: URLSearchParams;
}

export const isInstance = (on: Instance | Condition): on is Instance => 'id' in on;
