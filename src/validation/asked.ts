import type { ElementDefinitionConstraint } from '@medplum/fhirtypes';
import { compile } from '../fhirpath/expression.ts';
import type { Model } from '../fhirpath/model.ts';
import { sureInvariant } from '../fhirpath/sure/invariant.ts';
import { Source } from '../fhirpath/sure/source.ts';
import { isAdvice } from './checks/invariant.ts';
import { meant } from './errata.ts';

/**
 * How an invariant is asked of a value of a type: `JavaScript` where code says that it holds before any engine is asked, else by the
 * engine that runs it; `form` where the JSON form alone answers it, `advice` where it is not asked, `undecided` where it cannot be.
 */
export type HowAsked = 'form' | 'JavaScript' | 'own' | 'fhirpath.js' | 'advice' | 'undecided';

export const howAsked = (constraint: ElementDefinitionConstraint, type: string, model: Model): HowAsked => {
  if (isAdvice(constraint)) return 'advice';
  const { key = '', expression } = constraint;
  if (!expression) return 'undecided';
  const text = meant(key, expression);
  const around = { model, source: new Source(), resolve: 's', fragments: 's', resource: 's' };
  const sure = sureInvariant(text, { name: 'value', type }, around);
  if (sure === 'true') return 'form';
  if (sure !== undefined && sure !== 'false') return 'JavaScript';
  try {
    return compile(text, model).engine;
  } catch {
    return 'undecided';
  }
};
