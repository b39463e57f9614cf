import type { ElementDefinitionConstraint } from '@medplum/fhirtypes';
import type { Json } from '../../fhir/json.ts';
import { alternativeOf, sureInvariant } from '../../fhirpath/sure/invariant.ts';
import type { Source } from '../../fhirpath/sure/source.ts';
import type { Focus } from '../../fhirpath/sure/sure.ts';
import { checkInvariant, isAdvice } from '../checks/invariant.ts';
import { FORMATS, isPrimitive } from '../checks/primitive-format.ts';
import { meant } from '../errata.ts';
import type { ElementProgram, Program } from '../program.ts';
import { checkFormat, levelsOf } from '../walk.ts';
import type { Compiler } from './compiler.ts';
import { ACCEPTS } from './formats.ts';
import { type Pass, SettledPlace, SiblinglessPlace, WORD } from './pass.ts';
import type { Site } from './site.ts';

export const isObjectCode = (value: string): string =>
  `typeof ${value} === 'object' && ${value} !== null && !Array.isArray(${value})`;

/** What is in a value, and the invariants on it (`holdTo` of the walk). */
export const contentCode = (
  compiler: Compiler,
  source: Source,
  site: Site,
  programs: readonly Program[],
  value: string,
): { parts: string[]; invariants: string[] } => {
  if (isPrimitive(site.use.code)) {
    const invariants = invariantsCode(compiler, source, site, programs, value);
    return { parts: [formatCode(source, site, value)], invariants };
  }
  const levels = levelsOf(site.element, site.use, programs);
  const invariants = invariantsCode(compiler, source, site, programs, value, levels.at(-1));
  const at = source.constant(site);
  const objects = levels.map((elements) => `${source.constant(compiler.object(elements))}.f(${value}, s, ${at})`);
  return { parts: [isObjectCode(value), ...objects], invariants };
};

/** A text or a number of the wrong form is reported at once; anything else in their place goes to the walk. */
const formatCode = (source: Source, site: Site, value: string): string => {
  const { code } = site.use;
  if (code === 'boolean') return `typeof ${value} === 'boolean'`;
  const accepts = ACCEPTS[code];
  const form = NUMBERS.has(code) ? 'number' : 'string';
  return `(${[
    ...(accepts ? [`${source.constant(accepts)}(${value})`] : []),
    `${source.constant(FORMATS[code])}(${value})`,
    `(typeof ${value} === '${form}' && ${source.constant(formatOf(site))}(${value}, s))`,
  ].join(' || ')})`;
};

const NUMBERS = new Set(['integer', 'unsignedInt', 'positiveInt', 'decimal']);

const formatOf =
  (site: Site) =>
  (value: Json, pass: Pass): true => {
    checkFormat(pass.recording, new SettledPlace(site, value));
    return true;
  };

/** The invariants of the element and of the programs, each key once, as `checkInvariants` goes through them. */
export const invariantsCode = (
  compiler: Compiler,
  source: Source,
  site: Site,
  programs: readonly Program[],
  value: string,
  elements?: readonly ElementProgram[],
): string[] => {
  const has = elements && seenIn(elements);
  const met = new Set<string>();
  const focus: Focus = { name: value, type: site.type, has };
  const asked = [site.element, ...programs.map(({ root }) => root)].flatMap((element) =>
    (element.definition.constraint ?? []).flatMap((constraint) => {
      if (!constraint.key || met.has(constraint.key) || isAdvice(constraint)) return [];
      met.add(constraint.key);
      const code = invariantCode(compiler, source, { ...site, element }, constraint, focus);
      const start = constraint.expression && alternativeOf(meant(constraint.key, constraint.expression));
      return code === undefined ? [] : [{ code, start }];
    }),
  );
  const groups = new Map<string, string[]>();
  for (const { code, start } of asked) groups.set(start ?? code, [...(groups.get(start ?? code) ?? []), code]);
  return [...groups].map(([start, codes]) => {
    // What is true for all of them, such as `htmlChecks()` of txt-1 and txt-2, is asked once.
    if (codes.length === 1) return codes.join();
    return `(${sureInvariant(start, focus, surroundings(compiler, source, focus)) ?? 'false'} || (${codes.join(' && ')}))`;
  });
};

/** Undefined for one that nothing well-formed can break. What is not surely true is asked as the walk asks it. */
const invariantCode = (
  compiler: Compiler,
  source: Source,
  site: Site,
  constraint: ElementDefinitionConstraint,
  focus: Focus,
): string | undefined => {
  const { key = '', expression } = constraint;
  const sure = expression && sureInvariant(meant(key, expression), focus, surroundings(compiler, source, focus));
  if (sure === 'true') return undefined;
  const asked = `${source.constant(askedOf(site, constraint))}(${focus.name}, s)`;
  return sure === undefined || sure === 'false' ? asked : `(${sure} || ${asked})`;
};

const askedOf =
  (site: Site, constraint: ElementDefinitionConstraint) =>
  (value: Json, pass: Pass): true => {
    checkInvariant(pass.recording, new SiblinglessPlace(site, value, pass.scope), constraint);
    return true;
  };

/** The function of an object leaves which of its elements it saw; until another object is looked at. */
const seenIn =
  (elements: readonly ElementProgram[]) =>
  (name: string): string | undefined => {
    const index = elements.findIndex((element) => element.name === name);
    return index >= 0 && elements.length <= WORD ? `((s.seen & ${1 << index}) !== 0)` : undefined;
  };

/** As the variables of the code are named; of `%resource` the type is known where the value is a part of one. */
const surroundings = ({ knowledge }: Compiler, source: Source, { type }: Focus) => ({
  source,
  model: knowledge.definitions.model,
  resolve: 's.scope.resolve',
  fragments: 's.fragments',
  ...(type.includes('.') && { resource: 's.scope.resource' }),
});
