import { isAfter } from '../calendar.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/**
 * CONCERN-5-liability: where the organisation saw it go wrong and did not respond in time, it may be liable too: beside whoever LIAB-1 to LIAB-4
 * names. Told with the concerns, and not with liability in general: the carer must not learn of a concern by it (DISC-13). Sources: GV, ZZ.
 */
export const concern5Liability: Rule = {
  id: 'CONCERN-5-liability',
  source: ['GV', 'ZZ'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Wie aansprakelijk kan zijn: ook de organisatie. Over deze afspraak is er een signaal waarop niet op tijd passend is gereageerd.',
    en: 'Who may be liable: the organisation too. There is a concern about this agreement to which there was no fitting response in time.',
  },

  check: ({ agreements, concerns }, today) => {
    const unanswered = new Set(
      concerns.filter(({ open, due }) => open && due !== undefined && isAfter(today, due)).map(({ focus }) => focus),
    );
    return agreements.filter(({ reference }) => unanswered.has(reference)).map(inAgreement(DETAIL));
  },
};
