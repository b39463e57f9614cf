import { parseArgs } from 'node:util';
import type { ElementDefinitionConstraint } from '@medplum/fhirtypes';
import type { Definitions } from '../definitions/definitions.ts';
import { type Language, render } from '../fhir/text.ts';
import { howAsked } from '../validation/asked.ts';
import { compile } from '../validation/compile.ts';
import type { ElementProgram, Program, Slicing, TypeUse } from '../validation/program.ts';
import { type CommandContext, Problem } from './command.ts';
import { SYNOPSIS } from './synopsis.ts';

export const USAGE = `${SYNOPSIS.explain}

Prints what is asked of a resource by a profile or type, as the validator runs it. PROFILE is a canonical, or the last part of one.
Exit code: 0 printed, 2 there is no such profile.`;

/** `samenspel explain`: a profile's program, for people. Throws a Problem when there is none. */
export const explainCommand = async (context: CommandContext, definitions: Definitions): Promise<number> => {
  const { asked, language } = optionsOf(context.parameters);
  const structure = canonicals(definitions, asked)
    .map((canonical) => definitions.structure(canonical))
    .find((found) => found !== undefined);
  if (!structure) throw new Problem([`there is no profile ${asked} here`], 2);
  context.stdout.write(`${explained(compileOrSay(structure), definitions, language).join('\n')}\n`);
  return 0;
};

const compileOrSay = (structure: Parameters<typeof compile>[0]): Program => {
  try {
    return compile(structure);
  } catch (error) {
    throw new Problem([`${structure.url} cannot be used: ${(error as Error).message}`], 2);
  }
};

const optionsOf = (parameters: readonly string[]): { asked: string; language: Language } => {
  try {
    const options = { lang: { type: 'string', default: 'en' } } as const;
    const { values, positionals } = parseArgs({ args: [...parameters], allowPositionals: true, options });
    const [asked] = positionals;
    if (asked === undefined || positionals.length > 1) throw new Problem(['which profile?', USAGE], 2);
    if (values.lang !== 'nl' && values.lang !== 'en') throw new Problem(['--lang is nl or en'], 2);
    return { asked, language: values.lang };
  } catch (error) {
    throw error instanceof TypeError ? new Problem([error.message, USAGE], 2) : error;
  }
};

/** What a name may stand for: itself, a type of R4, or a profile of a package by the last part of its canonical. */
const canonicals = (definitions: Definitions, asked: string): string[] => [
  asked,
  `http://hl7.org/fhir/StructureDefinition/${asked}`,
  ...[...definitions.resourceTypes]
    .flatMap((type) => definitions.profilesOn(type))
    .filter((canonical) => canonical.endsWith(`/${asked}`)),
];

const explained = (program: Program, definitions: Definitions, language: Language): string[] => [
  `${program.url}, on ${program.type}`,
  ...elementLines(program.root, program.type, definitions, language, ''),
];

const elementLines = (
  element: ElementProgram,
  name: string,
  definitions: Definitions,
  language: Language,
  indent: string,
): string[] => {
  if (element.max === 0) return [`${indent}${name}: may not be there`];
  const inner = `${indent}  `;
  const { definition, children, slicing } = element;
  const below = definition.contentReference ? [] : children;
  return [
    `${indent}${name} ${cardinality(element)} ${element.types.map(typeText).join(' | ')}`.trimEnd(),
    ...element.checks.map(({ kind, parameters }) => `${inner}${kind.id}: ${render(kind.text, language, parameters)}`),
    ...(definition.binding?.valueSet && definition.binding.strength !== 'example'
      ? [`${inner}binding ${definition.binding.strength}: ${definition.binding.valueSet}`]
      : []),
    ...(definition.constraint ?? [])
      .filter(({ key }) => key !== 'ele-1')
      .map((constraint) => `${inner}${constraintText(constraint, element, definitions)}`),
    ...(definition.contentReference ? [`${inner}as ${definition.contentReference}`] : []),
    ...below.flatMap((child) => elementLines(child, child.name, definitions, language, inner)),
    ...(slicing ? sliceLines(slicing, element, definitions, language, inner) : []),
  ];
};

const cardinality = ({ min, max }: ElementProgram): string => `${min}..${Number.isFinite(max) ? max : '*'}`;

const typeText = ({ code, profiles, targets, aggregation }: TypeUse): string =>
  [
    code,
    ...(profiles.length > 0 ? [`as ${profiles.join(' or ')}`] : []),
    ...(targets.length > 0 ? [`to ${targets.map(lastPart).join(' or ')}`] : []),
    ...(aggregation.length > 0 ? [`(${aggregation.join(', ')})`] : []),
  ].join(' ');

const lastPart = (canonical: string): string => canonical.slice(canonical.lastIndexOf('/') + 1);

const constraintText = (
  constraint: ElementDefinitionConstraint,
  element: ElementProgram,
  { model }: Definitions,
): string => {
  const { key, severity, human } = constraint;
  const type = element.backbone ?? element.types[0]?.code ?? element.definition.path;
  return `${key} (${severity}, ${howAsked(constraint, type, model)}): ${human}`;
};

const sliceLines = (
  { discriminators, rules, ordered, slices }: Slicing,
  element: ElementProgram,
  definitions: Definitions,
  language: Language,
  indent: string,
): string[] => [
  `${indent}sliced by ${discriminators.map(({ type, path }) => `${type} of ${path}`).join(', ')}; ${rules}${ordered ? ', ordered' : ''}`,
  ...slices.flatMap((slice) =>
    elementLines(slice.element, `${element.name}:${slice.name}`, definitions, language, `${indent}  `),
  ),
];
