import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** EVAL-7: overload of the carer that is seen is recorded, and support is offered; she may decline. Sources: TZ, TA, GV. */
export const eval7: Rule = {
  id: 'EVAL-7',
  source: ['TZ', 'TA', 'GV'],
  kind: 'process',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Wie zorgt is overbelast, en er is geen ondersteuning aangeboden: bied die aan en leg vast wat zij zei. Zij mag afslaan.',
    en: 'The carer is overloaded, and no support was offered: offer it and record what she said. She may decline.',
  },

  check: (record) => {
    const offered = new Set(
      record.support.filter(({ answer }) => answer !== undefined && answer !== 'needed').map(({ carer }) => carer),
    );
    const overloaded = new Set(record.evaluations.filter(({ overload }) => overload).map(({ focus }) => focus));
    return record.agreements
      .filter(({ reference, carer }) => overloaded.has(reference) && !offered.has(carer.reference))
      .map(inAgreement(DETAIL));
  },
};
