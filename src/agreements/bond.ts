import type { Period } from '../fhir/date.ts';
import { isAfter } from './calendar.ts';
import type { Carer } from './record.ts';

/**
 * Whether the carer had a personal bond with the client before she came to care: the line between mantelzorger and vrijwilliger
 * (ROLE-1). Undefined where it is not recorded, or a partial date leaves it open.
 */
export const hadBondBefore = ({ bondSince, since }: Carer, agreement: Period): boolean | undefined => {
  const start = since ?? agreement.start;
  if (bondSince === undefined || start === undefined) return undefined;
  if (isAfter(start, bondSince)) return true;
  return isAfter(bondSince, start) ? false : undefined;
};
