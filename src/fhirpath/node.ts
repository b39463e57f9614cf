import type { Json, JsonObject, Resource } from '../fhir/json.ts';

/**
 * A value with its type: an element of a resource, or what an operator made.
 *
 * `type` is a FHIR type name (`HumanName`, `dateTime`), the path of a backbone element (`Patient.contact`), or a FHIRPath type
 * (`System.Integer`). Dates and times stay text, a `System.Quantity` is `{ value, unit }`. `element` is the `_name` sibling of a
 * primitive (its id and extensions); `value` is undefined when a primitive has nothing else.
 */
export class Node {
  readonly type: string;
  readonly value: Json | undefined;
  readonly element: JsonObject | undefined;

  constructor(type: string, value: Json | undefined, element: JsonObject | undefined) {
    this.type = type;
    this.value = value;
    this.element = element;
  }
}

/** The root node of a resource. */
export const nodeOf = (resource: Resource): Node => new Node(resource.resourceType, resource, undefined);

/** The node of a value that stands inside a resource: its type or backbone path, and for a primitive its `_name` sibling. */
export const nodeAt = (type: string, value: Json | undefined, element?: JsonObject): Node =>
  new Node(type, value ?? undefined, element);

export const NONE: readonly Node[] = [];

const TRUE: readonly Node[] = [new Node('System.Boolean', true, undefined)];
const FALSE: readonly Node[] = [new Node('System.Boolean', false, undefined)];

/** The collection for a three-valued answer: undefined is the empty one. */
export const booleans = (truth: boolean | undefined): readonly Node[] =>
  truth === undefined ? NONE : truth ? TRUE : FALSE;

export const stringNode = (value: string): Node => new Node('System.String', value, undefined);

export const integerNode = (value: number): Node => new Node('System.Integer', value, undefined);

export const decimalNode = (value: number): Node => new Node('System.Decimal', value, undefined);

export const quantityNode = (value: number, unit: string): Node =>
  new Node('System.Quantity', { value, unit }, undefined);
