import type { Definitions } from '../definitions/definitions.ts';
import type { Finding } from '../fhir/finding.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import type { ElementProgram } from './program.ts';
import type { Observer } from './run.ts';
import type { ValidateOptions, Validator } from './validator.ts';

/** How often a constraint of a profile was passed, failed and undecided; all are 0 for one that was never reached. */
export interface Covered {
  readonly element: string;
  readonly what: string;
  readonly passed: number;
  readonly failed: number;
  readonly undecided: number;
}

/** What a set of resources met of one profile. */
export interface ProfileCoverage {
  readonly profile: string;
  /** How many resources, or values in them, were held to it. */
  readonly held: number;
  readonly constraints: readonly Covered[];
}

/** Counts what resources meet of the profiles that they are held to. Each is validated by the walk alone, which takes longer. */
export interface Coverage {
  validate(resource: unknown, options?: ValidateOptions): Finding[];
  /** Of the profiles asked for, or else of all that were met and are no types of R4. */
  profiles(): readonly ProfileCoverage[];
}

interface Tally {
  readonly constraint: Constraint;
  passed: number;
  failed: number;
  undecided: number;
}

interface Profile {
  readonly canonical: string;
  held: number;
  readonly root: ElementProgram;
  readonly tallies: ReadonlyMap<ElementProgram, readonly Tally[]>;
}

/** `asked` are canonicals of profiles or types, of which every constraint is counted; none for those that are met. */
export const createCoverage = (validator: Validator, definitions: Definitions, asked: readonly string[]): Coverage => {
  const profiles = new Map<string, Profile | undefined>();
  const byElement = new Map<ElementProgram, Profile>();

  const profileOf = (canonical: string): Profile | undefined => {
    if (profiles.has(canonical)) return profiles.get(canonical);
    const [program, structure] = [validator.program(canonical), definitions.structure(canonical)];
    const isType = structure?.derivation === 'specialization';
    const wanted = program && structure && (asked.length > 0 ? asked.includes(canonical) : !isType);
    const profile: Profile | undefined = wanted
      ? { canonical, held: 0, root: program.root, tallies: talliesOf(constraintsOf(program, structure, definitions)) }
      : undefined;
    profiles.set(canonical, profile);
    for (const element of profile?.tallies.keys() ?? []) byElement.set(element, profile as Profile);
    return profile;
  };
  for (const canonical of asked) profileOf(canonical);

  return {
    validate: (resource, options = {}) => {
      const events: { tallies: readonly Tally[]; met: Constraint['met']; expression: string }[] = [];
      const note = (element: ElementProgram, met: Constraint['met'], expression: string) => {
        const profile = byElement.get(element) ?? profileOf(element.source);
        if (!profile) return;
        if (element === profile.root) profile.held += 1;
        const tallies = profile.tallies.get(element);
        if (tallies && tallies.length > 0) events.push({ tallies, met, expression });
      };
      const observer: Observer = {
        counted: (element, expression) => note(element, 'counted', expression),
        met: (element, expression) => note(element, 'value', expression),
      };
      const findings = validator.observe(resource, observer, options);
      const at = new Map<string, Finding[]>();
      for (const finding of findings) {
        // Which slice an item is, is said at the item, and counts for the list.
        const places = [finding.expression, ...(finding.id === 'slice-undecided' ? [listOf(finding.expression)] : [])];
        for (const place of places) {
          const list = at.get(place);
          if (list) list.push(finding);
          else at.set(place, [finding]);
        }
      }
      for (const { tallies, met, expression } of events) {
        for (const tally of tallies) if (tally.constraint.met === met) judge(tally, at.get(expression) ?? []);
      }
      return findings;
    },
    profiles: () =>
      [...profiles.values()]
        .filter((profile) => profile !== undefined && (profile.held > 0 || asked.length > 0))
        .map((profile) => profile as Profile)
        .map(({ canonical, held, tallies }) => ({
          profile: canonical,
          held,
          constraints: [...tallies.values()]
            .flat()
            .map(({ constraint: { element, what }, ...counts }) => ({ element, what, ...counts })),
        })),
  };
};

const listOf = (expression: string): string => expression.replace(/\[\d+\]$/, '');

const talliesOf = (
  constraints: ReadonlyMap<ElementProgram, readonly Constraint[]>,
): ReadonlyMap<ElementProgram, readonly Tally[]> =>
  new Map(
    [...constraints].map(([element, list]) => [
      element,
      list.map((constraint) => ({ constraint, passed: 0, failed: 0, undecided: 0 })),
    ]),
  );

const judge = (tally: Tally, findings: readonly Finding[]): void => {
  const own = findings.filter((finding) => tally.constraint.concerns(finding));
  if (own.some(({ outcome }) => outcome === 'failed')) tally.failed += 1;
  else if (own.length > 0) tally.undecided += 1;
  else tally.passed += 1;
};
