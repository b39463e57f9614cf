import { describe, expect, test } from 'vitest';
import { decide } from '../../src/disclosure/decide.ts';
import { answer } from './answer.ts';
import { FILES } from './cases/all.ts';

describe.each(Object.entries(FILES))('%s', (_name, vectors) => {
  test.each(vectors)('$id: $title', (vector) => {
    const { outcome, reasons } = answer(vector, decide);
    const told = reasons.map(({ code, consent, provision }) => ({ code, consent, provision }));
    expect({ outcome, reasons: inOrder(told) }).toEqual({
      outcome: vector.expected.outcome,
      reasons: inOrder(vector.expected.reasons),
    });
  });
});

interface Told {
  readonly code: string;
  readonly consent?: string | undefined;
  readonly provision?: string | undefined;
}

const inOrder = (reasons: readonly Told[]): Told[] => {
  const key = ({ code, consent, provision }: Told) => `${code} ${consent} ${provision}`;
  return reasons.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};
