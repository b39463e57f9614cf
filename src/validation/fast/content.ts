import type { ElementDefinitionConstraint } from '@medplum/fhirtypes';
import { sureInvariant } from '../../fhirpath/sure/invariant.ts';
import type { Source } from '../../fhirpath/sure/source.ts';
import { isAdvice } from '../checks/invariant.ts';
import { FORMATS, isPrimitive } from '../checks/primitive-format.ts';
import { meant } from '../errata.ts';
import type { ElementProgram, Program, TypeUse } from '../program.ts';
import { levelsOf } from '../walk.ts';
import type { Compiler } from './compiler.ts';
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
): { code: string[]; siblingAside: boolean } => {
  const invariants = invariantsCode(compiler, source, site, programs, value);
  const parts = isPrimitive(site.use.code)
    ? [formatCode(source, site.use, value)]
    : [
        isObjectCode(value),
        ...levelsOf(site.element, site.use, programs).map(
          (elements) => `${source.constant(compiler.object(elements))}.f(${value}, s, ${source.constant(site)})`,
        ),
      ];
  return { code: [...parts, ...invariants], siblingAside: invariants.length === 0 };
};

const formatCode = (source: Source, { code }: TypeUse, value: string): string => {
  if (code === 'boolean') return `typeof ${value} === 'boolean'`;
  return `${source.constant(FORMATS[code])}(${value})`;
};

/** The invariants of the element and of the programs, each key once, as `checkInvariants` goes through them. */
export const invariantsCode = (
  compiler: Compiler,
  source: Source,
  site: Site,
  programs: readonly Program[],
  value: string,
): string[] => {
  const met = new Set<string>();
  return [site.element, ...programs.map(({ root }) => root)]
    .flatMap((element: ElementProgram) => element.definition.constraint ?? [])
    .flatMap((constraint) => {
      if (!constraint.key || met.has(constraint.key) || isAdvice(constraint)) return [];
      met.add(constraint.key);
      return invariantCode(compiler, source, site, constraint, value) ?? [];
    });
};

/** Undefined for one that nothing well-formed can break. */
const invariantCode = (
  { knowledge }: Compiler,
  source: Source,
  site: Site,
  { key = '', expression }: ElementDefinitionConstraint,
  value: string,
): string | undefined => {
  if (!expression) return 'false';
  const text = meant(key, expression);
  const sure = sureInvariant(text, value, site.type, knowledge.definitions.model, source);
  if (sure === 'true') return undefined;
  const asked = `s.holds(${source.constant(site)}, ${JSON.stringify(text)}, ${value})`;
  return sure === undefined || sure === 'false' ? asked : `(${sure} || ${asked})`;
};
