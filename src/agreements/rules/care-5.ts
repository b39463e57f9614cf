import { allGivenBefore, consenting } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-5: a client from 16 who can decide consents alone. Source: ZZ. */
export const care5: Rule = {
  id: 'CARE-5',
  source: ['ZZ'],
  kind: 'constraint',
  moment: 'on write',
  severity: 'error',
  text: {
    nl: 'Een cliënt van 16 jaar of ouder die hierover kan beslissen, stemt zelf in: vraag het de cliënt en leg dat vast.',
    en: 'A client of 16 or older who can decide about this consents alone: ask the client, and record it.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ party, grounds }) => party === 'client' && !grounds.has('client'))
      .filter(
        ({ consents, grounds }) =>
          grounds.has('parent') || (grounds.has('representative') && consents.some(({ capable }) => capable === true)),
      )
      .map(({ agreement, consents, grounds }) => {
        const birthday = grounds.has('parent') && allGivenBefore(record, consents, 16);
        return inAgreement(DETAIL, birthday ? 'warning' : 'error')(agreement);
      }),
};
