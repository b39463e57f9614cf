import type { ElementDefinition, StructureDefinition } from '@medplum/fhirtypes';
import { baseCanonical, type Definitions } from '../definitions/definitions.ts';
import type { Finding } from '../fhir/finding.ts';
import { objects } from '../fhir/json.ts';
import type { ElementProgram, Program } from './program.ts';

/** One thing that a profile asks, where it asks it, and which findings say that it failed or could not be evaluated. */
export interface Constraint {
  /** The id of the element: `CarePlan.activity:visit.detail.code`. */
  readonly element: string;
  /** What is asked, for people: `min 1`, `binding required http://…`, the key of an invariant. */
  readonly what: string;
  /** It is met when the element is counted in what it stands in, or when a value of it is looked at. */
  readonly met: 'counted' | 'value';
  concerns(finding: Finding): boolean;
}

/**
 * What a profile asks beyond what its base asks already, by the element programs that ask it; all that it asks where `all` is set. In the order of
 * its elements.
 */
export const constraintsOf = (
  program: Program,
  structure: StructureDefinition,
  definitions: Definitions,
  all = false,
): ReadonlyMap<ElementProgram, readonly Constraint[]> => {
  const base = structure.baseDefinition ? definitions.structure(structure.baseDefinition) : undefined;
  const inherited = new Map((base?.snapshot?.element ?? []).map((element) => [stepsOf(element), element]));
  /** Of a slice, or a part that the base does not unfold, what its type says of it. */
  const ofType = (path: string | undefined): ElementDefinition | undefined =>
    definitions.structure(baseCanonical(path?.split('.')[0] ?? ''))?.snapshot?.element?.find((e) => e.path === path);
  const constraints = new Map<ElementProgram, readonly Constraint[]>();
  const add = (element: ElementProgram, slice: string | undefined): void => {
    if (constraints.has(element)) return;
    const from = inherited.get(stepsOf(element.definition)) ?? ofType(element.definition.base?.path);
    const asked = ofElement(element, slice);
    const known = new Set(from ? factsOf(from) : []);
    constraints.set(
      element,
      asked.filter(({ fact }) => all || !known.has(fact)).map(({ constraint }) => constraint),
    );
    for (const one of element.slicing?.slices ?? []) add(one.element, one.name);
    // What a content reference points to is listed where it stands.
    if (!element.definition.contentReference) for (const child of element.children) add(child, undefined);
  };
  add(program.root, undefined);
  return constraints;
};

/** The id without its type, which a profile on another type does not share. */
const stepsOf = ({ id, path }: ElementDefinition): string => {
  const whole = id ?? path;
  return whole.includes('.') ? whole.slice(whole.indexOf('.')) : '';
};

interface Asked {
  /** The same text for the same constraint of a base. */
  readonly fact: string;
  readonly constraint: Constraint;
}

/** Texts that say what an element definition asks, one for each constraint. */
const factsOf = (definition: ElementDefinition): string[] => [
  `min ${definition.min ?? 0}`,
  `max ${definition.max ?? '*'}`,
  ...valueFacts(definition).map(({ fact }) => fact),
];

const valueFacts = (
  definition: ElementDefinition,
): { fact: string; what: string; ids: readonly string[]; key?: string }[] => {
  const { binding, constraint = [], type = [], slicing } = definition;
  const fixing = Object.keys(definition).filter((name) => /^(?:fixed|pattern|minValue|maxValue|maxLength)/.test(name));
  const targets = type.flatMap(({ targetProfile = [] }) => targetProfile);
  const widest = objects(binding?.extension as never).find((e) =>
    String(e['url']).endsWith('/elementdefinition-maxValueSet'),
  );
  return [
    ...(type.length > 0
      ? [
          {
            fact: `type ${type.map(({ code }) => code).join(' | ')}`,
            what: `type ${type.map(({ code }) => code).join(' | ')}`,
            ids: ['type-wrong'],
          },
        ]
      : []),
    ...(targets.length > 0
      ? [
          {
            fact: `to ${targets.join(' | ')}`,
            what: `reference to ${targets.map((target) => target.slice(target.lastIndexOf('/') + 1)).join(' | ')}`,
            ids: [
              'reference-type',
              'reference-target',
              'reference-profile',
              'reference-undecided',
              'canonical-target',
              'canonical-undecided',
            ],
          },
        ]
      : []),
    ...fixing.map((name) => ({
      fact: `${name} ${JSON.stringify(definition[name as keyof ElementDefinition])}`,
      what: name.replace(/^(fixed|pattern|minValue|maxValue).*/, '$1'),
      ids: [FIXING[name.replace(/^(fixed|pattern|minValue|maxValue).*/, '$1')] as string],
    })),
    ...(binding?.valueSet && (binding.strength === 'required' || binding.strength === 'extensible')
      ? [
          {
            fact: `binding ${binding.strength} ${binding.valueSet}`,
            what: `binding ${binding.strength} ${binding.valueSet}`,
            ids: ['binding-required', 'binding-extensible', 'binding-undecided'],
          },
        ]
      : []),
    ...(widest
      ? [{ fact: JSON.stringify(widest), what: 'binding maximum', ids: ['binding-required', 'binding-undecided'] }]
      : []),
    ...(slicing?.rules && slicing.rules !== 'open'
      ? [
          {
            fact: `slicing ${slicing.rules}`,
            what: `slicing ${slicing.rules}`,
            ids: ['slice-closed', 'slice-not-at-end'],
          },
        ]
      : []),
    ...(slicing?.ordered ? [{ fact: 'slicing ordered', what: 'slicing ordered', ids: ['slice-order'] }] : []),
    ...constraint.flatMap(({ key, severity }) =>
      key
        ? [{ fact: `constraint ${key}`, what: `${key}${severity === 'warning' ? ' (warning)' : ''}`, ids: [key], key }]
        : [],
    ),
  ];
};

const FIXING: Readonly<Record<string, string>> = {
  fixed: 'fixed-value',
  pattern: 'pattern-value',
  minValue: 'min-value',
  maxValue: 'max-value',
  maxLength: 'max-length',
};

const ofElement = (program: ElementProgram, slice: string | undefined): Asked[] => {
  const { definition, min, max } = program;
  const element = definition.id ?? definition.path;
  const isRoot = !element.includes('.');
  const count = (what: string, ids: readonly string[]): Asked => ({
    fact: what,
    constraint: {
      element,
      what,
      met: 'counted',
      concerns: ({ id, parameters }) =>
        slice === undefined
          ? ids.includes(id)
          : (ids.includes(id) || id === 'slice-undecided') && parameters?.['slice'] === slice,
    },
  });
  return [
    ...(min > 0 && !isRoot ? [count(`min ${min}`, [slice === undefined ? 'cardinality-min' : 'slice-min'])] : []),
    ...(Number.isFinite(max) && !isRoot
      ? [count(`max ${max}`, [slice === undefined ? 'cardinality-max' : 'slice-max'])]
      : []),
    ...valueFacts(definition).map(
      ({ fact, what, ids, key }): Asked => ({
        fact,
        constraint: {
          element,
          what,
          met: 'value',
          concerns: ({ id, parameters }) =>
            ids.includes(id) ||
            (id === 'invariant-undecided' && parameters?.['key'] === key) ||
            (id === 'value-undecided' && ids.includes(String(parameters?.['check']))),
        },
      }),
    ),
  ];
};
