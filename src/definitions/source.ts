import type { Resource } from '../fhir/json.ts';

/** Where conformance resources come from: a list of what there is, and a way to read each. */
export interface Source {
  readonly entries: readonly Entry[];
  /** The packages that the entries are of, and what each depends on of what is at hand; empty for loose resources. */
  readonly packages: readonly PackageOf[];
  read(entry: Entry): Resource;
  close(): void;
}

/** A package by its id (`name#version`), and the ids of the packages that it depends on. */
export interface PackageOf {
  readonly id: string;
  readonly dependencies: readonly string[];
}

/** What must be known of a resource before it is read. */
export interface Entry {
  readonly resourceType: string;
  readonly url: string;
  readonly version?: string;
  /** The id of its package. */
  readonly package?: string;
  /** StructureDefinition. */
  readonly type?: string;
  readonly kind?: string;
  readonly derivation?: string;
  readonly abstract?: boolean;
  /** SearchParameter. */
  readonly code?: string;
  readonly base?: readonly string[];
  /** CodeSystem: the canonical of the code system that it supplements, and of the value set of all its codes. */
  readonly supplements?: string;
  readonly valueSet?: string;
}
