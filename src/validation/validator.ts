import { baseCanonical, type Definitions } from '../definitions/definitions.ts';
import { createTerminology } from '../definitions/terminology.ts';
import { type Resolve, resolverIn } from '../fhir/bundle.ts';
import type { Finding } from '../fhir/finding.ts';
import { isError } from '../fhir/finding.ts';
import { isResource, objects, type Resource } from '../fhir/json.ts';
import { found } from './check.ts';
import { unknownResourceType } from './checks/structure.ts';
import { compile } from './compile.ts';
import { expressionsFor } from './expressions.ts';
import type { Program } from './program.ts';
import type { Knowledge, Run, Scope } from './run.ts';
import { scopeOf } from './scope.ts';
import { walkAs, walkResource } from './walk.ts';

/** Holds resources to FHIR R4 and to profiles. Synchronous, without global state; two can stand side by side. */
export interface Validator {
  /**
   * What is wrong with a parsed resource, and what could not be evaluated; nothing when all of it passed.
   * It is held to its type, to the profiles that it claims and to `profiles`. Whatever comes in, it never throws.
   */
  validate(resource: unknown, options?: ValidateOptions): Finding[];
}

export interface ValidateOptions {
  /** Canonicals of further profiles. */
  readonly profiles?: readonly string[];
  /** Finds targets of references that are not in the resource or Bundle itself. */
  readonly resolve?: Resolve;
}

export const createValidator = (definitions: Definitions): Validator => {
  const programs = new Map<string, Program | undefined>();
  const knowledge: Knowledge = {
    definitions,
    terminology: createTerminology(definitions),
    expression: expressionsFor(definitions.model),
    program: (canonical) => {
      if (!programs.has(canonical)) {
        const structure = definitions.structure(canonical);
        programs.set(canonical, structure && compile(structure));
      }
      return programs.get(canonical);
    },
  };
  return {
    validate: (resource, { profiles = [], resolve = () => undefined } = {}) => {
      const findings = new Map<string, Finding>();
      const run = runWith(knowledge, new Map(), (finding) => findings.set(keyOf(finding), finding));
      if (!isResource(resource)) run.report(found(unknownResourceType, '', baseCanonical('Resource')));
      else walkResource(run, outermost(resource, resolve), resource.resourceType, profiles);
      return [...findings.values()];
    },
  };
};

/** A profile repeats what its base asks, and a slice what its element asks: the same thing is told once. */
const keyOf = ({ id, expression, parameters }: Finding): string => `${id} ${expression} ${parameters?.['slice'] ?? ''}`;

/** The scope of what was handed in. The entries of a Bundle refer to each other; what they do not hold, `resolve` may. */
const outermost = (resource: Resource, resolve: Resolve): Scope => {
  const scope = scopeOf(resource, resolve);
  if (resource.resourceType !== 'Bundle') return scope;
  const resolver = resolverIn(resource);
  const fullUrls = new Map(objects(resource['entry']).map((entry) => [entry['resource'], entry['fullUrl']]));
  return {
    ...scope,
    around: (entry) => {
      const within = resolver(fullUrls.get(entry) as string | undefined);
      return (reference) => within(reference) ?? resolve(reference);
    },
  };
};

const runWith = (
  knowledge: Knowledge,
  asked: Map<Resource, Map<string, boolean>>,
  report: (finding: Finding) => void,
): Run => ({
  ...knowledge,
  report,
  conforms: (resource, profile, outside) => {
    const answers = asked.get(resource) ?? new Map<string, boolean>();
    asked.set(resource, answers);
    const known = answers.get(profile);
    if (known !== undefined) return known;
    // Two resources that refer to each other would ask for ever.
    answers.set(profile, true);
    const program = knowledge.program(profile);
    let errors = program === undefined;
    const run = runWith(knowledge, asked, (finding) => (errors ||= isError(finding)));
    if (program) walkAs(run, scopeOf(resource, outside), resource.resourceType, program);
    answers.set(profile, !errors);
    return !errors;
  },
});
