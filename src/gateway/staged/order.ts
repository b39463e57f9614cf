import { CANONICAL } from '../../fhir/canonical.ts';
import { objects, type Resource } from '../../fhir/json.ts';
import { referencesIn } from '../../fhir/reference.ts';
import type { Step } from './journal.ts';

/** An agreement while the rest of its transaction is not there yet: nobody takes a draft for valid. */
export const asDraft = (agreement: Resource): Resource => ({ ...agreement, status: 'draft' });

const RECORD_TYPE = `${CANONICAL}/CodeSystem/record-type`;

const isAgreement = ({ resourceType, category }: Resource): boolean =>
  resourceType === 'CarePlan' &&
  objects(category).some(({ coding }) =>
    objects(coding).some(({ system, code }) => system === RECORD_TYPE && code === 'care-agreement'),
  );

const isActive = (resource: Resource | undefined): boolean => resource?.['status'] === 'active';

/** Puts an agreement in force that was not. */
export const activates = (step: Step): boolean =>
  step.kind === 'put' && isAgreement(step.resource) && isActive(step.resource) && !isActive(step.before);

/** Takes an agreement out of force. */
const deactivates = (step: Step): boolean =>
  step.kind === 'put' && isAgreement(step.resource) && !isActive(step.resource) && isActive(step.before);

/**
 * The order in which steps are done: what ends care first, then what is made and changed, each after what it refers to, then what is deleted,
 * and at the very end each agreement that comes into force.
 */
export const inOrder = (steps: readonly Step[]): Step[] => {
  const puts = steps.filter((step) => step.kind === 'put');
  const [ending, others] = [puts.filter(deactivates), puts.filter((step) => !deactivates(step))];
  // What refers to the others goes first.
  const deletions = afterWhatTheyReferTo(steps.filter((step) => step.kind === 'delete')).reverse();
  return [...ending, ...staged(afterWhatTheyReferTo(others)), ...deletions, ...others.filter(activates)];
};

/** An agreement that is made stands as a draft until the end; one that stands already is left as it is until then. */
const staged = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step): Step[] => {
    if (step.kind !== 'put' || !activates(step)) return [step];
    if (step.before) return [];
    return [{ ...step, resource: asDraft(step.resource) }];
  });

/** Depth first; where they refer to each other in a circle, in the order in which they came. */
const afterWhatTheyReferTo = (steps: readonly Step[]): Step[] => {
  const byReference = new Map(steps.map((step) => [`${step.type}/${step.id}`, step]));
  const done = new Set<Step>();
  const ordered: Step[] = [];
  const visit = (step: Step): void => {
    if (done.has(step)) return;
    done.add(step);
    for (const { reference } of referencesIn(step.kind === 'put' ? step.resource : step.before)) {
      const other = byReference.get(reference);
      if (other) visit(other);
    }
    ordered.push(step);
  };
  for (const step of steps) visit(step);
  return ordered;
};
