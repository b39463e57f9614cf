import type { StructureDefinition } from '@medplum/fhirtypes';
import { isObject } from '../../fhir/json.ts';
import { FhirpathError } from '../../fhirpath/error.ts';
import { nodeAt, nodeOf } from '../../fhirpath/node.ts';
import { found, type Kind } from '../check.ts';
import { environmentOf } from '../environment.ts';
import { furtherContexts } from '../errata.ts';
import type { Place, Run } from '../run.ts';

/** Where an extension may stand: StructureDefinition.context and contextInvariant. R4 §2.4.1.1. */
const wrongContext: Kind = {
  id: 'extension-context',
  code: 'extension',
  text: {
    nl: 'Deze extensie hoort hier niet: wel op {allowed}.',
    en: 'This extension does not belong here, but on {allowed}.',
  },
};

const undecidedContext: Kind = {
  id: 'extension-context-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of deze extensie hier hoort: {allowed}.',
    en: 'Not evaluated whether this extension belongs here: {allowed}.',
  },
};

/** Holds an extension to the contexts that its definition allows: one of them is enough, and every invariant must hold. */
export const checkContext = (run: Run, place: Place, definition: StructureDefinition): void => {
  const { parent } = place;
  if (!parent) return;
  const contexts = definition.context ?? [];
  const allowed = contexts.map((c) => c.expression ?? '?').join(', ');
  const names = namesOf(run, parent);
  if (furtherContexts(definition.url).some((context) => names.has(context))) return;
  const answers = contexts.map(({ type, expression = '' }) => {
    if (type === 'element') return names.has(elementPath(expression));
    if (type === 'extension') return isObject(parent.value) && parent.value['url'] === expression;
    return type === 'fhirpath' ? selects(run, parent, expression) : undefined;
  });
  const report = (kind: Kind) => run.report(found(kind, place.expression, definition.url, { allowed }));
  if (contexts.length > 0 && !answers.includes(true))
    report(answers.includes(undefined) ? undecidedContext : wrongContext);
  for (const invariant of definition.contextInvariant ?? []) {
    const holds = invariantHolds(run, place, parent, invariant);
    if (holds !== true) {
      const kind = holds === false ? wrongContext : undecidedContext;
      run.report(found(kind, place.expression, definition.url, { allowed: invariant }));
    }
  }
};

/** `Patient.contact` of `http://…/StructureDefinition/some-profile#Patient.contact` or of R4's own, and a choice without its `[x]`. */
const elementPath = (expression: string): string => plain(expression.slice(expression.indexOf('#') + 1));

const plain = (path: string): string => path.replaceAll(/\[x\]/g, '');

/** Every name that an element goes by: its type and what that derives from, and its path from each type and resource around it. */
const namesOf = (run: Run, place: Place): ReadonlySet<string> => {
  const names = new Set<string>(['Element']);
  const { model } = run.definitions;
  const type = place.use.code;
  names.add(type);
  for (const ancestor of ['Resource', 'DomainResource', 'BackboneElement', 'Quantity', 'string', 'uri', 'integer']) {
    if (model.isA(type, ancestor)) names.add(ancestor);
  }
  const { definition } = place.element;
  for (const path of [definition.path, definition.base?.path, place.element.backbone]) if (path) names.add(plain(path));
  const within = place.expression.slice(place.scope.at.length).replaceAll(/\[\d+\]|\.ofType\(\w+\)/g, '');
  names.add(place.scope.resource.resourceType + within);
  return names;
};

/** Whether a FHIRPath over the resource finds the element; undefined for a primitive, which has no identity of its own. */
const selects = (run: Run, parent: Place, expression: string): boolean | undefined => {
  if (!isObject(parent.value)) return undefined;
  const { value, scope } = parent;
  return attempt(() =>
    run
      .expression(expression)
      ?.evaluate(nodeOf(scope.resource), environmentOf(run, scope))
      .some((node) => node.value === value),
  );
};

const invariantHolds = (run: Run, { value, scope }: Place, parent: Place, invariant: string): boolean | undefined =>
  attempt(() =>
    run
      .expression(invariant)
      ?.holds(
        nodeAt(parent.type, parent.value, parent.sibling),
        environmentOf(run, scope, { extension: [nodeAt('Extension', value)] }),
      ),
  );

const attempt = (ask: () => boolean | undefined): boolean | undefined => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof FhirpathError) return undefined;
    throw error;
  }
};
