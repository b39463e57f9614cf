import { z } from 'zod';
import { baseCanonical, type Definitions } from '../src/definitions/definitions.ts';
import { isPrimitive } from '../src/validation/checks/primitive-format.ts';
import { compile } from '../src/validation/compile.ts';
import type { ElementProgram, TypeUse } from '../src/validation/program.ts';

/**
 * A zod schema of the JSON form of resources, for comparison: names, lists, cardinality, JSON types of primitives, no unknown elements.
 * No formats, bindings, references, slices, extensions or invariants.
 */
export const structureSchemas = (definitions: Definitions): ((type: string) => z.ZodType) => {
  const schemas = new Map<string, z.ZodType>();

  const ofType = (type: string): z.ZodType => {
    let schema = schemas.get(type);
    if (!schema) {
      const structure = definitions.structure(baseCanonical(type));
      if (!structure) throw new Error(`no ${type}`);
      schemas.set(
        type,
        z.lazy(() => schemas.get(`${type}!`) as z.ZodType),
      );
      const { root, kind } = compile(structure);
      const shape = shapeOf(root.children);
      schema = z.strictObject(kind === 'resource' ? { resourceType: z.literal(type), ...shape } : shape);
      schemas.set(`${type}!`, schema);
      schemas.set(type, schema);
    }
    return schema;
  };

  const shapeOf = (elements: readonly ElementProgram[]): Record<string, z.ZodType> =>
    Object.fromEntries(elements.flatMap((element) => element.types.flatMap((use) => properties(element, use))));

  const properties = (element: ElementProgram, use: TypeUse): [string, z.ZodType][] => {
    const value = valueSchema(element, use);
    const held = element.list ? z.array(isPrimitive(use.code) ? z.nullable(value) : value).min(1) : value;
    const required = element.min > 0 && element.types.length === 1;
    const own: [string, z.ZodType] = [use.property, required ? held : z.optional(held)];
    if (!isPrimitive(use.code)) return [own];
    const sibling = z.lazy(() => ofType('Element'));
    return [own, [`_${use.property}`, z.optional(element.list ? z.array(z.nullable(sibling)) : sibling)]];
  };

  const backbones = new Map<readonly ElementProgram[], z.ZodType>();
  const valueSchema = (element: ElementProgram, { code }: TypeUse): z.ZodType => {
    if (code === 'boolean') return z.boolean();
    if (['integer', 'decimal', 'positiveInt', 'unsignedInt'].includes(code)) return z.number();
    if (isPrimitive(code)) return z.string();
    if (definitions.resourceTypes.has(code) || code === 'Resource') return z.looseObject({ resourceType: z.string() });
    if (element.children.length === 0) return z.lazy(() => ofType(code));
    const known = backbones.get(element.children) ?? z.lazy(() => z.strictObject(shapeOf(element.children)));
    backbones.set(element.children, known);
    return known;
  };

  return ofType;
};
