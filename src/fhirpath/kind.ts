import type { Node } from './node.ts';

/** How a value compares: FHIR types count as the FHIRPath types that they convert to. R4 fhirpath.html, "Using FHIR types in expressions". */
export type Kind = 'boolean' | 'number' | 'string' | 'dateTime' | 'time' | 'quantity' | 'object' | 'none';

const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['date', 'dateTime'],
  ['dateTime', 'dateTime'],
  ['instant', 'dateTime'],
  ['System.Date', 'dateTime'],
  ['System.DateTime', 'dateTime'],
  ['time', 'time'],
  ['System.Time', 'time'],
  ['System.Quantity', 'quantity'],
  ['Quantity', 'quantity'],
  ['Age', 'quantity'],
  ['Count', 'quantity'],
  ['Distance', 'quantity'],
  ['Duration', 'quantity'],
  ['MoneyQuantity', 'quantity'],
  ['SimpleQuantity', 'quantity'],
]);

export const kindOf = (node: Node): Kind => {
  const { value } = node;
  switch (typeof value) {
    case 'string':
      return KINDS.get(node.type) ?? 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'undefined':
      return 'none';
    default:
      return KINDS.get(node.type) ?? 'object';
  }
};
