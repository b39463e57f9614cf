import { isObject, type Json, type JsonObject } from '../fhir/json.ts';
import type { Model } from './model.ts';
import { Node } from './node.ts';

/** Where an element stands in JSON, and the type of what is found there; an empty type is taken from the value itself. */
export interface Field {
  readonly key: string;
  readonly sibling: string;
  readonly type: string;
}

/** How a step is taken: one field, or for a choice the fields by the JSON names (`valueDate`, `_valueDate`) that they may have. */
export type Access = Field | ReadonlyMap<string, Field>;

/** Steps over JSON, as the model says; what it worked out once is kept per type. */
export class Navigator {
  readonly model: Model;
  readonly #accesses = new Map<string, Map<string, Access>>();
  readonly #fields = new Map<string, Map<string, Field>>();

  constructor(model: Model) {
    this.model = model;
  }

  /** How to take the step `name` from a node of `type`. A name that the model does not know is read as a JSON name. */
  access(type: string, name: string): Access {
    return kept(this.#accesses, type, name, () => {
      const element = this.model.element(type, name);
      if (element === undefined) return this.fieldOf(type, name);
      if (!element.choice) return this.#field(name, element.types[0] ?? '');
      const fields = element.types.map((t) => this.#field(choiceKey(name, t), t));
      return new Map(fields.flatMap((f) => [[f.key, f] as const, [f.sibling, f] as const]));
    });
  }

  /** The field that a JSON name stands for: `valueDate` is a date when the type has a choice `value` that may be one. */
  fieldOf(type: string, key: string): Field {
    return kept(this.#fields, type, key, () => {
      const element = this.model.element(type, key);
      if (element !== undefined && !element.choice) return this.#field(key, element.types[0] ?? '');
      for (let end = 1; end < key.length; end += 1) {
        const choice = this.model.element(type, key.slice(0, end));
        const chosen = choice?.choice ? choice.types.find((t) => choiceKey(key.slice(0, end), t) === key) : undefined;
        if (chosen !== undefined) return this.#field(key, chosen);
      }
      return this.#field(key, '');
    });
  }

  /** The children of a node, in the order of the JSON. */
  pushChildren(node: Node, out: Node[]): void {
    const holder = holderOf(node);
    if (holder === undefined) return;
    for (const key in holder) {
      if (key === 'resourceType') continue;
      if (key.charCodeAt(0) !== UNDERSCORE) pushField(holder, this.fieldOf(node.type, key), out);
      else if (!(key.slice(1) in holder)) pushField(holder, this.fieldOf(node.type, key.slice(1)), out);
    }
  }

  #field(key: string, type: string): Field {
    // An element that may hold any resource has the type of the resource that it holds.
    return { key, sibling: `_${key}`, type: type !== '' && this.model.isA(type, 'Resource') ? '' : type };
  }
}

const UNDERSCORE = 95;

const choiceKey = (name: string, type: string): string => name + type.charAt(0).toUpperCase() + type.slice(1);

const kept = <T>(cache: Map<string, Map<string, T>>, type: string, name: string, make: () => T): T => {
  const byName = cache.get(type) ?? new Map<string, T>();
  cache.set(type, byName);
  const found = byName.get(name) ?? make();
  byName.set(name, found);
  return found;
};

/** The object that holds the children of a node: its value, or for a primitive its sibling. */
const holderOf = (node: Node): JsonObject | undefined => {
  const { value } = node;
  return typeof value === 'object' && value !== null ? (value as JsonObject) : node.element;
};

/** Adds what a step finds. */
export const pushStep = (node: Node, access: Access, out: Node[]): void => {
  const holder = holderOf(node);
  if (holder === undefined) return;
  if (!(access instanceof Map)) return pushField(holder, access as Field, out);
  for (const key in holder) {
    const field = access.get(key);
    if (field !== undefined && (key === field.key || !(field.key in holder))) pushField(holder, field, out);
  }
};

/** Whether a step finds anything. */
export const hasStep = (node: Node, access: Access): boolean => {
  const holder = holderOf(node);
  if (holder === undefined) return false;
  if (!(access instanceof Map)) {
    return present(holder[(access as Field).key]) || present(holder[(access as Field).sibling]);
  }
  for (const key in holder) if (access.has(key) && present(holder[key])) return true;
  return false;
};

/** How much a step finds. */
export const countStep = (node: Node, access: Access): number => {
  if (!hasStep(node, access)) return 0;
  const out: Node[] = [];
  pushStep(node, access, out);
  return out.length;
};

const present = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0);

const pushField = (holder: JsonObject, field: Field, out: Node[]): void => {
  const value = holder[field.key];
  const sibling = holder[field.sibling];
  if (!Array.isArray(value) && !Array.isArray(sibling)) return pushItem(field.type, value, sibling, out);
  const values = Array.isArray(value) ? value : [];
  const siblings = Array.isArray(sibling) ? sibling : [];
  const length = Math.max(values.length, siblings.length);
  for (let i = 0; i < length; i += 1) pushItem(field.type, values[i], siblings[i], out);
};

const pushItem = (type: string, value: Json | undefined, sibling: Json | undefined, out: Node[]): void => {
  const element = isObject(sibling) ? sibling : undefined;
  if (value === undefined || value === null) {
    if (element !== undefined) out.push(new Node(type, undefined, element));
  } else out.push(new Node(type === '' ? typeOf(value) : type, value, element));
};

/** The type of a value where the model has none. */
const typeOf = (value: Json): string => {
  if (typeof value === 'string') return 'System.String';
  if (typeof value === 'boolean') return 'System.Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'System.Integer' : 'System.Decimal';
  return isObject(value) && typeof value['resourceType'] === 'string' ? value['resourceType'] : '';
};
