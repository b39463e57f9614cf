import type { Model } from '../model.ts';
import type { Syntax } from '../syntax.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/** Which items a filter lets through: those that surely pass, those that may pass, or neither unless that is the same. */
export type Bound = 'surely' | 'perhaps' | 'exactly';

/** The items of a path, one after another. */
export interface Path {
  /** The types that items may be of. */
  readonly types: readonly string[];
  /** At most one item, whatever the data. */
  readonly single: boolean;
  /** The variable that it is, for the focus itself. */
  readonly focus?: string;
  /** For one step from the focus: an expression that says whether it is there, and one that is its value where it has at most one. */
  readonly present?: string;
  readonly value?: string;
  /** Only the known beginning of the path. */
  readonly unread?: boolean;
  /** Statements that run `body` for each item, given the name of the variable that it is in, and its type. */
  readonly each: (body: (item: string, type: string) => string) => string;
}

type Call = Extract<Syntax, { kind: 'call' }>;

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
  if (syntax.kind === 'type' && syntax.operator === 'as' && syntax.type.namespace !== 'System') {
    const from = pathOf(syntax.operand, focus, around, bound);
    return from && !from.unread ? ofType(from, syntax.type.name, around) : from;
  }
  if (syntax.kind !== 'step' && syntax.kind !== 'call') return undefined;
  const from = syntax.input === undefined ? thisPath(focus) : pathOf(syntax.input, focus, around, bound);
  if (!from || from.unread) return from;
  const known =
    syntax.kind === 'step' ? stepFrom(from, syntax.name, focus, around) : callOn(from, syntax, around, bound);
  if (known || bound !== 'perhaps' || (syntax.kind === 'call' && !OF_EACH.has(syntax.name))) return known;
  return { ...from, unread: true };
};

const thisPath = ({ name, type }: Focus): Path => ({
  types: [type],
  single: true,
  focus: name,
  each: (body) => body(name, type),
});

const callOn = (from: Path, call: Call, around: Surroundings, bound: Bound): Path | undefined => {
  const [argument] = call.args;
  if (call.name === 'trace') return from;
  if (!argument) return undefined;
  if (call.name === 'where') return filtered(from, argument, around, bound);
  if (call.name === 'select') return projected(from, argument, around, bound);
  return call.name === 'extension' ? extensionsOf(from, argument, around) : undefined;
};

const filtered = (from: Path, criterion: Syntax, around: Surroundings, bound: Bound): Path | undefined => {
  const name = around.source.fresh('w');
  const tests = new Map<string, string>();
  for (const type of from.types) {
    const test = passing(around.sureOf(criterion, { name, type }, around), bound);
    if (test === undefined) return undefined;
    tests.set(type, test);
  }
  return {
    types: from.types,
    single: from.single,
    each: (body) =>
      from.each((value, type) => `{ const ${name} = ${value}; if (${tests.get(type)}) { ${body(name, type)} } }`),
  };
};

/** A criterion that may throw for some item, or be left unread for it, says nothing about the others. */
const passing = (criterion: Sure | undefined, bound: Bound): string | undefined => {
  if (!criterion || criterion.partial || (bound === 'exactly' && !criterion.exact)) return undefined;
  return bound === 'surely' || criterion.exact ? criterion.holds : `!(${criterion.fails})`;
};

const projected = (from: Path, projection: Syntax, around: Surroundings, bound: Bound): Path | undefined => {
  const name = around.source.fresh('w');
  const paths = new Map<string, Path>();
  for (const type of from.types) {
    const path = pathOf(projection, { name, type }, around, bound);
    if (!path || path.unread) return undefined;
    paths.set(type, path);
  }
  return {
    types: [...new Set([...paths.values()].flatMap((path) => path.types))],
    single: from.single && [...paths.values()].every((path) => path.single),
    each: (body) => from.each((value, type) => `{ const ${name} = ${value}; ${(paths.get(type) as Path).each(body)} }`),
  };
};

/** `as`, which leaves what is of the type, or of one that derives from it. */
const ofType = ({ types, single, each }: Path, name: string, { model }: Surroundings): Path | undefined => {
  if (types.some(isOpen)) return undefined;
  const left = types.filter((type) => model.isA(type, name));
  return { types: left, single, each: (body) => each((item, type) => (left.includes(type) ? body(item, type) : '')) };
};

/** `extension('url')`. */
const extensionsOf = (from: Path, argument: Syntax, { source }: Surroundings): Path | undefined => {
  const url = argument.kind === 'literal' ? argument.node?.value : undefined;
  if (typeof url !== 'string' || from.types.some((type) => isPrimitive(type) || isOpen(type))) return undefined;
  return {
    types: ['Extension'],
    single: false,
    each: (body) =>
      from.each((value) => {
        const item = source.fresh('e');
        return ofKey(source, value, 'extension', true, (extension) => {
          return `{ const ${item} = ${extension}; if (${item}.url === ${JSON.stringify(url)}) { ${body(item, 'Extension')} } }`;
        });
      }),
  };
};

/** The properties in which a step finds its items, and their types. */
interface Step {
  readonly keys: readonly { readonly key: string; readonly type: string }[];
  readonly list: boolean;
}

const stepFrom = (from: Path, name: string, focus: Focus, { source, model }: Surroundings): Path | undefined => {
  const steps = new Map<string, Step>();
  for (const type of from.types) {
    const step = stepOf(model, type, name);
    if (step) steps.set(type, step);
    // A primitive has no parts in JSON but beside it; of any resource only what all resources have is known.
    else if (from.types.length === 1 || isOpen(type) || (isPrimitive(type) && BESIDE.has(name))) return undefined;
  }
  const found = [...steps.values()];
  if (found.length === 0) return undefined;
  return {
    types: [...new Set(found.flatMap(({ keys }) => keys.map(({ type }) => type)))],
    single: from.single && found.every(({ list }) => !list),
    ...(from.focus && found[0] && directly(focus, name, found[0])),
    each: (body) =>
      from.each((value, type) =>
        (steps.get(type)?.keys ?? [])
          .map(({ key, type: held }) =>
            ofKey(source, value, key, steps.get(type)?.list === true, (item) => body(item, held)),
          )
          .join(' '),
      ),
  };
};

const BESIDE = new Set(['id', 'extension']);

const stepOf = (model: Model, from: string, name: string): Step | undefined => {
  if (isPrimitive(from)) return undefined;
  // What every resource has is there in one of any type.
  const element = model.element(isOpen(from) ? 'DomainResource' : from, name);
  if (!element || element.types.length === 0) return undefined;
  const key = (type: string) => (element.choice ? name + type.charAt(0).toUpperCase() + type.slice(1) : name);
  return { keys: element.types.map((type) => ({ key: key(type), type })), list: element.list };
};

const directly = (focus: Focus, name: string, { keys, list }: Step): Partial<Path> => {
  const properties = keys.map(({ key }) => `${focus.name}[${JSON.stringify(key)}]`);
  const present = focus.has?.(name) ?? `(${properties.map((property) => `${property} !== undefined`).join(' || ')})`;
  return { present, ...(properties.length === 1 && !list && { value: properties[0] as string }) };
};

const ofKey = (
  source: Surroundings['source'],
  value: string,
  key: string,
  list: boolean,
  body: (item: string) => string,
): string => {
  const [held, index, item] = [source.fresh('v'), source.fresh('i'), source.fresh('x')];
  const property = `const ${held} = ${value}[${JSON.stringify(key)}];`;
  if (!list) return `{ ${property} if (${held} !== undefined) { ${body(held)} } }`;
  const loop = `for (let ${index} = 0; ${index} < ${held}.length; ${index}++) { const ${item} = ${held}[${index}]; ${body(item)} }`;
  return `{ ${property} if (${held} !== undefined) ${loop} }`;
};

/** Whether what stands there may be any resource. */
const isOpen = (type: string): boolean => type === 'Resource' || type === 'DomainResource';

export const isPrimitive = (type: string): boolean => /^[a-z]/.test(type);
