import type {
  CodeSystem,
  OperationDefinition,
  Questionnaire,
  SearchParameter,
  StructureDefinition,
  ValueSet,
} from '@medplum/fhirtypes';
import type { Finding } from '../fhir/finding.ts';
import type { Model } from '../fhirpath/model.ts';
import type { Beyond } from './terminology/beyond.ts';

/**
 * The conformance resources at hand: R4, our package, and what configuration adds. Read lazily, one at a time, each kept
 * once read. Canonicals may carry `|version`; without one the newest version counts.
 */
export interface Definitions {
  structure(canonical: string): StructureDefinition | undefined;
  valueSet(canonical: string): ValueSet | undefined;
  codeSystem(canonical: string): CodeSystem | undefined;
  /** The code systems that add to this one (content `supplement`), the newest version of each. */
  supplements(system: string): readonly CodeSystem[];
  /** The canonical of the code system that names this value set as the one of all its codes (CodeSystem.valueSet). */
  systemWithAll(valueSet: string): string | undefined;
  questionnaire(canonical: string): Questionnaire | undefined;
  operation(canonical: string): OperationDefinition | undefined;
  /** The search parameters whose `base` is this resource type, `Resource` and `DomainResource` included, by code. */
  searchParameters(resourceType: string): ReadonlyMap<string, SearchParameter>;
  /** The names of the concrete resource types: `Patient`, `CarePlan`, … */
  readonly resourceTypes: ReadonlySet<string>;
  /** The canonicals of the profiles (derivation constraint) on a resource type that the packages of ours bring. */
  profilesOn(resourceType: string): readonly string[];
  readonly model: Model;
  /** Who can be asked about codes of systems that are not at hand; nobody unless a terminology server was given. */
  readonly beyond?: Beyond;
  /** What is missing from the packages or broken in the definitions, as far as it has been met; each told once. */
  problems(): readonly Finding[];
}

/** The canonical of a type of R4 itself. */
export const baseCanonical = (type: string): string => `http://hl7.org/fhir/StructureDefinition/${type}`;
