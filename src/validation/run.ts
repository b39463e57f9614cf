import type { Definitions } from '../definitions/definitions.ts';
import type { Terminology } from '../definitions/terminology.ts';
import type { Resolve } from '../fhir/bundle.ts';
import type { Finding } from '../fhir/finding.ts';
import type { Json, JsonObject, Resource } from '../fhir/json.ts';
import type { Expression } from '../fhirpath/expression.ts';
import type { ElementProgram, Program, TypeUse } from './program.ts';

/** What stays the same for a validator: definitions, terminology, and the programs made of them. */
export interface Knowledge {
  readonly definitions: Definitions;
  readonly terminology: Terminology;
  /** Undefined when no such StructureDefinition is at hand, or when it is broken. */
  program(canonical: string): Program | undefined;
  /** Undefined when it cannot be compiled. */
  expression(text: string): Expression | undefined;
}

/** Whether something meets a profile; `unknown` when nothing is wrong as far as could be evaluated, and not all could. */
export type Verdict = 'met' | 'broken' | 'unknown';

/** What who asks may want otherwise. */
export interface Options {
  /** An extension that no definition at hand describes is said to be undecided (`allow`), or is an error (`refuse`), as in the HL7 validator. */
  readonly unknownExtensions?: 'allow' | 'refuse';
  /** A code that is not of a preferred value set is passed over (`ignore`), or said to be so as information (`inform`). */
  readonly preferredBindings?: 'ignore' | 'inform';
  /** Invariants that only advise, such as dom-6 (there should be a narrative), are not asked (`ignore`), or are, with their own severity. */
  readonly bestPractices?: 'ignore' | 'report';
}

/** Told what the walk comes to, for who counts what was met of a profile. */
export interface Observer {
  /** The values of an element were counted; `expression` is theirs together. */
  counted(element: ElementProgram, expression: string): void;
  /** A value was held to an element. */
  met(element: ElementProgram, expression: string): void;
}

/** One validation under way. */
export interface Run extends Knowledge {
  readonly options: Options;
  readonly observer?: Observer;
  report(finding: Finding): void;
  /** Whether the resource meets a profile, without reporting; a profile that is being asked already counts as met. */
  conforms(resource: Resource, profile: string, outside: Resolve): Verdict;
  /** The same for a value of any type, held to the profile by `hold`. */
  verdict(value: object, profile: string, hold: (run: Run) => void): Verdict;
  /** False when this object was held to these very elements here before in this run: it would only be found the same again. */
  isNew(value: JsonObject, elements: readonly ElementProgram[], expression: string): boolean;
  /** Whether all that there is to report about a value, or about a resource as a program, was reported without walking it. */
  settlesValue(place: Place): boolean;
  settlesResource(scope: Scope, expression: string, program: Program): boolean;
}

/** The resource that an element stands in, and what a reference from it leads to. */
export interface Scope {
  readonly resource: Resource;
  readonly root: Resource;
  /** The expression of `resource`. */
  readonly at: string;
  /** Finds the target of any reference, `#fragments` included; undefined when it is not at hand. */
  readonly resolve: Resolve;
  /** The same for what is beyond the resource itself: the Bundle around it, or what the caller knows. */
  readonly outside: Resolve;
  /** In a Bundle: what is around this entry of it. */
  readonly around?: (entry: Resource) => Resolve;
}

/** A value where it stands: what each check of one value is given. */
export interface Place {
  readonly value: Json | undefined;
  /** The `_name` sibling of a primitive: its id and extensions. */
  readonly sibling: JsonObject | undefined;
  /** The type that it has, of those that the element allows. */
  readonly use: TypeUse;
  /** As the FHIRPath model knows it: the type, or the path of an element with parts of its own. */
  readonly type: string;
  readonly expression: string;
  readonly element: ElementProgram;
  readonly scope: Scope;
  /** What it stands in; undefined for the root of a resource. */
  readonly parent: Place | undefined;
}
