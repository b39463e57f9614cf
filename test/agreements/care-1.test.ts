import { describe, expect, test } from 'vitest';
import type { Agreement, CareConsent } from '../../src/agreements/record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { care1 } from '../../src/agreements/rules/care-1.ts';
import { agreement, carer, consent, record } from './build-record.ts';

const today = '2026-11-24';
const company = { codes: [], kind: 'company', reserved: false, protocol: false } as const;

const severities = (change: Partial<Agreement>, consents: CareConsent[]) =>
  checkRules([care1], record({ agreements: [agreement({ ...change, consents })] }), today).map((f) => f.severity);

describe('CARE-1: each delegated activity has the consent of the client, naming who does it', () => {
  test.each([
    { title: 'her consent stands', consents: [consent()], expected: [] },
    { title: 'there is none', consents: [], expected: ['error'] },
    { title: 'it was withdrawn', consents: [consent({ state: 'inactive' })], expected: ['error'] },
    { title: 'it ended yesterday', consents: [consent({ period: { end: '2026-11-23' } })], expected: ['error'] },
    {
      title: 'it ends today: the end is inclusive',
      consents: [consent({ period: { end: '2026-11-24' } })],
      expected: [],
    },
    { title: 'it ends this month', consents: [consent({ period: { end: '2026-11' } })], expected: [] },
    { title: 'it begins tomorrow', consents: [consent({ period: { start: '2026-11-25' } })], expected: ['error'] },
    {
      title: 'it begins tonight at 23:30 UTC, which is tomorrow in the Netherlands',
      consents: [consent({ period: { start: '2026-11-24T23:30:00Z' } })],
      expected: ['error'],
    },
    {
      title: 'one of two stands',
      consents: [consent({ state: 'inactive' }), consent()],
      expected: [],
    },
  ])('when $title: $expected', ({ consents, expected }) => {
    expect(severities({}, consents)).toEqual(expected);
    expect(severities({}, consents.toReversed())).toEqual(expected);
  });

  test.each([
    { title: 'a draft', change: { state: 'draft' as const }, expected: ['warning'] },
    { title: 'one recorded afterwards', change: { recordedAfterwards: true }, expected: ['warning'] },
    { title: 'company or practical help', change: { act: company }, expected: ['warning'] },
    {
      title: 'an act of a kind that is not known',
      change: { act: { ...company, kind: undefined } },
      expected: ['error'],
    },
    { title: 'one on hold', change: { state: 'on-hold' as const }, expected: [] },
    { title: 'one that was revoked', change: { state: 'revoked' as const }, expected: [] },
    {
      title: 'what the client does on himself (CARE-9)',
      change: { carer: carer({ reference: 'Patient/corrie', self: true, role: 'client' }) },
      expected: [],
    },
    {
      title: 'one without a carer, which ACT-1 reports',
      change: { carer: carer({ reference: undefined }) },
      expected: [],
    },
  ])('without consent, $title: $expected', ({ change, expected }) => {
    expect(severities(change, [])).toEqual(expected);
  });
});
