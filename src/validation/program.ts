import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import type { BoundCheck } from './check.ts';

/**
 * A StructureDefinition made ready to run: the tree of its elements, each with what is asked of a value there.
 * Data apart from the bound checks, so that it can be read, printed and, later, turned into code.
 */
export interface Program {
  readonly url: string;
  /** The FHIR type that it is on: `CarePlan`, `HumanName`, `Extension`. */
  readonly type: string;
  readonly kind: StructureDefinition['kind'];
  readonly abstract: boolean;
  readonly root: ElementProgram;
}

export interface ElementProgram {
  readonly definition: ElementDefinition;
  /** The canonical of the StructureDefinition that it stands in. */
  readonly source: string;
  /** The last step of the path, without `[x]`. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** In JSON a list, even where a profile allows one item only: the base decides that. */
  readonly list: boolean;
  readonly types: readonly TypeUse[];
  readonly checks: readonly BoundCheck[];
  /** What a FHIRPath engine must know the value as where the element has parts of its own: `CarePlan.activity`. */
  readonly backbone: string | undefined;
  /** The elements below it, where the definition unfolds them itself; without any, its type's program tells them. */
  readonly children: readonly ElementProgram[];
  readonly slicing: Slicing | undefined;
}

export interface TypeUse {
  /** `string`, `HumanName`, `Resource`, `BackboneElement`. */
  readonly code: string;
  /** The property in JSON: `valueString` for a choice, the element's name otherwise. */
  readonly property: string;
  readonly profiles: readonly string[];
  readonly targets: readonly string[];
  /** How a reference may reach its target: `contained`, `referenced`, `bundled`. Any way when empty. */
  readonly aggregation: readonly string[];
}

export interface Slicing {
  readonly rules: 'closed' | 'open' | 'openAtEnd';
  /** The slices come in the order in which they are defined. */
  readonly ordered: boolean;
  readonly discriminators: readonly Discriminator[];
  readonly slices: readonly Slice[];
}

export interface Discriminator {
  readonly type: string;
  readonly path: string;
}

export interface Slice {
  readonly name: string;
  readonly element: ElementProgram;
}

/** The elements below one of the programs' elements, by the JSON property that holds them. */
export type Properties = ReadonlyMap<string, { readonly element: ElementProgram; readonly type: TypeUse }>;
