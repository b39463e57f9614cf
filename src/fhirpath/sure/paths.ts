import type { Model } from '../model.ts';
import type { Syntax } from '../syntax.ts';
import type { Source } from './source.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/**
 * Which items a filter lets through: those that surely pass, those that may pass, or neither unless that is the same.
 */
export type Bound = 'surely' | 'perhaps' | 'exactly';

/** The items of a path, one after another. */
export interface Path {
  readonly type: string;
  /** At most one item, whatever the data. */
  readonly single: boolean;
  /** The variable that it is, for the focus itself. */
  readonly focus?: string;
  /** For one step from the focus: the properties that may hold it. */
  readonly direct?: readonly string[];
  /** Statements that run `body` for each item, given the name of the variable that it is in. */
  readonly each: (body: (item: string) => string) => string;
}

/** Undefined for a path that is not one of steps and filters over elements that the model knows. */
export const pathOf = (syntax: Syntax, focus: Focus, around: Surroundings, bound: Bound): Path | undefined => {
  if (syntax.kind === 'this') return thisPath(focus);
  if (syntax.kind === 'step') {
    const from = syntax.input === undefined ? thisPath(focus) : pathOf(syntax.input, focus, around, bound);
    return from && stepFrom(from, syntax.name, around);
  }
  if (syntax.kind !== 'call') return undefined;
  const { name, args } = syntax;
  const from = syntax.input === undefined ? thisPath(focus) : pathOf(syntax.input, focus, around, bound);
  if (name === 'trace') return from;
  if (name !== 'where' || !from || !args[0]) return undefined;
  const item = { name: around.source.fresh('w'), type: from.type };
  const criterion = around.sureOf(args[0], item, around);
  const passes = criterion && passing(criterion, bound);
  if (passes === undefined) return undefined;
  return {
    type: from.type,
    single: from.single,
    each: (body) => from.each((value) => `{ const ${item.name} = ${value}; if (${passes}) { ${body(item.name)} } }`),
  };
};

/** A criterion that may throw for some item, or be left unread for it, says nothing about the others. */
const passing = ({ holds, fails, exact, partial }: Sure, bound: Bound): string | undefined => {
  if (partial || (bound === 'exactly' && !exact)) return undefined;
  return bound === 'surely' || exact ? holds : `!(${fails})`;
};

const thisPath = ({ name, type }: Focus): Path => ({ type, single: true, focus: name, each: (body) => body(name) });

const stepFrom = (from: Path, name: string, { source, model }: Surroundings): Path | undefined => {
  const element = model.element(from.type, name);
  // A primitive has no parts in JSON but beside it; what a resource inside another is, only the data tell.
  if (!element || isPrimitive(from.type) || element.types.some((type) => isOpen(type, model))) return undefined;
  const [only, ...others] = element.types;
  const keys = element.choice
    ? element.types.map((type) => name + type.charAt(0).toUpperCase() + type.slice(1))
    : [name];
  if (only === undefined) return undefined;
  return {
    type: others.length === 0 ? only : CHOICE,
    single: from.single && !element.list,
    ...(from.focus && { direct: keys.map((key) => `${from.focus}[${JSON.stringify(key)}]`) }),
    each: (body) => from.each((value) => keys.map((key) => ofKey(source, value, key, element.list, body)).join(' ')),
  };
};

const ofKey = (source: Source, value: string, key: string, list: boolean, body: (item: string) => string): string => {
  const [held, index, item] = [source.fresh('v'), source.fresh('i'), source.fresh('x')];
  const property = `const ${held} = ${value}[${JSON.stringify(key)}];`;
  if (!list) return `{ ${property} if (${held} !== undefined) { ${body(held)} } }`;
  const loop = `for (let ${index} = 0; ${index} < ${held}.length; ${index}++) { const ${item} = ${held}[${index}]; ${body(item)} }`;
  return `{ ${property} if (${held} !== undefined) ${loop} }`;
};

/** The type of an item that may be of several: nothing is known of it but that it is there. */
const CHOICE = '';

const isOpen = (type: string, model: Model): boolean => model.isA(type, 'Resource') && !type.includes('.');

export const isPrimitive = (type: string): boolean => /^[a-z]/.test(type) || type === CHOICE;
