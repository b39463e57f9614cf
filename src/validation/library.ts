import type { Definitions } from '../definitions/definitions.ts';
import { isDefinition } from '../definitions/entry.ts';
import { packagedSource } from '../definitions/packaged.ts';
import { openPackages } from '../definitions/packages/open-packages.ts';
import { memorySource } from '../definitions/prepared.ts';
import { createDefinitions } from '../definitions/registry.ts';
import type { Source } from '../definitions/source.ts';
import { type TerminologyServerOptions, terminologyServer } from '../definitions/terminology/server.ts';
import { type Finding, isError } from '../fhir/finding.ts';
import { isResource, objects, type Resource } from '../fhir/json.ts';
import { validationOutcome } from '../fhir/outcome.ts';
import { type Language, render } from '../fhir/text.ts';
import { settleNothing } from './fast/settling.ts';
import { findingsIn } from './from-text/given.ts';
import type { Suppressions } from './suppressions.ts';
import { createValidator as createEngine, type Validator as Engine, type ValidateOptions } from './validator.ts';
import { untilKnown } from './with-server.ts';

export type { TerminologyServerOptions } from '../definitions/terminology/server.ts';
export type { Finding, IssueCode, Severity } from '../fhir/finding.ts';
export type { Resource } from '../fhir/json.ts';
export type { Position } from '../fhir/position.ts';
export type { Language, Text } from '../fhir/text.ts';
export { createSuppressions, readSuppressions, type Suppression, type Suppressions } from './suppressions.ts';
export type { ValidateOptions } from './validator.ts';

/** The entry point for programs: docs/validation-library.md shows it. */

/** Definitions beside FHIR R4 itself, which is at hand always. */
export interface DefinitionSources {
  /**
   * Paths of FHIR packages: a .tgz, a package folder (npm's, or one of a FHIR package cache), a whole cache, a folder with JSON
   * files, or a folder that `samenspel package prepare` made.
   */
  readonly packages?: readonly string[];
  /** Further folders where packages may stand that those depend on; beside them is looked always. */
  readonly folders?: readonly string[];
  /** StructureDefinitions, ValueSets, CodeSystems and the like as parsed JSON; Bundles of them too. None is changed. */
  readonly resources?: readonly unknown[];
}

export interface ValidatorOptions extends DefinitionSources {
  /** A FHIR terminology server, for `validateWithServer` alone. */
  readonly terminologyServer?: TerminologyServerOptions;
}

/** Validates FHIR R4 resources. Synchronous, without global state: several with different definitions can stand side by side. */
export interface Validator {
  /**
   * Holds a resource to FHIR R4, to the profiles that it claims and to those asked for. Never throws for what it is given.
   * In: a parsed resource, or its JSON as text or as UTF-8 bytes.
   */
  validate(resource: unknown, options?: LibraryOptions): Validation;
  /**
   * The same, and codes of systems that are not at hand are asked of the terminology server; its answers are kept for what is
   * validated later, by `validate` too. What it does not answer stays undecided. Without a server it is as `validate`.
   */
  validateWithServer(resource: unknown, options?: LibraryOptions): Promise<Validation>;
  /** Definitions from now on too; of the same canonical and version the latest counts. Throws as `createValidator` does. */
  add(more: DefinitionSources): void;
  /** What is missing from the packages or wrong with the definitions, as far as it has been met; each told once. */
  problems(): readonly Finding[];
}

export interface LibraryOptions extends ValidateOptions {
  /** Of `outcome`; English unless said. */
  readonly language?: Language;
  /** What is lived with: such findings are left out, and counted (`suppressed`). */
  readonly suppress?: Suppressions;
}

/** What came of one validation. */
export interface Validation {
  /** No error was found. What could not be evaluated is no error, and is among the findings (`outcome: 'undecided'`). */
  readonly valid: boolean;
  readonly findings: readonly Finding[];
  /** How many findings were suppressed. */
  readonly suppressed: number;
  /** The findings as an OperationOutcome, in the language asked for (English unless said). */
  readonly outcome: Resource;
}

/**
 * Makes a validator of R4 and these definitions.
 * Throws an Error that names the path, or the place in `resources`, of what is no definition.
 */
export const createValidator = ({ terminologyServer: at, ...sources }: ValidatorOptions = {}): Validator => {
  const opened: Source[] = [packagedSource()];
  const problems: Finding[] = [];
  let definitions: Definitions;
  let engine: Engine;
  const server = at && terminologyServer(at, (valueSet) => definitions.valueSet(valueSet));

  /** All that was compiled may depend on what came, and is made anew. */
  const renew = () => {
    // What was remembered of a code would not be asked of the server again.
    engine = server ? createEngine({ ...definitions, beyond: server }, () => settleNothing) : createEngine(definitions);
  };
  const add = ({ packages = [], folders = [], resources = [] }: DefinitionSources) => {
    const found = openPackages(packages, { folders });
    opened.push(...found.sources, memorySource(definitionsIn(resources)));
    problems.push(...found.problems);
    definitions = createDefinitions(opened, problems);
    renew();
  };
  add(sources);

  const validate: Validator['validate'] = (resource, { language = 'en', suppress, ...options } = {}) => {
    const all = findingsIn(resource, (parsed) => engine.validate(parsed, options));
    const { left: findings, suppressed } = suppress?.apply(all) ?? { left: all, suppressed: 0 };
    return {
      suppressed,
      valid: !findings.some(isError),
      findings,
      get outcome() {
        return validationOutcome(findings, language);
      },
    };
  };

  return {
    validate,
    validateWithServer: async (resource, options) => {
      const go = () => validate(resource, options);
      return server ? untilKnown(server, renew, go) : go();
    },
    add,
    problems: () => definitions.problems(),
  };
};

/** A finding in words. */
export const messageOf = ({ text, parameters }: Finding, language: Language = 'en'): string =>
  render(text, language, parameters);

function* definitionsIn(resources: readonly unknown[]): Generator<Resource> {
  for (const [index, resource] of resources.entries()) {
    if (isResource(resource) && resource.resourceType === 'Bundle')
      yield* definitionsIn(objects(resource['entry']).map((entry) => entry['resource']));
    else if (isResource(resource) && isDefinition(resource)) yield resource;
    else
      throw new Error(
        `resources[${index}] is no definition for FHIR R4 with a url (StructureDefinition, ValueSet, CodeSystem, …)`,
      );
  }
}
