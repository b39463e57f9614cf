import type { Finding } from './finding.ts';

/** What can be the matter with a reference that leads nowhere. */
export type ReferenceProblem = 'not-found' | 'conditional' | 'malformed';

const PROBLEMS: Readonly<Record<ReferenceProblem, Pick<Finding, 'id' | 'code' | 'text'>>> = {
  'not-found': {
    id: 'reference-not-found',
    code: 'not-found',
    text: { nl: 'Deze verwijzing leidt nergens heen.', en: 'This reference leads nowhere.' },
  },
  conditional: {
    id: 'reference-not-supported',
    code: 'not-supported',
    text: {
      nl: 'Een verwijzing met een zoekvraag wordt alleen in een transactie opgelost.',
      en: 'A reference by search is resolved in a transaction only.',
    },
  },
  malformed: {
    id: 'reference-malformed',
    code: 'value',
    text: { nl: 'Dit is geen verwijzing.', en: 'This is no reference.' },
  },
};

/** What is said of a reference that leads nowhere, wherever that is found out. */
export const brokenReference = (problem: ReferenceProblem, expression: string): Finding => ({
  ...PROBLEMS[problem],
  outcome: 'failed',
  severity: 'error',
  expression,
});
