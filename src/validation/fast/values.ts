import { Source } from '../../fhirpath/sure/source.ts';
import { isPrimitive } from '../checks/primitive-format.ts';
import { primitiveElements } from '../primitive-elements.ts';
import { isResourceType } from '../walk.ts';
import type { Compiler, ValueFunction } from './compiler.ts';
import { contentCode, isObjectCode } from './content.ts';
import { extensionAt } from './extensions.ts';
import type { Note } from './pass.ts';
import { placeChecksCode } from './place-code.ts';
import { programsAt } from './programs-at.ts';
import { nestedAt } from './resources.ts';
import type { Site } from './site.ts';

/** The names of the variables that the code of a value finds things in. */
export interface Names {
  readonly value: string;
  readonly around: string;
  readonly parent: string;
}

/** An expression that says whether a value is settled. */
export interface ValueCode {
  readonly settled: string;
  /** Whether it may make notes. */
  readonly notes: boolean;
  /** For a primitive: whether a `_name` sibling changes nothing of it. */
  readonly siblingAside: boolean;
}

const NEVER: ValueCode = { settled: 'false', notes: false, siblingAside: false };

/** The code for a value at a site, as the walk goes about it (`walkValue`). */
export const valueCode = (compiler: Compiler, source: Source, site: Site, names: Names): ValueCode => {
  const { use } = site;
  const { value, around, parent } = names;
  if (isResourceType(compiler.knowledge, use.code)) {
    const nested = nestedAt(compiler, site);
    return nested ? { settled: `${source.constant(nested)}(${value}, s)`, notes: true, siblingAside: false } : NEVER;
  }
  const { checks, known } = placeChecksCode(compiler, source, site, names);
  if (use.code === 'Extension') {
    const extension = `${source.constant(extensionAt(compiler, site))}(${value}, s, ${around}, ${parent})`;
    return { settled: [isObjectCode(value), extension, ...checks].join(' && '), notes: true, siblingAside: false };
  }
  const held = programsAt(compiler, site);
  if (!held) return NEVER;
  const beside = isPrimitive(use.code)
    ? primitiveElements(compiler.knowledge, site.element, use, held.programs)
    : undefined;
  // One without a sibling lacks an extension; the walk says which.
  if (beside?.required) return NEVER;
  const { parts, invariants } = contentCode(compiler, source, site, held.programs, value);
  const all = [...parts, ...invariants, ...notesCode(source, held.notes), ...checks].join(' && ');
  const quiet = held.notes.length === 0 && invariants.length === 0;
  return {
    settled: known && quiet ? `(${known} || (${all}))` : all,
    notes: use.code !== 'boolean' || checks.length > 0 || invariants.length > 0,
    siblingAside: invariants.length === 0 && beside?.plain === true,
  };
};

const notesCode = (source: Source, notes: readonly Note[]): string[] =>
  notes.map(({ finding, path }) => `(s.note(${source.constant(finding)}, ${JSON.stringify(path)}), true)`);

const NAMES: Names = { value: 'x', around: 'w', parent: 'p' };

export const valueFunction = (compiler: Compiler, site: Site): ValueFunction => {
  const source = new Source();
  const { settled } = valueCode(compiler, source, site, NAMES);
  return source.evaluate(`(x, s, w, p) => ${settled}`);
};
