import { inPlay } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** LIAB-4: for what the client does on himself, he; who saw it unsafe and did not respond may be too. Source: ZZ. */
export const liab4: Rule = {
  id: 'LIAB-4',
  source: ['ZZ'],
  kind: 'derivation',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'Wie aansprakelijk kan zijn: de cliënt zelf. Een organisatie of zorgprofessional die ziet dat het onveilig gaat en niet reageert, kan dat ook zijn.',
    en: 'Who may be liable: the client himself. An organisation or professional who saw it unsafe and did not respond may be too.',
  },

  check: (record) =>
    inPlay(record)
      .filter(({ carer }) => carer.self)
      .map(inAgreement(DETAIL)),
};
