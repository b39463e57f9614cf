import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS } from '../../scripts/rule-coverage.ts';
import type { AgreementState } from '../../src/agreements/record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { status2 } from '../../src/agreements/rules/status-2.ts';
import { isJump, TRANSITIONS, transitionOf } from '../../src/agreements/states.ts';
import { agreement, record } from './build-record.ts';

const STATES: readonly AgreementState[] = [
  'draft',
  'active',
  'on-hold',
  'completed',
  'revoked',
  'entered-in-error',
  'unknown',
];

/** Row: what it is. Column: what the write makes of it. `.` stays, `+` a transition, `s` stops care by a jump, `x` refused. */
const TABLE = `
                   draft active on-hold completed revoked entered-in-error unknown
  draft            .     +      x       x         +       +                x
  active           s     .      +       +         +       +                s
  on-hold          x     +      .       +         +       +                x
  completed        x     x      x       .         x       +                x
  revoked          x     x      x       x         .       +                x
  entered-in-error x     x      x       x         x       .                x
  unknown          x     x      +       +         +       +                .
`;

const [header = '', ...rows] = TABLE.trim().split('\n');
const columns = header.trim().split(/\s+/) as AgreementState[];
const cells = rows.flatMap((row) => {
  const [from, ...signs] = row.trim().split(/\s+/);
  return signs.map((sign, index) => ({
    from: from as AgreementState,
    to: columns[index] as AgreementState,
    refused: sign === 'x',
  }));
});

describe('the life of an agreement', () => {
  test('the table has every state', () => {
    expect(columns.toSorted()).toEqual(STATES.toSorted());
    expect(cells).toHaveLength(STATES.length ** 2);
  });

  test.each(cells)('from $from to $to: refused $refused', ({ from, to, refused }) => {
    expect(isJump(from, to)).toBe(refused);
    const changed = record({ agreements: [agreement({ stateBefore: from, state: to })] });
    expect(checkRules([status2], changed, '2026-11-24').map(({ id, severity }) => [id, severity])).toEqual(
      refused ? [['STATUS-2', 'error']] : [],
    );
  });

  test('each change of the table has its name and its rule; one that is accepted beside it too', () => {
    const changes = cells.filter(({ from, to, refused }) => from !== to && !refused);
    for (const { from, to } of changes) {
      const transition = transitionOf(from, to, false);
      expect([from, to, transition]).toEqual([from, to, expect.objectContaining({ from, to })]);
      expect(DOMAIN_IDS.concat('STATUS-2')).toContain(transition?.rule);
    }
    for (const transition of TRANSITIONS)
      expect(transitionOf(transition.from, transition.to, false)).toEqual(transition);
    expect(transitionOf('active', 'on-hold', true)).toMatchObject({ code: 'paused', rule: 'ACT-20' });
    expect(transitionOf('active', 'draft', false)).toMatchObject({ code: 'stopped' });
    expect(transitionOf('active', 'active', true)).toBeUndefined();
  });

  test('an agreement may begin in any state: nothing is known of what was before', () => {
    for (const state of STATES) {
      expect(checkRules([status2], record({ agreements: [agreement({ state })] }), '2026-11-24')).toEqual([]);
    }
  });
});
