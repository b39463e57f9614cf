import { delegated } from '../in-force.ts';
import { inAgreement, type Rule } from '../rule.ts';

/** SUPPORT-4: the carer takes part in the care-plan meeting if client and carer want it. Sources: TZ, GV. */
export const support4: Rule = {
  id: 'SUPPORT-4',
  source: ['TZ', 'GV'],
  kind: 'constraint',
  moment: 'on a date',
  severity: 'warning',
  text: {
    nl: 'Wie dit doet was niet bij de zorgplanbespreking waarin het is afgesproken: nodig haar uit, als zij en de cliënt dat willen.',
    en: 'Who does this was not in the care-plan meeting in which it was agreed: invite her, if she and the client want that.',
  },

  check: (record) =>
    delegated(record)
      // Of who is there by name only it is not known who it was.
      .filter(
        ({ meeting, carer }) =>
          meeting && !meeting.someByNameOnly && !meeting.participants.includes(carer.reference ?? ''),
      )
      .map(inAgreement('encounter')),
};
