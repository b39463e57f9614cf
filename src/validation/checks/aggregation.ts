import type { Resource } from '../../fhir/json.ts';
import type { Reference } from '../../fhir/reference.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** ElementDefinition.type.aggregation: how a reference may reach its target. R4 §2.26.4. */
const wrongWay: Kind = {
  id: 'reference-aggregation',
  code: 'structure',
  text: { nl: 'Zo mag dit niet verwijzen; wel: {allowed}.', en: 'It may not refer in this way; allowed: {allowed}.' },
};

const undecided: Kind = {
  ...wrongWay,
  id: 'reference-aggregation-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of dit naar een resource in dezelfde Bundle verwijst.',
    en: 'Not evaluated whether this refers to a resource in the same Bundle.',
  },
};

/** Holds a reference to the ways that its element allows: within the resource, within the Bundle, or anywhere. */
export const checkAggregation = (run: Run, place: Place, reference: Reference, target: Resource | undefined): void => {
  const { aggregation } = place.use;
  if (aggregation.length === 0) return;
  const report = (kind: Kind) =>
    run.report(found(kind, place.expression, place.element.source, { allowed: aggregation.join(', ') }));
  if (reference.kind === 'fragment') {
    if (!aggregation.includes('contained')) report(wrongWay);
  } else if (!aggregation.includes('referenced')) {
    if (!aggregation.includes('bundled')) report(wrongWay);
    // Outside a Bundle, whether the target stands in the one that this resource came in cannot be seen.
    else if (!target) report(undecided);
  }
};
