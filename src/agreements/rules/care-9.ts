import { inPlay } from '../in-force.ts';
import { DETAIL, inAgreement, type Rule } from '../rule.ts';

/** CARE-9: a client who does an act on himself needs no consent. Source: ZZ. */
export const care9: Rule = {
  id: 'CARE-9',
  source: ['ZZ'],
  kind: 'permission',
  moment: 'on a date',
  severity: 'information',
  text: {
    nl: 'De cliënt doet dit zelf: daarvoor is geen toestemming nodig.',
    en: 'The client does this himself: no consent is needed for that.',
  },

  check: (record) =>
    inPlay(record)
      .filter(({ carer }) => carer.self)
      .map(inAgreement(`${DETAIL}.performer[0]`)),
};
