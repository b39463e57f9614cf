import type { Json, JsonObject } from '../fhir/json.ts';
import { BeyondOwnEngine } from './error.ts';
import type { Node } from './node.ts';

/** An amount and its unit; the system is absent for a quantity that an expression states. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly system: string | undefined;
}

const UCUM = 'http://unitsofmeasure.org';

const CALENDAR: Readonly<Record<string, string>> = {
  year: 'a',
  month: 'mo',
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
  millisecond: 'ms',
};

/** The amount of a Quantity, or of a number (whose unit is 1); undefined when it has no value, or a comparator such as `<`. */
export const amountOf = (node: Node): Amount | undefined => {
  if (typeof node.value === 'number') return { value: node.value, unit: '1', system: UCUM };
  const { value, unit, code, system, comparator } = node.value as JsonObject;
  if (typeof value !== 'number' || comparator !== undefined) return undefined;
  if (node.type === 'System.Quantity') return { value, unit: ucumCode(String(unit)), system: UCUM };
  return { value, unit: text(code) ?? text(unit) ?? '1', system: text(system) };
};

/**
 * The difference of two amounts; undefined when they do not compare. Units of one system that differ are left to an engine that
 * knows UCUM.
 */
export const compareAmounts = (a: Amount | undefined, b: Amount | undefined): number | undefined => {
  if (a === undefined || b === undefined || a.system !== b.system) return undefined;
  if (a.unit === b.unit) return a.value - b.value;
  if (a.system === UCUM) throw new BeyondOwnEngine(`comparison of ${a.unit} with ${b.unit}`);
  return undefined;
};

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const ucumCode = (unit: string): string => CALENDAR[unit.replace(/s$/, '')] ?? unit;
