import { createRequire } from 'node:module';
import { isObject, type Json } from '../fhir/json.ts';
import { collection, constant } from './code.ts';
import { type Environment, Scope } from './environment.ts';
import { surroundings } from './functions/surroundings.ts';
import { Node, quantityNode, stringNode } from './node.ts';

/** Values between our nodes and those of fhirpath.js, which come out of its own evaluations and go back into them as they are. */

export type Compiled = (focus: unknown, constants: object, options: object) => readonly unknown[];

interface Library {
  readonly compile: (path: string | { base: string; expression: string }) => Compiled;
  readonly types: (value: unknown) => readonly string[];
}

let loaded: Library | undefined;

/** fhirpath.js with the R4 model. */
export const library = (): Library => {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    const { compile, types } = require('fhirpath');
    const model = require('fhirpath/fhir-context/r4');
    loaded = { compile: (path) => compile(path, model, { resolveInternalTypes: false }), types };
  }
  return loaded;
};

const once = new Map<string, Compiled>();

/** The first value of a fixed expression. */
const first = (focus: unknown, expression: string, base?: string): unknown => {
  let compiled = once.get(expression);
  if (compiled === undefined) {
    compiled = library().compile(base === undefined ? expression : { base, expression });
    once.set(expression, compiled);
  }
  return compiled(focus, {}, {})[0];
};

/**
 * A primitive with an id or extensions goes in through an extension: there is no other way for both. So does a number, since one that
 * is the root of an evaluation makes fhirpath.js 5.2 fail.
 */
export const toLibrary = ({ type, value, element }: Node): unknown => {
  if (type.startsWith('System.') || (element === undefined && typeof value !== 'number')) return value;
  const name = `value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  return first({ url: '', [name]: value, [`_${name}`]: element }, 'value', 'Extension');
};

export const fromLibrary = (value: unknown): Node => {
  const type = library().types([value])[0] ?? '';
  const { data, _data, path, unit } = Object(value) as Record<string, unknown>;
  if (type === 'System.Quantity') return quantityNode(Number(Object(value).value), String(unit).replace(/^'|'$/g, ''));
  if (type.startsWith('System.') && data === undefined) return new Node(type, plain(value), undefined);
  const name = type.replace(/^FHIR\./, '');
  const isBackbone = name === 'BackboneElement' || name === 'Element';
  return new Node(isBackbone ? String(path) : name, plain(data) ?? undefined, isObject(_data) ? _data : undefined);
};

/** Numbers and dates of theirs know how to become JSON. */
const plain = (value: unknown): Json => {
  const { toJSON } = Object(value) as { toJSON?: () => Json };
  if (typeof value === 'bigint') return Number(value);
  return typeof toJSON === 'function' ? toJSON.call(value) : (value as Json);
};

export const constantsFor = (environment: Environment): Record<string, unknown> => {
  const constants: Record<string, unknown> = {
    resource: environment.resource.value,
    rootResource: environment.rootResource.value,
    sct: 'http://snomed.info/sct',
    loinc: 'http://loinc.org',
  };
  if (environment.context !== undefined) constants['context'] = toLibrary(environment.context);
  for (const [name, nodes] of Object.entries(environment.constants ?? {})) constants[name] = nodes.map(toLibrary);
  return constants;
};

/** Functions that would ask the clock or the network there are ours, and ask the environment. */
export const functionsFor = (environment: Environment): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(surroundings).map(([name, { arity, compile }]) => [
      name,
      {
        fn: (values: readonly unknown[], argument = ''): unknown[] => {
          const nodes = values.map(fromLibrary);
          const code = compile({
            input: collection(() => nodes),
            argument: () => constant(stringNode(argument)),
          });
          return code.items(new Scope(environment, environment.resource)).map(enter);
        },
        ...(arity[0] === 0 ? {} : { arity: { 1: ['String'] } }),
      },
    ]),
  );

/** A value of ours as fhirpath.js holds it. */
const enter = ({ type, value }: Node): unknown => {
  if (type === 'System.Date' || type === 'System.DateTime') return first({}, `@${value}`);
  if (type === 'System.Time') return first({}, `@T${value}`);
  return isObject(value) ? first(value, '$this') : value;
};
