import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from '../../src/cli/store.ts';
import { Failure } from '../../src/fhir/failure.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { transaction } from '../../src/operations/transaction.ts';
import { temporaryFolder } from '../contract/start-sandbox.ts';
import { callOn, definitions } from './call-on.ts';

const examples = join(import.meta.dirname, '../../examples');
const read = (name: string): Resource => JSON.parse(readFileSync(join(examples, name), 'utf8'));

/** What a transaction comes to on the dossier of a story: what stands then, or by which rules it is refused. */
const outcomeOf = async (story: string, decision: Resource): Promise<unknown> => {
  const folder = temporaryFolder();
  const store = openStore({ folder: folder.file, definitions, now: () => new Date(), newId: randomUUID });
  const call = callOn(store);
  try {
    await transaction(call, read(`scenarios/${story}/dossier.json`));
    const answer = await transaction(call, decision);
    const outcomes = objects(answer['entry']).map(
      ({ response }) => JSON.stringify(response).match(/"code":"[A-Z]+-[^"]*"/g) ?? [],
    );
    return ['accepted', outcomes.flat().sort()];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return ['refused', error.findings.map(({ id, severity }) => `${id} ${severity}`).sort()];
  } finally {
    await store.close();
    folder.remove();
  }
};

const CASES = [
  { what: 'a decision as it should be', story: 'aan-tafel', decision: read('scenarios/aan-tafel/decision.json') },
  { what: 'a decision without the consent of the client', story: 'mieke', decision: read('invalid/CARE-1.json') },
];

test.each(CASES)('the order of the entries of a transaction never matters: $what', async ({ story, decision }) => {
  const entries = objects(decision['entry']);
  const expected = await outcomeOf(story, decision);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(entries, { minLength: entries.length }), async (entry) => {
      expect(await outcomeOf(story, { ...decision, entry })).toEqual(expected);
    }),
    { numRuns: 12 },
  );
});
