import type { ValueSet } from '@medplum/fhirtypes';
import { splitCanonical } from '../canonical.ts';
import type { Definitions } from '../definitions.ts';
import { both } from '../membership.ts';
import { type CodeSet, composed, type Surroundings, UCUM } from './code-set.ts';
import { commensurable, ucumUnit } from './ucum.ts';

type Compose = NonNullable<ValueSet['compose']>;

const all = (system: string): Compose => ({ include: [{ system }] });

/** Value sets that R4 names by the standard itself, without a resource. */
const STANDARDS: ReadonlyMap<string, string> = new Map([
  ['http://www.rfc-editor.org/bcp/bcp13.txt', 'urn:ietf:bcp:13'],
  ['http://tools.ietf.org/html/bcp47', 'urn:ietf:bcp:47'],
  ['http://www.rfc-editor.org/bcp/bcp47.txt', 'urn:ietf:bcp:47'],
  [`${UCUM}/vs`, UCUM],
]);

/**
 * A value set that exists because something else does (R4 §4.9.6, §4.3): the one that a code system names for all its codes, a
 * system with `?vs` or `?fhir_vs` (`=isa/CODE`), one of a standard, or the units that are commensurable with one.
 */
export const implicitSet = (canonical: string, definitions: Definitions, around: Surroundings): CodeSet | undefined => {
  const { url } = splitCanonical(canonical);
  const standard = STANDARDS.get(url) ?? definitions.systemWithAll(url);
  if (standard) return composed(all(standard), around);
  if (url.startsWith(`${UCUM}/vs/`)) return measuring(decodeURIComponent(url.slice(`${UCUM}/vs/`.length)));
  const [, system, root] = /^([^?]+)\?(?:fhir_)?vs(?:=isa\/(.+))?$/.exec(url) ?? [];
  if (!system) return undefined;
  if (!root) return composed(all(system), around);
  return composed({ include: [{ system, filter: [{ property: 'concept', op: 'is-a', value: root }] }] }, around);
};

const measuring = (unit: string): CodeSet => ({
  has: (system, code) =>
    system === undefined || system === UCUM ? both(ucumUnit(code), commensurable(code, unit)) : 'out',
  few: undefined,
});
