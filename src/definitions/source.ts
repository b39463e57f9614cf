import type { Resource } from '../fhir/json.ts';

/** Where conformance resources come from: a list of what there is, and a way to read each. */
export interface Source {
  readonly entries: readonly Entry[];
  read(entry: Entry): Resource;
  close(): void;
}

/** What must be known of a resource before it is read. */
export interface Entry {
  readonly resourceType: string;
  readonly url: string;
  readonly version?: string;
  /** StructureDefinition. */
  readonly type?: string;
  readonly kind?: string;
  readonly derivation?: string;
  readonly abstract?: boolean;
  /** SearchParameter. */
  readonly code?: string;
  readonly base?: readonly string[];
}
