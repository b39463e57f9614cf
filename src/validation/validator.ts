import type { StructureDefinition } from '@medplum/fhirtypes';
import { baseCanonical, type Definitions } from '../definitions/definitions.ts';
import { createTerminology } from '../definitions/terminology.ts';
import { type Resolve, resolverIn } from '../fhir/bundle.ts';
import type { Finding } from '../fhir/finding.ts';
import { isError } from '../fhir/finding.ts';
import { isResource, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { MAX_DEPTH } from '../fhir/parse.ts';
import { found } from './check.ts';
import { isTooDeep, tooDeep } from './checks/depth.ts';
import { unknownResourceType } from './checks/structure.ts';
import { compile } from './compile.ts';
import { expressionsFor } from './expressions.ts';
import { createSettling, type Settling, type SettlingRun, settleNothing } from './fast/settling.ts';
import type { ElementProgram, Program } from './program.ts';
import type { Knowledge, Observer, Options, Run, Scope, Verdict } from './run.ts';
import { scopeOf } from './scope.ts';
import { walkAs, walkResource } from './walk.ts';

/** Holds resources to FHIR R4 and to profiles. Synchronous, without global state; two can stand side by side. */
export interface Validator {
  /**
   * What is wrong with a parsed resource, and what could not be evaluated; nothing when all of it passed.
   * It is held to its type, to the profiles that it claims and to `profiles`. Whatever comes in, it never throws.
   */
  validate(resource: unknown, options?: ValidateOptions): Finding[];
  /** The same, by the walk alone, which tells what it comes to. */
  observe(resource: unknown, observer: Observer, options?: ValidateOptions): Finding[];
  /** What a profile is held to as; undefined when it is not at hand, or broken. */
  program(canonical: string): Program | undefined;
}

export interface ValidateOptions extends Options {
  /** Canonicals of further profiles. */
  readonly profiles?: readonly string[];
  /** Finds targets of references that are not in the resource or Bundle itself. */
  readonly resolve?: Resolve;
}

/** `settlingOf` makes what spares the walk its way through what is right; the findings are the same whatever it is. */
export const createValidator = (
  definitions: Definitions,
  settlingOf: (knowledge: Knowledge) => Settling = createSettling,
): Validator => {
  const programs = new Map<string, Program | undefined>();
  const knowledge: Knowledge = {
    definitions,
    terminology: createTerminology(definitions),
    expression: expressionsFor(definitions.model),
    program: (canonical) => {
      const known = programs.get(canonical);
      if (known || programs.has(canonical)) return known;
      const structure = definitions.structure(canonical);
      // Any text may stand for one that is not there, and is not kept.
      if (!structure) return undefined;
      const program = programOf(structure);
      programs.set(canonical, program);
      return program;
    },
  };
  const settling = settlingOf(knowledge);
  // Code is made for what is usual; who wants it otherwise has all of it walked.
  const settlingFor = ({ profiles: _, resolve: __, ...options }: ValidateOptions) =>
    Object.values(options).every((option) => option === undefined) ? settling : settleNothing;
  const findingsIn = (
    resource: unknown,
    { profiles = [], resolve = () => undefined, ...options }: ValidateOptions,
    settling: Settling,
    observer?: Observer,
  ): Finding[] => {
    const findings = new Map<string, Finding>();
    const { run, settled } = runWith({ ...knowledge, options }, settling, {}, (finding) =>
      findings.set(keyOf(finding), finding),
    );
    const scope = isResource(resource) ? outermost(resource, resolve) : undefined;
    if (scope && settled.claims(scope, scope.at, profiles)) return [...findings.values()];
    const root = baseCanonical('Resource');
    if (isTooDeep(resource)) run.report(found(tooDeep, '', root, { max: MAX_DEPTH }));
    else if (!scope) run.report(found(unknownResourceType, '', root));
    // Only what is held to a profile for its own sake is observed, not what is tried.
    else walkResource(observer ? { ...run, observer } : run, scope, scope.at, profiles);
    return [...findings.values()];
  };
  return {
    validate: (resource, options = {}) => findingsIn(resource, options, settlingFor(options)),
    observe: (resource, observer, options = {}) => findingsIn(resource, options, settleNothing, observer),
    program: knowledge.program,
  };
};

/** Undefined for a definition in any way not put together as a StructureDefinition. */
const programOf = (structure: StructureDefinition): Program | undefined => {
  try {
    return compile(structure);
  } catch {
    return undefined;
  }
};

/** A profile repeats what its base asks, and a slice what its element asks: the same thing is told once. */
const keyOf = ({ id, expression, parameters }: Finding): string =>
  `${id} ${expression} ${parameters?.['slice'] ?? parameters?.['linkId'] ?? ''}`;

/** The scope of what was handed in. The entries of a Bundle refer to each other; what they do not hold, `resolve` may. */
const outermost = (resource: Resource, resolve: Resolve): Scope => {
  const scope = scopeOf(resource, resource.resourceType, resolve);
  if (resource.resourceType !== 'Bundle') return scope;
  const entries = objects(resource['entry']).filter(isIdentified);
  const resolver = resolverIn({ entry: entries });
  const fullUrls = new Map(entries.map((entry) => [entry['resource'], entry['fullUrl']]));
  return {
    ...scope,
    around: (entry) => {
      const fullUrl = fullUrls.get(entry);
      const within = resolver(typeof fullUrl === 'string' ? fullUrl : undefined);
      return (reference) => within(reference) ?? resolve(reference);
    },
  };
};

/** An entry whose id, if any, is one: another cannot be referred to. */
const isIdentified = ({ resource }: JsonObject): boolean =>
  isResource(resource) && ['string', 'undefined'].includes(typeof resource.id);

/** What all runs of one validation share. */
interface Shared extends Knowledge {
  readonly options: Options;
}

/** What each value was found to be of each profile, over all runs of one validation. */
interface Asked {
  answers?: WeakMap<object, Map<string, Verdict>>;
}

const runWith = (
  shared: Shared,
  settling: Settling,
  asked: Asked,
  report: (finding: Finding) => void,
): { run: Run; settled: SettlingRun } => {
  // Made when first needed: most resources are settled before.
  let seen: WeakMap<JsonObject, Map<readonly ElementProgram[], string>> | undefined;
  const verdict: Run['verdict'] = (value, profile, hold) => {
    asked.answers ??= new WeakMap();
    const answers = asked.answers.get(value) ?? new Map<string, Verdict>();
    asked.answers.set(value, answers);
    const known = answers.get(profile);
    if (known !== undefined) return known;
    // Two resources that refer to each other would ask for ever.
    answers.set(profile, 'met');
    let answer: Verdict = 'met';
    const report = (finding: Finding) => {
      if (isError(finding)) answer = 'broken';
      else if (finding.outcome === 'undecided' && answer === 'met') answer = 'unknown';
    };
    hold(runWith(shared, settling, asked, report).run);
    answers.set(profile, answer);
    return answer;
  };
  const run: Run = {
    ...shared,
    report,
    settlesValue: (place) => settled.value(place),
    settlesResource: (scope, expression, program) => settled.resource(scope, expression, program),
    verdict,
    conforms: (resource, profile, outside) => {
      const program = shared.program(profile);
      if (!program) return 'unknown';
      if (program.type !== resource.resourceType) return 'broken';
      return verdict(resource, profile, (run) =>
        walkAs(run, scopeOf(resource, resource.resourceType, outside), resource.resourceType, program),
      );
    },
    isNew: (value, elements, expression) => {
      seen ??= new WeakMap();
      const known = seen.get(value) ?? new Map<readonly ElementProgram[], string>();
      seen.set(value, known);
      if (known.get(elements) === expression) return false;
      known.set(elements, expression);
      return true;
    },
  };
  const settled = settling.for(run);
  return { run, settled };
};
