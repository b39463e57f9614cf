import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countsOf } from '../../src/conformance/result.ts';
import { call, startService, type TestService } from '../http/start-service.ts';
import { HABITS, type HabitName, startWithHabit } from './habits.ts';
import { fixtureOf, runOn, SCRIPTS, wrongIn } from './run-on.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

/** How many of each type there are, of those that the suite makes. */
const standing = async () => {
  const types = ['Patient', 'RelatedPerson', 'CarePlan', 'Consent', 'Task', 'Provenance', 'Organization', 'Contract'];
  const counts = await Promise.all(
    types.map(async (type) => {
      // The service keeps a job that was done for a day, and nobody is in it.
      const own = type === 'Task' ? '&code:not=follow-up' : '';
      return (await call(`${service.base}/${type}?_total=accurate&_count=1${own}`)).body.total;
    }),
  );
  return Object.fromEntries(types.map((type, at) => [type, counts[at]]));
};
const NONE = {
  Patient: 0,
  RelatedPerson: 0,
  CarePlan: 0,
  Consent: 0,
  Task: 0,
  Provenance: 0,
  Organization: 0,
  Contract: 0,
};

describe('the conformance suite', () => {
  test('passes on the service, and leaves nothing behind', async () => {
    const result = await runOn(service.base);
    expect(wrongIn(result)).toEqual([]);
    expect(countsOf(result.scripts).pass).toBe(SCRIPTS.flatMap(({ tests }) => tests).length);
    expect([result.left, await standing()]).toEqual([[], NONE]);
  });

  test('goes on after each other: what one run made is nothing to the next', async () => {
    const [first, second] = [await runOn(service.base, ['rules-act']), await runOn(service.base, ['rules-act'])];
    expect([wrongIn(first), wrongIn(second)]).toEqual([[], []]);
  });

  test('told to stop it ends with the request that runs, removes what it made, and says so', async () => {
    const stopping = new AbortController();
    let seen = 0;
    const onResult = () => {
      seen += 1;
      if (seen === 3) stopping.abort();
    };
    const result = await runOn(service.base, ['profiles'], { signal: stopping.signal, onResult });
    expect([result.interrupted, result.scripts.length, result.left]).toEqual([true, 3, []]);
    expect(await standing()).toEqual(NONE);
  });

  test('told to stop in the middle of a script it removes what the script had made', async () => {
    const stopping = new AbortController();
    const fixtureText = (path: string) => {
      if (path.includes('evaluated-parameters')) stopping.abort();
      return fixtureOf(path);
    };
    const result = await runOn(service.base, ['stories-mieke'], { signal: stopping.signal, fixtureText });
    const verdicts = result.scripts.flatMap(({ tests }) => tests.map(({ verdict }) => verdict));
    expect([result.interrupted, verdicts.at(-1)]).toEqual([true, 'skip']);
    expect([result.left, await standing()]).toEqual([[], NONE]);
  });
});

/** What a server does wrong, which part of the suite sees it, and what that says. */
const SEEN: readonly { readonly habit: HabitName; readonly only: string; readonly says: readonly string[] }[] = [
  {
    habit: 'ignores If-Match',
    only: 'basics',
    says: ['basics-rest: Who is late is refused', 'basics-transaction: One bad entry, and nothing is written'],
  },
  {
    habit: 'ignores If-None-Exist',
    only: 'basics',
    says: [
      'basics-rest: A second create of the same is not made',
      'basics-transaction: A conditional create in a transaction makes one',
    ],
  },
  { habit: 'ignores what a search asks', only: 'basics-search', says: ['basics-search: RelatedPerson?patient'] },
  { habit: 'finds nothing', only: 'basics-search', says: ['basics-search: Consent?category'] },
  {
    habit: 'drops extensions',
    only: 'profiles-mieke',
    says: ['profiles-mieke: CarePlan (care-agreement) is kept'],
  },
  { habit: 'turns lists around', only: 'basics-values', says: ['basics-values: A resource is kept value for value'] },
  { habit: 'answers errors in HTML', only: 'basics-rest', says: ['basics-rest: What is no JSON is refused in FHIR'] },
  { habit: 'says yes to everything', only: 'rules-act', says: ['rules-act: ACT-8 is refused'] },
  {
    habit: 'shows the record to everybody',
    only: 'disclosure',
    says: ['disclosure-volunteer: He sees nothing of who did not'],
  },
];

describe('what a server does wrong is seen', () => {
  test.each(SEEN)('$habit', async ({ habit, only, says }) => {
    const proxy = await startWithHabit(service.base, HABITS[habit]);
    try {
      const wrong = wrongIn(await runOn(proxy.base, [only]));
      expect(wrong.map(([name]) => name)).toEqual(expect.arrayContaining([...says]));
      expect(wrong.every(([, message]) => message !== undefined && message !== '')).toBe(true);
    } finally {
      await proxy.stop();
    }
  });

  test('what a server does not remove is named', async () => {
    const proxy = await startWithHabit(service.base, HABITS['deletes nothing']);
    try {
      const { left } = await runOn(proxy.base, ['basics-values']);
      expect(left).toEqual([expect.stringMatching(/^Observation\//), expect.stringMatching(/^Task\//)]);
    } finally {
      await proxy.stop();
    }
  });
});
