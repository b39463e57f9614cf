import { createRequire } from 'node:module';

/**
 * Whether the whole of a text has the form of a regular expression that a definition brings. By RE2 (read when it is first needed), whose time is
 * linear in the text whatever the expression; undefined for one that it has no way to say, such as a lookahead, or that is none.
 */
export const wholeMatch = (expression: string): ((text: string) => boolean) | undefined => {
  const { RE2JS } = createRequire(import.meta.url)('re2js') as typeof import('re2js');
  try {
    const compiled = RE2JS.compile(expression);
    return (text) => compiled.matches(text);
  } catch {
    return undefined;
  }
};
