import type { ElementDefinitionConstraint } from '@medplum/fhirtypes';
import type { Finding } from '../../fhir/finding.ts';
import { objects } from '../../fhir/json.ts';
import type { Text } from '../../fhir/text.ts';
import { FhirpathError } from '../../fhirpath/error.ts';
import { nodeAt } from '../../fhirpath/node.ts';
import { found, type Kind } from '../check.ts';
import { environmentOf } from '../environment.ts';
import { meant } from '../errata.ts';
import type { Place, Run } from '../run.ts';

/** ElementDefinition.constraint: a FHIRPath expression that must be true where it stands. R4 §2.26.3. */
const undecided: Kind = {
  id: 'invariant-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Regel {key} is niet beoordeeld: de expressie kan hier niet worden uitgerekend.',
    en: 'Constraint {key} was not evaluated: its expression cannot be computed here.',
  },
};

const BEST_PRACTICE = 'http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice';
const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';

/**
 * Evaluates the invariants of an element on a value there. Those that only advise (`dom-6`) only for who asks for advice;
 * `met` holds the keys that were evaluated for this value already, in a profile or a type that repeats them.
 */
export const checkInvariants = (run: Run, place: Place, met: Set<string>): void => {
  for (const constraint of place.element.definition.constraint ?? []) {
    const { key } = constraint;
    if (!key || met.has(key) || (isAdvice(constraint) && run.options.bestPractices !== 'report')) continue;
    met.add(key);
    checkInvariant(run, place, constraint);
  }
};

/** Evaluates one invariant of the element on a value there. */
export const checkInvariant = (run: Run, place: Place, constraint: ElementDefinitionConstraint): void => {
  const { key = '', expression } = constraint;
  const holds = expression ? evaluate(run, place, meant(key, expression)) : undefined;
  if (holds === undefined) run.report(found(undecided, place.expression, place.element.source, { key }));
  else if (!holds) run.report(broken(constraint, place));
};

/** Whether a constraint only advises. */
export const isAdvice = (constraint: ElementDefinitionConstraint): boolean =>
  objects(constraint.extension as never).some((e) => e['url'] === BEST_PRACTICE && e['valueBoolean'] === true);

/** True, false, or undefined when it cannot be computed. */
const evaluate = (run: Run, { value, sibling, type, scope }: Place, text: string): boolean | undefined => {
  try {
    return run.expression(text)?.holds(nodeAt(type, value, sibling), environmentOf(run, scope));
  } catch (error) {
    if (error instanceof FhirpathError) return undefined;
    throw error;
  }
};

/** The invariant speaks for itself: its key is the id, its human text what is said, in Dutch too where it is translated. */
const broken = (constraint: ElementDefinitionConstraint, { expression, element }: Place): Finding => {
  const en = constraint.human ?? constraint.key ?? '';
  const source = constraint.source ?? element.source;
  const text: Text = { en, nl: translation(constraint, 'nl') ?? en };
  return {
    id: constraint.key as string,
    outcome: 'failed',
    severity: constraint.severity === 'warning' ? 'warning' : 'error',
    code: 'invariant',
    expression,
    text,
    source,
    messageId: `${source}#${constraint.key}`,
  };
};

const translation = (constraint: ElementDefinitionConstraint, language: string): string | undefined => {
  const translations = objects((constraint as { _human?: { extension?: never } })._human?.extension).filter(
    (e) => e['url'] === TRANSLATION,
  );
  for (const { extension } of translations) {
    const parts = objects(extension);
    if (parts.some((p) => p['url'] === 'lang' && p['valueCode'] === language)) {
      const content = parts.find((p) => p['url'] === 'content');
      return (content?.['valueString'] ?? content?.['valueMarkdown']) as string | undefined;
    }
  }
  return undefined;
};
