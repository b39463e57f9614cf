import type { Resource } from '../fhir/json.ts';
import { booleansIn } from './answers.ts';

/** The four letters, and the word for which each stands. */
export type Letter = 'S' | 'O' | 'C' | 'K';

/** The answer to each question that is a doubt, and to which letter it belongs. */
const DOUBTS: Readonly<Record<string, readonly [letter: Letter | undefined, answer: boolean]>> = {
  'health-changed': ['S', true],
  'can-cope': ['S', false],
  'knows-whom': ['O', false],
  'knows-stand-in': ['O', false],
  'client-can-say': ['C', false],
  'knows-how': ['K', false],
  confident: ['K', false],
  doubt: [undefined, true],
};

/** Whether the answers of a SO(C)K check say any doubt, and about which of its letters (SOCK-1). What was left open is no doubt. */
export const doubtsIn = (answers: Resource): { readonly doubt: boolean; readonly about: readonly Letter[] } => {
  const given = booleansIn(answers);
  // Who does it himself is not asked whether he can still say what he wants.
  if (given.get('self')) given.delete('client-can-say');
  const doubts = Object.entries(DOUBTS).filter(([question, [, answer]]) => given.get(question) === answer);
  const letters = doubts.map(([, [letter]]) => letter).filter((letter) => letter !== undefined);
  return { doubt: doubts.length > 0, about: [...new Set(letters)] };
};
