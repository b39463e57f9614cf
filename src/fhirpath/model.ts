/**
 * What the FHIRPath engine must know of the FHIR types: the definitions layer makes one from the StructureDefinitions.
 * Without it a step over a choice element, or a type test, could not be told from one over another element.
 */
export interface Model {
  /**
   * The child element `name` of a type (`Patient`, `HumanName`) or backbone path (`Patient.contact`).
   * For a choice (`Observation.value[x]`) `name` is `value`. Undefined when there is no such element.
   */
  element(parent: string, name: string): ModelElement | undefined;
  /** Whether a type is, or derives from, another: `isA('Age', 'Quantity')`, `isA('code', 'string')`. */
  isA(type: string, ancestor: string): boolean;
}

export interface ModelElement {
  /**
   * The types it may have; each is what `element(parent, …)` takes as parent for the next step: a type name (`HumanName`,
   * `dateTime`) or a backbone path (`Patient.contact`). More than one: a choice, whose JSON name is `name` + capitalised type.
   */
  readonly types: readonly string[];
  readonly choice: boolean;
  /** In JSON a list. */
  readonly list: boolean;
  /** Of a `code`: the canonical of the value set that it must be in. */
  readonly valueSet?: string;
}
