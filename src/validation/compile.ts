import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import { objects } from '../fhir/json.ts';
import { valueChecksOf } from './checks/value-checks.ts';
import type { ElementProgram, Program, Slicing, TypeUse } from './program.ts';

/**
 * Turns a StructureDefinition with a snapshot into a program.
 * Throws an Error that names the definition when it has no snapshot or no root element.
 */
export const compile = (structure: StructureDefinition): Program => {
  const root = treeOf(structure.snapshot?.element ?? []);
  if (!root) throw new Error(`${structure.url} has no snapshot`);
  const byId = new Map<string, ElementProgram>();
  const program = elementProgram(root, structure, byId);
  for (const element of byId.values()) adoptChildren(element, byId);
  const { url, type, kind, abstract } = structure;
  return { url, type, kind, abstract: abstract === true, root: program };
};

/** Elements in the shape that they describe: below each its children, and beside it the slices of it. */
interface Branch {
  readonly definition: ElementDefinition;
  readonly children: Branch[];
  readonly slices: Branch[];
}

const treeOf = (elements: readonly ElementDefinition[]): Branch | undefined => {
  const byId = new Map<string, Branch>();
  for (const definition of elements) {
    const id = definition.id ?? definition.path;
    const branch: Branch = { definition, children: [], slices: [] };
    byId.set(id, branch);
    const parent = id.slice(0, Math.max(id.lastIndexOf('.'), 0));
    const step = id.slice(parent.length ? parent.length + 1 : 0);
    const colon = step.indexOf(':');
    // `identifier:a/official` is a slice of the slice `identifier:a`, where there is one.
    const outer = step.includes('/') ? byId.get(id.slice(0, id.lastIndexOf('/'))) : undefined;
    if (colon >= 0) (outer ?? byId.get(id.slice(0, id.length - step.length + colon)))?.slices.push(branch);
    else byId.get(parent)?.children.push(branch);
  }
  return byId.values().next().value;
};

const elementProgram = (
  branch: Branch,
  structure: StructureDefinition,
  byId: Map<string, ElementProgram>,
): ElementProgram => {
  const { definition } = branch;
  const source = structure.url;
  const name = lastStep(definition.path);
  const children: ElementProgram[] = [];
  const program: ElementProgram = {
    definition,
    source,
    name,
    min: definition.min ?? 0,
    max: upper(definition.max),
    list: upper(definition.base?.max ?? definition.max) > 1,
    types: typesOf(definition, name),
    checks: valueChecksOf(definition),
    backbone: backboneOf(definition),
    children,
    slicing: slicingOf(branch, structure, byId),
  };
  byId.set(definition.id ?? definition.path, program);
  for (const child of branch.children) children.push(elementProgram(child, structure, byId));
  return program;
};

/** An element that is a content reference has the children of the element that it points to. */
const adoptChildren = ({ definition, children }: ElementProgram, byId: Map<string, ElementProgram>): void => {
  if (!definition.contentReference || children.length > 0) return;
  const target = byId.get(fragmentOf(definition.contentReference));
  if (!target) throw new Error(`${definition.path} refers to an element that is not there`);
  (children as ElementProgram[]).push(...target.children);
};

const lastStep = (path: string): string => path.slice(path.lastIndexOf('.') + 1).replace(/\[x\]$/, '');

const upper = (max: string | undefined): number =>
  max === undefined || max === '*' ? Number.POSITIVE_INFINITY : Number(max);

const fragmentOf = (reference: string): string => reference.slice(reference.indexOf('#') + 1);

const slicingOf = (
  branch: Branch,
  structure: StructureDefinition,
  byId: Map<string, ElementProgram>,
): Slicing | undefined => {
  if (branch.slices.length === 0) return undefined;
  const { slicing } = branch.definition;
  return {
    rules: slicing?.rules ?? 'open',
    ordered: slicing?.ordered === true,
    // A slice of a choice that is not announced (`valueQuantity`) is told by its type.
    discriminators: (slicing?.discriminator ?? [{ type: 'type', path: '$this' }]).map((d) => ({
      type: d.type ?? '',
      path: d.path ?? '',
    })),
    slices: branch.slices.map((slice) => ({
      name: slice.definition.sliceName ?? '',
      element: elementProgram(slice, structure, byId),
    })),
  };
};

/** The type that the FHIRPath model knows an element with parts of its own as: the path where it was first defined. */
const backboneOf = (definition: ElementDefinition): string | undefined => {
  if (definition.contentReference) return fragmentOf(definition.contentReference);
  const code = definition.type?.[0]?.code;
  return code === 'BackboneElement' || code === 'Element' ? (definition.base?.path ?? definition.path) : undefined;
};

const typesOf = (definition: ElementDefinition, name: string): TypeUse[] => {
  if (definition.contentReference)
    return [{ code: 'BackboneElement', property: name, profiles: [], targets: [], aggregation: [] }];
  const choice = definition.path.endsWith('[x]');
  return (definition.type ?? []).map((type) => {
    const code = fhirType(type as unknown as { code: string }, definition);
    return {
      code,
      property: choice ? name + code.charAt(0).toUpperCase() + code.slice(1) : name,
      profiles: type.profile ?? [],
      targets: type.targetProfile ?? [],
      aggregation: type.aggregation ?? [],
    };
  });
};

/** R4 types ids and the values of primitives as FHIRPath strings, and says the FHIR type in an extension (R4 §2.28.0). */
const fhirType = (type: { code: string; extension?: unknown }, definition: ElementDefinition): string => {
  if (!type.code.startsWith('http://hl7.org/fhirpath/')) return type.code;
  if (definition.base?.path === 'Resource.id') return 'id';
  const said = objects(type.extension as never).find((e) =>
    String(e['url']).endsWith('/structuredefinition-fhir-type'),
  );
  return String(said?.['valueUrl'] ?? said?.['valueUri'] ?? 'string');
};
