import { afterAll, expect, test } from 'vitest';

/** What a server does not keep of the contract: the name of the test, and why. */
export type Deviations = Readonly<Record<string, string>>;

/** What no server keeps when it is reached over HTTP. */
export const BY_HTTP: Deviations = {
  'mustBeNew refuses a match instead of letting it stand in':
    'it is asked as a conditional update, which writes over a match',
  'a PUT that asks that nothing meets its condition is refused when something does':
    'over HTTP an entry cannot say both that nothing meets a condition, and its id',
  'writes nothing when a read fails, and says which': 'a read is asked after the transaction, and refused by itself',
};

type Body = () => Promise<void>;

/**
 * `test`, for a server with deviations: a test that is listed must fail, so that the list stays true, and says the reason. A name
 * that is listed and that no test has fails too. Call it inside a `describe`.
 */
export const testWith = (deviations: Deviations): ((name: string, body: Body) => void) => {
  const left = new Set(Object.keys(deviations));
  afterAll(() => expect([...left], 'listed deviations that no test has').toEqual([]));
  return (name, body) => {
    left.delete(name);
    const reason = deviations[name];
    if (reason === undefined) test(name, body);
    else test.fails(`not kept: ${name} (${reason})`, body);
  };
};
