import { covers, type LocalDate } from '../fhir/date.ts';
import { CONTRACT_STATES, isInForce } from './in-force.ts';
import { isSameAct } from './reading/act.ts';
import type { Agreement, ClientRecord } from './record.ts';

/**
 * Whether the policy of an organisation that engages the volunteer for this client allows the act to volunteers: the one that keeps
 * the record, the one through which she works, or one that has an agreement with her.
 */
export const policyAllows = (
  { client, organisations }: ClientRecord,
  { act, carer, volunteerAgreements }: Agreement,
  today: LocalDate,
): boolean => {
  const agreed = volunteerAgreements.filter((one) => isInForce(one, today, CONTRACT_STATES));
  const engaging = new Set([client.organisation, carer.organisation, ...agreed.flatMap((one) => one.organisations)]);
  return organisations
    .filter(({ reference }) => engaging.has(reference))
    .flatMap(({ allowsVolunteers }) => allowsVolunteers)
    .some((policy) => isSameAct(policy.act, act) && covers(policy.period, today));
};
