import { endOfString } from './json-scan.ts';

/** What may stand next (RFC 8259 §2). */
type Next = 'value' | 'value or ]' | 'name' | 'name or }' | 'comma or end';

const SPACE = /[ \t\n\r]*/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
/** What is not plain in a string: an escape, or what may not stand there, a control character or a backslash alone. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that JSON forbids
const NOT_PLAIN = /[\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})?/g;

/**
 * Where text stops being JSON: the offset of the first thing that may not stand there, of the string that does not end, or the length
 * of the text where more should follow. JSON.parse says so for some errors only. In: text that JSON.parse refused. One pass, no recursion.
 */
export const errorIn = (text: string): number => {
  const open: ('{' | '[')[] = [];
  let next: Next = 'value';
  let at = skip(SPACE, text, 0);
  for (; at < text.length; at = skip(SPACE, text, at)) {
    const character = text[at] as string;
    const wantsName: boolean = next === 'name' || next === 'name or }';
    if (next === 'comma or end') {
      const inner = open.at(-1);
      if (character === ',' && inner) next = inner === '{' ? 'name' : 'value';
      else if (inner && character === CLOSING[inner]) open.pop();
      else return at;
      at += 1;
    } else if ((character === ']' && next === 'value or ]') || (character === '}' && next === 'name or }')) {
      open.pop();
      next = 'comma or end';
      at += 1;
    } else if (character === '"') {
      const end = endOfString(text, at);
      const bad = badIn(text, at + 1, end < 0 ? text.length : end);
      if (bad !== undefined || end < 0) return bad ?? at;
      at = end + 1;
      if (wantsName) {
        at = skip(SPACE, text, at);
        if (text[at] !== ':') return at;
        at += 1;
      }
      next = wantsName ? 'value' : 'comma or end';
    } else if (wantsName) return at;
    else if (character === '{' || character === '[') {
      open.push(character);
      next = character === '{' ? 'name or }' : 'value or ]';
      at += 1;
    } else {
      const end = skip(PLAIN, text, at);
      if (end === at) return at;
      at = end;
      next = 'comma or end';
    }
  }
  return at;
};

const CLOSING = { '{': '}', '[': ']' } as const;

/** Where a sticky expression ends that starts here; here itself where it does not match. */
const skip = (expression: RegExp, text: string, at: number): number => {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
};

/** The first thing between two offsets that no string may hold. */
const badIn = (text: string, from: number, to: number): number | undefined => {
  for (const { 0: found, index } of text.slice(from, to).matchAll(NOT_PLAIN))
    if (found.length === 1) return from + index;
  return undefined;
};
