import type { StructureDefinition } from '@medplum/fhirtypes';
import { isObject } from '../fhir/json.ts';

/** The form of a part that is read of a definition, where it is there: text, a list of texts, or an object with such parts, or a list of them. */
type Shape = 'text' | 'texts' | 'number' | 'flag' | { readonly one: Shapes } | { readonly many: Shapes };

interface Shapes {
  readonly [name: string]: Shape;
}

const EXTENSION: Shape = { many: { url: 'text' } };

const ELEMENT: Shapes = {
  id: 'text',
  path: 'text',
  sliceName: 'text',
  contentReference: 'text',
  min: 'number',
  max: 'text',
  maxLength: 'number',
  isModifier: 'flag',
  base: { one: { path: 'text', min: 'number', max: 'text' } },
  type: {
    many: { code: 'text', profile: 'texts', targetProfile: 'texts', aggregation: 'texts', extension: EXTENSION },
  },
  slicing: { one: { rules: 'text', ordered: 'flag', discriminator: { many: { type: 'text', path: 'text' } } } },
  binding: { one: { strength: 'text', valueSet: 'text', extension: EXTENSION } },
  constraint: {
    many: { key: 'text', severity: 'text', human: 'text', expression: 'text', source: 'text', extension: EXTENSION },
  },
  extension: EXTENSION,
};

const STRUCTURE: Shapes = {
  url: 'text',
  version: 'text',
  kind: 'text',
  abstract: 'flag',
  type: 'text',
  baseDefinition: 'text',
  derivation: 'text',
  context: { many: { type: 'text', expression: 'text' } },
  contextInvariant: 'texts',
  snapshot: { one: { element: { many: ELEMENT } } },
};

/**
 * Whether all that is read of a StructureDefinition with its snapshot has the form that it must have, so that who reads it need not ask. What is absent
 * is another matter, and so is what it says.
 */
export const isWellFormed = (structure: StructureDefinition): boolean => hasShapes(structure, STRUCTURE);

const hasShapes = (value: unknown, shapes: Shapes): boolean =>
  isObject(value) &&
  Object.keys(shapes).every((name) => value[name] === undefined || hasShape(value[name], shapes[name] as Shape));

const hasShape = (value: unknown, shape: Shape): boolean => {
  if (typeof shape === 'object') {
    if ('one' in shape) return hasShapes(value, shape.one);
    return Array.isArray(value) && value.every((item) => hasShapes(item, shape.many));
  }
  switch (shape) {
    case 'text':
      return typeof value === 'string';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
  }
};
