import type { LocalDate } from '../../fhir/date.ts';
import type { JsonObject, Resource } from '../../fhir/json.ts';
import { inState, reviewTask, TEXTS } from '../follow.ts';
import { detailOf, stateOf } from '../reading/agreements.ts';
import { performersOf } from '../reading/carers.ts';
import { carerConsentOf, withDetail, withExtensions } from './agreement.ts';

/** What handing an act back makes of its agreement, and the task that is due today; neither where it is over already. */
export interface HandedBack {
  readonly agreement?: Resource;
  readonly review?: Resource;
}

/**
 * ACT-17: whoever does an act hands it back, at any hour, and it is accepted. In force it goes on hold, with a task for who takes
 * over; a draft is declined. A group of volunteers goes on without one of them: somebody must arrange it.
 */
export const handBack = (
  agreement: Resource,
  client: string,
  by: JsonObject,
  now: string,
  today: LocalDate,
): HandedBack => {
  const reference = `CarePlan/${agreement.id}`;
  const review = (kind: 'hold' | 'review') =>
    reviewTask({ client, agreement: { reference }, reason: 'handed-back', cause: { reference } }, TEXTS[kind], today);
  const state = stateOf(agreement);
  if (isByGroup(agreement)) return OPEN.has(state) ? { review: review('review') } : {};
  switch (state) {
    case 'active':
    case 'unknown':
      return {
        agreement: inState(refusing(agreement, 'withdrawn', by, now), 'on-hold', 'on-hold'),
        review: review('hold'),
      };
    case 'on-hold':
      return { agreement: refusing(agreement, 'withdrawn', by, now), review: review('review') };
    case 'draft':
      return { agreement: inState(refusing(agreement, 'refused', by, now), 'revoked', 'cancelled') };
    default:
      return {};
  }
};

const OPEN: ReadonlySet<string> = new Set(['active', 'on-hold', 'draft', 'unknown']);

const isByGroup = (agreement: Resource): boolean =>
  String(performersOf(detailOf(agreement))?.['reference']).startsWith('CareTeam/');

const refusing = (agreement: Resource, status: string, by: JsonObject, date: string): Resource =>
  withDetail(agreement, withExtensions(detailOf(agreement), carerConsentOf({ status, date }, by)));
