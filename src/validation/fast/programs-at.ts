import { isPrimitive } from '../checks/primitive-format.ts';
import type { Program } from '../program.ts';
import { profilesToMeet } from '../type-profiles.ts';
import { typePrograms } from '../walk.ts';
import { type Compiler, knownBeforehand } from './compiler.ts';
import { type Note, SettledPlace, Unsettled, unsettled } from './pass.ts';
import type { Site } from './site.ts';

/** The programs that every value at a site is held to beside its element, and what is reported of each for want of one. */
export interface HeldTo {
  readonly programs: readonly Program[];
  readonly notes: readonly Note[];
}

/** As `walkValue` finds them. Undefined where they depend on the value. */
export const programsAt = (compiler: Compiler, site: Site): HeldTo | undefined => {
  const place = new SettledPlace(site, isPrimitive(site.use.code) ? '' : {});
  return settledBeforehand(compiler, (run) => {
    const profiles = profilesToMeet(run, place, unsettled);
    return [...typePrograms(run, place), ...profiles];
  });
};

/** What a part of the walk answers, and reports, when it is asked with no value at hand; undefined when it asks for one. */
export const settledBeforehand = (
  { knowledge }: Compiler,
  ask: (run: ReturnType<typeof knownBeforehand>) => readonly Program[],
): HeldTo | undefined => {
  const notes: Note[] = [];
  try {
    const programs = ask(knownBeforehand(knowledge, (finding) => notes.push({ finding, path: finding.expression })));
    return { programs, notes };
  } catch (error) {
    if (error instanceof Unsettled) return undefined;
    throw error;
  }
};
