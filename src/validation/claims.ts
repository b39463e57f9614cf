import { baseCanonical } from '../definitions/definitions.ts';
import type { Resource } from '../fhir/json.ts';
import { found, type Kind } from './check.ts';
import { unknownResourceType } from './checks/structure.ts';
import { impliedProfiles } from './implied.ts';
import type { Program } from './program.ts';
import type { Run } from './run.ts';

/** What a resource claims to be (meta.profile), and what is asked of it beyond that. R4 §3.1.7. */
const unknownProfile: Kind = {
  id: 'profile-unknown',
  code: 'not-found',
  severity: 'warning',
  outcome: 'undecided',
  text: {
    nl: 'Dit profiel is hier niet bekend; de resource is er niet aan getoetst.',
    en: 'This profile is not known here; the resource was not held to it.',
  },
};

/** A definition that is at hand but cannot be used: without a snapshot, or not put together as one. */
const brokenProfile: Kind = {
  id: 'profile-broken',
  code: 'not-found',
  severity: 'warning',
  outcome: 'undecided',
  text: {
    nl: 'De definitie van dit profiel is zelf niet bruikbaar (zonder snapshot, of kapot); de resource is er niet aan getoetst.',
    en: 'The definition of this profile is itself not usable (no snapshot, or broken); the resource was not held to it.',
  },
};

const wrongProfile: Kind = {
  id: 'profile-type',
  code: 'structure',
  text: { nl: 'Dit profiel is er een op {expected}.', en: 'This profile is one on {expected}.' },
};

/** "An abstract structure is not intended to be instantiated": what is to be met is one that stands on it. R4 §5.3.4 (abstract). */
const abstractProfile: Kind = {
  id: 'profile-abstract',
  code: 'not-supported',
  text: {
    nl: 'Dit profiel is abstract: een resource voldoet aan een profiel dat erop staat.',
    en: 'This profile is abstract: a resource conforms to one that stands on it.',
  },
};

/** The programs to hold a resource to: its claims and `asked`, or its type alone where there are none that can be used. */
export const programsFor = (run: Run, resource: Resource, expression: string, asked: readonly string[]): Program[] => {
  const { resourceType } = resource;
  const base = run.definitions.resourceTypes.has(resourceType) ? run.program(baseCanonical(resourceType)) : undefined;
  if (!base) {
    run.report(found(unknownResourceType, expression, baseCanonical('Resource')));
    return [];
  }
  const claimed = Array.isArray(resource.meta?.profile) ? resource.meta.profile : [];
  const programs = new Set<Program>();
  const named = [
    ...claimed.map((canonical, i) => ({
      canonical,
      at: `${expression}.meta.profile[${i}]`,
      severity: 'warning' as const,
    })),
    ...asked.map((canonical) => ({ canonical, at: expression, severity: 'error' as const })),
    ...impliedProfiles(resource).map((canonical) => ({ canonical, at: expression, severity: 'warning' as const })),
  ];
  // Who asks for a profile by name means to have it held to: it is an error when that cannot be done.
  for (const { canonical, at, severity } of named) {
    const program = typeof canonical === 'string' ? run.program(canonical) : undefined;
    if (!program) {
      const broken = typeof canonical === 'string' && run.definitions.structure(canonical) !== undefined;
      run.report(found({ ...(broken ? brokenProfile : unknownProfile), severity }, at, base.url));
    } else if (program.type !== resourceType) run.report(found(wrongProfile, at, base.url, { expected: program.type }));
    else {
      if (program.abstract) run.report(found({ ...abstractProfile, severity }, at, base.url));
      programs.add(program);
    }
  }
  return programs.size > 0 ? [...programs] : [base];
};
