import { afterAll, expect, test } from 'vitest';

/** What a server does not keep of the contract: the name of the test, and why. */
export type Deviations = Readonly<Record<string, string>>;

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
