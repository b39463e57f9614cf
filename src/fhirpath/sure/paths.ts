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
  /** For one step from the focus: an expression that says whether it is there, and one that is its value where it has at most one. */
  readonly present?: string;
  readonly value?: string;
  /** Only the known beginning of the path. */
  readonly unread?: boolean;
  /** Statements that run `body` for each item, given the name of the variable that it is in. */
  readonly each: (body: (item: string) => string) => string;
}

/** Functions that give nothing for nothing, whatever their arguments. */
const OF_EACH = new Set(
  'where select ofType as trace first last tail repeat children descendants resolve extension'.split(' '),
);

/**
 * Undefined for a path that is not one of steps and filters over elements that the model knows; under the bound `perhaps` the known part
 * of it will do, since where that is empty the whole is.
 */
export const pathOf = (syntax: Syntax, focus: Focus, around: Surroundings, bound: Bound): Path | undefined => {
  if (syntax.kind === 'this') return thisPath(focus);
  if (syntax.kind !== 'step' && syntax.kind !== 'call') return undefined;
  const from = syntax.input === undefined ? thisPath(focus) : pathOf(syntax.input, focus, around, bound);
  if (!from || from.unread) return from;
  const known =
    syntax.kind === 'step' ? stepFrom(from, syntax.name, focus, around) : callOn(from, syntax, around, bound);
  if (known || bound !== 'perhaps' || (syntax.kind === 'call' && !OF_EACH.has(syntax.name))) return known;
  return { ...from, unread: true };
};

const callOn = (
  from: Path,
  { name, args }: Extract<Syntax, { kind: 'call' }>,
  around: Surroundings,
  bound: Bound,
): Path | undefined => {
  if (name === 'trace') return from;
  const [argument] = args;
  if (!argument || (name !== 'where' && name !== 'select')) return undefined;
  const item = { name: around.source.fresh('w'), type: from.type };
  const inItem = (code: string) => (value: string) => `{ const ${item.name} = ${value}; ${code} }`;
  if (name === 'select') {
    const projection = pathOf(argument, item, around, bound);
    if (!projection || projection.unread) return undefined;
    const { type } = projection;
    return { type, single: from.single && projection.single, each: (body) => from.each(inItem(projection.each(body))) };
  }
  const criterion = around.sureOf(argument, item, around);
  const passes = criterion && passing(criterion, bound);
  if (passes === undefined) return undefined;
  const { type, single } = from;
  return { type, single, each: (body) => from.each(inItem(`if (${passes}) { ${body(item.name)} }`)) };
};

/** A criterion that may throw for some item, or be left unread for it, says nothing about the others. */
const passing = ({ holds, fails, exact, partial }: Sure, bound: Bound): string | undefined => {
  if (partial || (bound === 'exactly' && !exact)) return undefined;
  return bound === 'surely' || exact ? holds : `!(${fails})`;
};

const thisPath = ({ name, type }: Focus): Path => ({ type, single: true, focus: name, each: (body) => body(name) });

const stepFrom = (from: Path, name: string, focus: Focus, { source, model }: Surroundings): Path | undefined => {
  // What every resource has is there in one of any type.
  const element = model.element(isOpen(from.type) ? 'DomainResource' : from.type, name);
  // A primitive has no parts in JSON but beside it.
  if (!element || isPrimitive(from.type)) return undefined;
  const [only, ...others] = element.types;
  const keys = element.choice
    ? element.types.map((type) => name + type.charAt(0).toUpperCase() + type.slice(1))
    : [name];
  if (only === undefined) return undefined;
  return {
    type: others.length === 0 ? only : SOME_TYPE,
    single: from.single && !element.list,
    ...(from.focus && directly(focus, name, keys, element.list)),
    each: (body) => from.each((value) => keys.map((key) => ofKey(source, value, key, element.list, body)).join(' ')),
  };
};

const directly = (focus: Focus, name: string, keys: readonly string[], list: boolean): Partial<Path> => {
  const properties = keys.map((key) => `${focus.name}[${JSON.stringify(key)}]`);
  const present = focus.has?.(name) ?? `(${properties.map((property) => `${property} !== undefined`).join(' || ')})`;
  return { present, ...(properties.length === 1 && !list && { value: properties[0] as string }) };
};

const ofKey = (source: Source, value: string, key: string, list: boolean, body: (item: string) => string): string => {
  const [held, index, item] = [source.fresh('v'), source.fresh('i'), source.fresh('x')];
  const property = `const ${held} = ${value}[${JSON.stringify(key)}];`;
  if (!list) return `{ ${property} if (${held} !== undefined) { ${body(held)} } }`;
  const loop = `for (let ${index} = 0; ${index} < ${held}.length; ${index}++) { const ${item} = ${held}[${index}]; ${body(item)} }`;
  return `{ ${property} if (${held} !== undefined) ${loop} }`;
};

/** The type of an item that may be of several, or any resource: nothing is known of it but that it is there. */
const SOME_TYPE = '';

/** Whether what stands there may be any resource. */
const isOpen = (type: string): boolean => type === 'Resource' || type === 'DomainResource';

export const isPrimitive = (type: string): boolean => /^[a-z]/.test(type) || type === SOME_TYPE;
