import type { Json } from '../../fhir/json.ts';
import { type Code, optional, predicate, single } from '../code.ts';
import { kindOf } from '../kind.ts';
import { decimalNode, integerNode, Node, quantityNode, stringNode } from '../node.ts';
import { amountOf } from '../quantity.ts';
import { define, type FunctionDefinition, type FunctionTable } from './definition.ts';

/** Conversions. FHIRPath N1 §5.5: what cannot be converted gives nothing. */

type Conversion = (node: Node, value: Json) => Node | undefined;

const TRUE = /^(?:true|t|yes|y|1|1\.0)$/i;
const FALSE = /^(?:false|f|no|n|0|0\.0)$/i;
const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)/;
const DATE_TIME = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?$/;
const TIME = /^\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?$/;
const QUANTITY = /^([+-]?\d+(?:\.\d+)?)(?:\s+(?:'([^']+)'|([a-z]+)))?$/;

const toBoolean: Conversion = (_, value) => {
  const text = String(value);
  const truth = TRUE.test(text) ? true : FALSE.test(text) ? false : undefined;
  return truth === undefined ? undefined : new Node('System.Boolean', truth, undefined);
};

const toInteger: Conversion = (_, value) => {
  if (typeof value === 'boolean') return integerNode(value ? 1 : 0);
  return /^[+-]?\d+$/.test(String(value)) ? integerNode(Number(value)) : undefined;
};

const toDecimal: Conversion = (_, value) => {
  if (typeof value === 'boolean') return decimalNode(value ? 1 : 0);
  if (typeof value === 'number') return decimalNode(value);
  return /^[+-]?\d+(?:\.\d+)?$/.test(String(value)) ? decimalNode(Number(value)) : undefined;
};

const toText: Conversion = (node, value) => {
  if (typeof value !== 'object') return stringNode(String(value));
  const amount = kindOf(node) === 'quantity' ? amountOf(node) : undefined;
  return amount && stringNode(`${amount.value} '${amount.unit}'`);
};

const byPattern =
  (type: string, pattern: RegExp): Conversion =>
  (_, value) => {
    const match = typeof value === 'string' ? pattern.exec(value) : null;
    return match === null ? undefined : new Node(type, match[0], undefined);
  };

const toQuantity: Conversion = (node, value) => {
  if (kindOf(node) === 'quantity') {
    const amount = amountOf(node);
    return amount && quantityNode(amount.value, amount.unit);
  }
  if (typeof value === 'number') return quantityNode(value, '1');
  const match = typeof value === 'string' ? QUANTITY.exec(value) : null;
  return match === null ? undefined : quantityNode(Number(match[1]), match[2] ?? match[3] ?? '1');
};

const CONVERSIONS: Readonly<Record<string, Conversion>> = {
  Boolean: toBoolean,
  Integer: toInteger,
  Decimal: toDecimal,
  String: toText,
  Date: byPattern('System.Date', DATE),
  DateTime: byPattern('System.DateTime', DATE_TIME),
  Time: byPattern('System.Time', TIME),
  Quantity: toQuantity,
};

const converted = (input: Code, convert: Conversion) => (scope: Parameters<Code['items']>[0]) => {
  const node = single(input.items(scope));
  return node?.value === undefined || node.value === null ? undefined : convert(node, node.value);
};

export const conversion: FunctionTable = Object.fromEntries(
  Object.entries(CONVERSIONS).flatMap(([type, convert]): [string, FunctionDefinition][] => [
    [`to${type}`, define(0, 0, ({ input }) => optional(converted(input, convert)))],
    [
      `convertsTo${type}`,
      define(0, 0, ({ input }) => {
        const conversionOf = converted(input, convert);
        return predicate((scope) => (input.exists(scope) ? conversionOf(scope) !== undefined : undefined));
      }),
    ],
  ]),
);
