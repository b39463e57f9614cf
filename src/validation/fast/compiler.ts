import type { Json, JsonObject, Resource } from '../../fhir/json.ts';
import type { ElementProgram, Program, TypeUse } from '../program.ts';
import type { Knowledge, Run } from '../run.ts';
import { type Pass, unsettled } from './pass.ts';
import type { Site } from './site.ts';

/** Settles an object as these elements; `at` is the site of the value that it is, or is the `_name` sibling of. */
export type ObjectFunction = (object: JsonObject, pass: Pass, at: Site) => boolean;

/** Settles a value at a site; `around` is the site of the object `parent` that it stands in. */
export type ValueFunction = (value: Json, pass: Pass, around: Site, parent: JsonObject) => boolean;

/** Settles a resource as a program, from its root. */
export type ResourceFunction = (resource: Resource, pass: Pass) => boolean;

/** Generated code that is made when it is first called, and called through this from other generated code. */
export interface Cell<F> {
  f: F;
}

/** What generated code is made with. */
export interface Compiler {
  readonly knowledge: Knowledge;
  readonly siteOf: (element: ElementProgram, use: TypeUse) => Site;
  object(elements: readonly ElementProgram[]): Cell<ObjectFunction>;
  value(site: Site): Cell<ValueFunction>;
  resource(program: Program): Cell<ResourceFunction>;
  /** Whether a program was asked for often enough by now to make code for it. */
  isWorthwhile(program: Program): boolean;
}

/** A run in which nothing is at hand but what is known beforehand: what a check asks beyond that is not settled. */
export const knownBeforehand = (knowledge: Knowledge, report: Run['report']): Run => ({
  ...knowledge,
  // Code is made for what is usual (validator.ts).
  options: {},
  report,
  conforms: unsettled,
  verdict: unsettled,
  isNew: unsettled,
  settlesValue: unsettled,
  settlesResource: unsettled,
});
