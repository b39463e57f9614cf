import type { Syntax } from '../syntax.ts';
import { oneOf, singlePath, TEXTS } from './comparisons.ts';
import { isPlainHtml } from './html.ts';
import type { Focus, Sure, Surroundings } from './sure.ts';

/** Tests of one text, by name; each with the argument, a literal text, as JSON. */
const TESTS: Readonly<Record<string, (text: string, argument: string) => string>> = {
  startsWith: (text, prefix) => `${text}.startsWith(${prefix})`,
  endsWith: (text, suffix) => `${text}.endsWith(${suffix})`,
  contains: (text, part) => `${text}.includes(${part})`,
};

const XHTML: ReadonlySet<string> = new Set(['xhtml']);

/** A test of the text that a path leads to; of no text at all it says nothing. */
export const textTest = (
  name: string,
  on: Syntax,
  args: readonly Syntax[],
  focus: Focus,
  around: Surroundings,
): Sure | undefined => {
  const test = testOf(name, args, around);
  const path = test && singlePath(on, focus, around, name === 'htmlChecks' ? XHTML : TEXTS);
  if (!test || !path) return undefined;
  const value = oneOf(path, focus, around);
  if (name === 'htmlChecks') {
    const holds = `(${value} !== undefined && ${test(value)})`;
    return { holds, fails: 'false', exact: false, partial: false };
  }
  const is = (sign: string) => `(${value} !== undefined && ${sign}${test(value)})`;
  return { holds: is(''), fails: is('!'), exact: true, partial: false };
};

const testOf = (
  name: string,
  args: readonly Syntax[],
  { source }: Surroundings,
): ((text: string) => string) | undefined => {
  if (name === 'htmlChecks') return (text) => `${source.constant(isPlainHtml)}(${text})`;
  const [argument] = args;
  const literal = argument?.kind === 'literal' ? argument.node?.value : undefined;
  if (typeof literal !== 'string') return undefined;
  if (name === 'matches') {
    const pattern = regexOf(literal);
    return pattern && ((text) => `${source.constant(pattern)}.test(${text})`);
  }
  const test = Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
  return test && ((text) => test(text, JSON.stringify(literal)));
};

/** As the engine reads it; one that only the older syntax takes is left to the engine. */
const regexOf = (text: string): RegExp | undefined => {
  try {
    return new RegExp(text, 'us');
  } catch {
    return undefined;
  }
};
