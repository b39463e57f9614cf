import type { StructureDefinition } from '@medplum/fhirtypes';

/** What generating asks of its surroundings. */
export interface SnapshotContext {
  /** A definition with its snapshot, generated where need be; undefined when it is not at hand or has none that can be made. */
  structure(canonical: string): StructureDefinition | undefined;
  /** Told of each thing that is wrong with the definition. */
  tell(wrong: WrongElement): void;
}

/** What is wrong with an element of a differential. */
export interface WrongElement {
  readonly what: 'base' | 'element' | 'type';
  /** The element, by its id or path, or the canonical that is not at hand. */
  readonly at: string;
}
