import { type Code, collection, integerOf, optional, predicate, type Truth, textOf } from '../code.ts';
import { FhirpathError } from '../error.ts';
import { integerNode, NONE, type Node, stringNode } from '../node.ts';
import { type Call, define, type FunctionTable } from './definition.ts';

/** Strings. FHIRPath N1 §5.6. Where the input or an argument is empty, so is the result. */
export const strings: FunctionTable = {
  startsWith: define(1, 1, (call) => test(call, (text, prefix) => text.startsWith(prefix))),
  endsWith: define(1, 1, (call) => test(call, (text, suffix) => text.endsWith(suffix))),
  contains: define(1, 1, (call) => test(call, (text, part) => text.includes(part))),
  matches: define(1, 1, (call) => {
    const regex = patternOf(call.argument(0), 'us');
    return test(call, (text, pattern) => regex(pattern).test(text));
  }),

  indexOf: define(1, 1, ({ input, argument }) => {
    const part = argument(0);
    return onText(input, (text, scope) => {
      const sought = textOf(part, scope);
      return sought === undefined ? undefined : integerNode(text.indexOf(sought));
    });
  }),

  substring: define(1, 2, ({ input, size, argument }) => {
    const from = argument(0);
    const count = size === 2 ? argument(1) : undefined;
    return onText(input, (text, scope) => {
      const start = integerOf(from, scope);
      if (start === undefined || start < 0 || start >= text.length) return undefined;
      const length = count === undefined ? undefined : integerOf(count, scope);
      return stringNode(text.slice(start, length === undefined ? undefined : start + Math.max(length, 0)));
    });
  }),

  replace: define(2, 2, (call) => replacement(call, (text, pattern, by) => text.replaceAll(pattern, () => by))),
  replaceMatches: define(2, 2, (call) => {
    const regex = patternOf(call.argument(0), 'gu');
    return replacement(call, (text, pattern, by) => text.replace(regex(pattern), by));
  }),

  length: define(0, 0, ({ input }) => onText(input, (text) => integerNode(text.length))),
  upper: define(0, 0, ({ input }) => onText(input, (text) => stringNode(text.toUpperCase()))),
  lower: define(0, 0, ({ input }) => onText(input, (text) => stringNode(text.toLowerCase()))),
  trim: define(0, 0, ({ input }) => onText(input, (text) => stringNode(text.trim()))),
  toChars: define(0, 0, ({ input }) =>
    collection((scope) => {
      const text = textOf(input, scope);
      return text === undefined ? NONE : [...text].map(stringNode);
    }),
  ),

  split: define(1, 1, ({ input, argument }) => {
    const separator = argument(0);
    return collection((scope) => {
      const text = textOf(input, scope);
      const by = textOf(separator, scope);
      return text === undefined || by === undefined ? NONE : text.split(by).map(stringNode);
    });
  }),

  join: define(0, 1, ({ input, size, argument }) => {
    const separator = size === 1 ? argument(0) : undefined;
    return optional((scope) => {
      const texts = input.items(scope).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
      if (texts.length === 0) return undefined;
      return stringNode(texts.join((separator && textOf(separator, scope)) ?? ''));
    });
  }),
};

const onText = (input: Code, make: (text: string, scope: Parameters<Code['items']>[0]) => Node | undefined): Code =>
  optional((scope) => {
    const text = textOf(input, scope);
    return text === undefined ? undefined : make(text, scope);
  });

const test = ({ input, argument }: Call, passes: (text: string, other: string) => boolean): Code => {
  const other = argument(0);
  return predicate((scope): Truth => {
    const text = textOf(input, scope);
    const sought = textOf(other, scope);
    return text === undefined || sought === undefined ? undefined : passes(text, sought);
  });
};

const replacement = ({ input, argument }: Call, make: (text: string, pattern: string, by: string) => string): Code => {
  const [pattern, by] = [argument(0), argument(1)];
  return onText(input, (text, scope) => {
    const sought = textOf(pattern, scope);
    const other = textOf(by, scope);
    return sought === undefined || other === undefined ? undefined : stringNode(make(text, sought, other));
  });
};

/** Regular expressions by their text: made once when it is a constant, as it mostly is. */
const patternOf = (pattern: Code, flags: string): ((text: string) => RegExp) => {
  const make = (text: string): RegExp => {
    try {
      return new RegExp(text, flags);
    } catch {
      // R4 itself has patterns with needless escapes (`eld-19`, `eld-20`), which only the older syntax takes.
    }
    try {
      return new RegExp(text, flags.replace('u', ''));
    } catch (cause) {
      throw new FhirpathError('evaluation', `Not a regular expression: ${text}`, { cause });
    }
  };
  const text = pattern.constant?.value;
  if (typeof text !== 'string') return make;
  let made: RegExp | undefined;
  return () => {
    made ??= make(text);
    made.lastIndex = 0;
    return made;
  };
};
