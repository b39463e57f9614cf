import { isObject } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** Identifier.system is an absolute URI. R4 §2.24.0.9. */
const relative: Kind = {
  id: 'identifier-system',
  code: 'value',
  text: {
    nl: 'Het system van een Identifier is een absolute URI.',
    en: 'The system of an Identifier is an absolute URI.',
  },
};

/** Holds an Identifier to naming its system by an absolute URI. */
export const checkIdentifierSystem = (run: Run, place: Place): void => {
  if (place.type !== 'Identifier') return;
  const { value, expression, element } = place;
  if (!isObject(value)) return;
  const { system } = value;
  if (typeof system === 'string' && system !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(system))
    run.report(found(relative, expression, element.source));
};
