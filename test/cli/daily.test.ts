import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { daily } from '../../src/cli/daily.ts';
import { readConfig } from '../../src/config.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** In the Netherlands it is an hour later than the Z says, in winter. */
const from = (instant: string) => {
  vi.setSystemTime(new Date(instant));
  return () => new Date();
};
const MINUTE = 60_000;

test('the work of the day is done once, when it is that late in the Netherlands, and again the next day', async () => {
  const done: string[] = [];
  const now = from('2026-11-25T01:58:00Z');
  const sweeps = daily(
    '03:00',
    now,
    async () => void done.push(now().toISOString()),
    () => expect.unreachable(),
  );
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(3 * MINUTE);
  expect(done).toEqual(['2026-11-25T02:00:00.000Z']);
  await vi.advanceTimersByTimeAsync(24 * 60 * MINUTE);
  expect(done).toEqual(['2026-11-25T02:00:00.000Z', '2026-11-26T02:00:00.000Z']);
  await sweeps.stop();
  await vi.advanceTimersByTimeAsync(48 * 60 * MINUTE);
  expect(done).toHaveLength(2);
});

test('a service that starts later in the day does it at once; what fails is done again a minute later', async () => {
  let times = 0;
  const failed: unknown[] = [];
  const work = async () => {
    times++;
    if (times === 1) throw new Error('the server is away');
  };
  const sweeps = daily('03:00', from('2026-11-25T12:00:00Z'), work, (error) => failed.push(error));
  await vi.advanceTimersByTimeAsync(0);
  expect([times, failed.length]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  expect(times).toBe(2);
  await sweeps.stop();
});

test('off, as it is by default, nothing is done', async () => {
  const sweeps = daily(
    undefined,
    from('2026-11-25T12:00:00Z'),
    () => expect.unreachable(),
    () => expect.unreachable(),
  );
  await vi.advanceTimersByTimeAsync(48 * 60 * MINUTE);
  await sweeps.stop();
});

test.each([
  { set: undefined, gives: undefined },
  { set: 'off', gives: undefined },
  { set: '03:00', gives: '03:00' },
])('SAMENSPEL_SWEEP=$set', ({ set, gives }) => {
  expect(readConfig({ SAMENSPEL_SWEEP: set })).toMatchObject({ sweepAt: gives });
});

test('a time that there is not is a problem with the configuration', () => {
  expect(readConfig({ SAMENSPEL_SWEEP: '24:10' })).toEqual({
    problems: ['SAMENSPEL_SWEEP must be off, or a time as 03:00'],
  });
});
