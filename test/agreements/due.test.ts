import { describe, expect, test } from 'vitest';
import { type Due, dueOf } from '../../src/agreements/due.ts';
import type { ClientRecord } from '../../src/agreements/record.ts';
import { agreement, carer, consent, record } from './build-record.ts';

const TODAY = '2026-11-25';
const item = { reference: 'x', written: false, at: (path: string) => path };
const told = (due: readonly Due[]) =>
  due.map((one) => {
    if (one.kind === 'escalate') return `${one.rule} escalate ${one.of}`;
    return `${one.rule} ${one.kind === 'review' ? one.reason : 'evaluate'} by ${one.by}`;
  });
const client = (birthDate: string) => ({ ...record().client, birthDate });
const representative = (end: string) => ({
  ...item,
  reference: 'RelatedPerson/mentor',
  active: true,
  parent: false,
  deciding: true,
  period: { end },
});
const byMentor = consent({ givers: [{ reference: 'RelatedPerson/mentor', known: true }], capable: false });
const task = { ...item, open: true, focus: 'CarePlan/insuline', due: '2026-11-24', pressing: false };
const competence = (end: string) => ({
  ...item,
  state: 'final',
  act: agreement().act,
  of: undefined,
  level: 'able-alone' as const,
  period: { start: '2026-01-01', end },
  foundByProfessional: true,
  foundByCarer: true,
});

const CASES: readonly { what: string; of: Partial<ClientRecord>; due: readonly string[] }[] = [
  { what: 'nothing is due in a record that is in order', of: {}, due: [] },
  {
    what: 'a consent ends within 30 days',
    of: { agreements: [agreement({ consents: [consent({ period: { end: '2026-12-25' } })] })] },
    due: ['CARE-10 consent-ends by 2026-12-25'],
  },
  {
    what: 'a consent ends later',
    of: { agreements: [agreement({ consents: [consent({ period: { end: '2026-12-26' } })] })] },
    due: [],
  },
  {
    what: 'a consent ends, and another follows it',
    of: { agreements: [agreement({ consents: [consent({ period: { end: '2026-12-01' } }), consent()] })] },
    due: [],
  },
  {
    what: 'a consent has ended: somebody looks today, and care goes on',
    of: { agreements: [agreement({ consents: [consent({ period: { end: '2026-11-20' } })] })] },
    due: ['CARE-10 consent-ends by 2026-11-25'],
  },
  {
    what: 'the mandate of who consented ends',
    of: { agreements: [agreement({ consents: [byMentor] })], representatives: [representative('2026-12-10')] },
    due: ['CARE-10 mandate-ends by 2026-12-10'],
  },
  {
    what: 'the client turns 12, and a parent consented',
    of: { client: client('2014-12-05'), agreements: [agreement({ consents: [byMentor] })] },
    due: ['CARE-4 birthday by 2026-12-05'],
  },
  {
    what: 'the client turns 16, and consented already',
    of: { client: client('2010-12-05') },
    due: [],
  },
  {
    what: 'the client turned 18 last week, and a parent consented',
    of: { client: client('2008-11-18'), agreements: [agreement({ consents: [byMentor] })] },
    due: ['CARE-6 birthday by 2026-11-25'],
  },
  {
    what: 'an ability ends',
    of: { agreements: [agreement({ competences: [competence('2026-12-20')] })] },
    due: ['ACT-9 ability-ends by 2026-12-20'],
  },
  {
    what: 'an evaluation comes and has no task',
    of: { agreements: [agreement({ evaluation: { how: true, date: '2026-12-09', interval: false } })] },
    due: ['EVAL-4 evaluate by 2026-12-09'],
  },
  {
    what: 'an evaluation comes and has its task',
    of: {
      agreements: [agreement({ evaluation: { how: true, date: '2026-12-09', interval: false } })],
      evaluations: [{ ...task, due: '2026-12-09', guide: true, overload: false }],
    },
    due: [],
  },
  {
    what: 'a pause begins and nobody covers',
    of: {
      agreements: [agreement({ pauses: [{ period: { start: '2026-12-01', end: '2026-12-14' }, covered: false }] })],
    },
    due: ['ACT-20 pause by 2026-12-01'],
  },
  {
    what: 'a pause is over, and the agreement is still on hold',
    of: {
      agreements: [agreement({ state: 'on-hold', pauses: [{ period: { end: '2026-11-24' }, covered: true }] })],
    },
    due: ['ACT-20 pause by 2026-11-25'],
  },
  {
    what: 'an evaluation, a review and a concern are past their date',
    of: {
      evaluations: [{ ...task, guide: true, overload: false }],
      reviews: [{ ...task, reasons: [] }],
      concerns: [{ ...task, about: [], reasons: [], outcomes: [], discussedWithCarer: false }],
    },
    due: ['EVAL-4 escalate evaluation', 'CARE-10 escalate review', 'CONCERN-5 escalate concern'],
  },
  {
    what: 'no professional is involved any more: no evaluation is waited for (ACT-15)',
    of: {
      agreements: [
        agreement({
          noProfessionalSince: '2026-11-01',
          evaluation: { how: true, date: '2026-11-01', interval: false },
        }),
      ],
      evaluations: [{ ...task, focus: 'CarePlan/insuline', guide: true, overload: false }],
    },
    due: [],
  },
  {
    what: 'one who is involved until a later day still evaluates',
    of: {
      agreements: [
        agreement({
          noProfessionalSince: '2099-01-01',
          evaluation: { how: true, date: '2026-11-25', interval: false },
        }),
      ],
    },
    due: ['EVAL-4 evaluate by 2026-11-25'],
  },
  {
    what: 'what presses already is not pressed again, nor what is done',
    of: {
      evaluations: [{ ...task, pressing: true, guide: true, overload: false }],
      concerns: [{ ...task, open: false, about: [], reasons: [], outcomes: [], discussedWithCarer: false }],
    },
    due: [],
  },
  {
    what: 'the client does it himself: no consent is asked, so none ends',
    of: {
      agreements: [agreement({ carer: carer({ self: true }), consents: [consent({ period: { end: '2026-12-01' } })] })],
    },
    due: [],
  },
  {
    what: 'the client has died: nothing is due any more',
    of: {
      client: { ...client('1941-05-17'), deceased: true },
      agreements: [agreement({ consents: [consent({ period: { end: '2026-12-01' } })] })],
    },
    due: [],
  },
];

describe('what a day brings about', () => {
  test.each(CASES)('$what', ({ of, due }) => {
    expect(told(dueOf(record(of), TODAY))).toEqual(due);
  });

  test('the same thing has the same key on whatever day it is found', () => {
    const agreements = [agreement({ consents: [consent({ period: { end: '2026-12-05' } })] })];
    const keys = ['2026-11-25', '2026-12-01', '2026-12-06'].map((day) =>
      dueOf(record({ agreements }), day).map((one) => 'key' in one && one.key),
    );
    expect(keys).toEqual([['consent-ends/2026-12-05'], ['consent-ends/2026-12-05'], ['consent-ends/2026-12-05']]);
  });
});
