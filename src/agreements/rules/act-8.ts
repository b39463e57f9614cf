import { byVolunteers, isCareAct, isInForce } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-8: every care act of a vrijwilliger has an order of a professional who is authorised for it. Source: ZZ. */
export const act8: Rule = {
  id: 'ACT-8',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Voor een zorghandeling door een vrijwilliger is een opdracht nodig van een bevoegde zorgprofessional: voeg een ServiceRequest (delegation-order) toe voor deze vrijwilliger en deze handeling.',
    en: 'A care act by a volunteer needs an order of an authorised professional: add a ServiceRequest (delegation-order) for this volunteer and this act.',
  },

  check: (record, today) =>
    byVolunteers(record)
      .filter(isCareAct)
      .filter(({ orders }) => !orders.some((order) => isInForce(order, today)))
      .map(inAgreement('supportingInfo')),
};
