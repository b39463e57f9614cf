import { covers, type LocalDate } from '../../fhir/date.ts';
import { addDays } from '../calendar.ts';
import { consenting, mandateEnded } from '../entitlement.ts';
import { delegated } from '../in-force.ts';
import type { CareConsent } from '../record.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-10: a consent that ends, and a mandate that has ended, are looked at again in good time; care does not stop by itself. Source: design. */
export const care10: Rule = {
  id: 'CARE-10',
  source: ['design'],
  kind: 'process',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'De instemming loopt binnen 30 dagen af, of wie instemde mag niet meer voor de cliënt beslissen: bespreek of dit doorgaat, en leg dat vast.',
    en: 'The consent ends within 30 days, or who gave it may no longer decide for the client: discuss whether this goes on, and record it.',
  },

  check: (record, today) =>
    consenting(record, delegated(record), today)
      .filter(({ consents }) =>
        consents.every((consent) => ends(consent, today) || mandateEnded(record, consent, today)),
      )
      .map(({ agreement }) => inAgreement(DETAIL)(agreement)),
};

/** How long beforehand somebody is warned. */
const DAYS = 30;

const ends = ({ period }: CareConsent, today: LocalDate): boolean => !covers(period, addDays(today, DAYS));
