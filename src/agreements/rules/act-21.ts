import { inPlay } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** ACT-21: when the client has died the agreements end. Source: design. */
export const act21: Rule = {
  id: 'ACT-21',
  source: ['design'],
  kind: 'process',
  moment: 'on write',
  severity: 'warning',
  text: {
    nl: 'De cliënt is overleden: beëindig deze afspraak.',
    en: 'The client has died: end this agreement.',
  },

  check: (record) => (record.client.deceased ? inPlay(record).map(inAgreement('status')) : []),
};
