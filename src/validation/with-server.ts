import type { TerminologyServer } from '../definitions/terminology/server.ts';

/** An answer may lead to a further question: which slice an item is, decides what is asked of it. */
const ROUNDS = 5;

/** Validates, asks the server what was not known, and validates again, until there is nothing more to learn. `renew` forgets what was not known. */
export const untilKnown = async <T>(server: TerminologyServer, renew: () => void, validate: () => T): Promise<T> => {
  let result = validate();
  for (let round = 0; round < ROUNDS && (await server.ask()); round++) {
    renew();
    result = validate();
  }
  return result;
};
