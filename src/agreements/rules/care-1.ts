import { covers } from '../../fhir/date.ts';
import type { Agreement, CareConsent } from '../record.ts';
import type { Rule } from '../rule.ts';

/** CARE-1: each delegated activity has the consent of the client, recorded, naming who does it. Sources: GV, ZZ. */
export const care1: Rule = {
  id: 'CARE-1',
  source: ['GV', 'ZZ'],
  kind: 'constraint',
  severity: 'error',
  text: {
    nl: 'De instemming van de cliënt is niet vastgelegd: voeg een Consent (care-consent) toe die naar deze afspraak verwijst en noemt wie het doet.',
    en: "The client's consent is not recorded: add a Consent (care-consent) that refers to this agreement and names who does it.",
  },
  check: (record, today) =>
    record.agreements
      .filter((a) => a.state === 'active' || a.state === 'draft')
      // What the client does on himself needs no consent (CARE-9).
      .filter((a) => a.carer.reference !== undefined && !a.carer.self)
      .filter((a) => !record.consents.some((c) => consentsTo(c, a) && covers(c.period, today)))
      .map((a) => ({
        expression: a.at('activity[0].detail'),
        severity: a.state === 'draft' || a.recordedAfterwards || a.act.kind === 'company' ? 'warning' : 'error',
      })),
};

const consentsTo = (consent: CareConsent, agreement: Agreement): boolean =>
  consent.state === 'active' &&
  consent.agreements.includes(agreement.reference) &&
  consent.carers.includes(agreement.carer.reference as string);
