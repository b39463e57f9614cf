import { FhirpathError } from './error.ts';

/** A piece of an expression. `text` of a string, delimited identifier or constant is what it means, without quotes and escapes. */
export interface Token {
  readonly kind: 'word' | 'delimited' | 'string' | 'number' | 'temporal' | 'constant' | 'special' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const TIME = String.raw`\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?`;
const DATE = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;

const PATTERNS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['temporal', new RegExp(String.raw`@(?:T${TIME}|${DATE}(?:T(?:${TIME}(?:Z|[+-]\d{2}:\d{2})?)?)?)`, 'y')],
  ['number', /\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['delimited', /`(?:\\.|[^`\\])*`/y],
  ['string', /'(?:\\.|[^'\\])*'/y],
  ['constant', /%(?:[A-Za-z_][A-Za-z0-9_-]*|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")/y],
  ['special', /\$(?:this|index|total)/y],
  ['symbol', /<=|>=|!=|!~|[-+*/&|=~<>.,()[\]{}]/y],
];

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, letter: string) =>
    code === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );

const meaning = (kind: Token['kind'], text: string): string => {
  if (kind === 'delimited' || kind === 'string') return unescaped(text.slice(1, -1));
  if (kind === 'temporal') return text.slice(1);
  if (kind !== 'constant') return text;
  return /^%[`'"]/.test(text) ? unescaped(text.slice(2, -1)) : text.slice(1);
};

/**
 * Splits an expression into tokens, the last of kind `end`. Source: the FHIRPath N1 grammar (lexical part).
 * Throws a syntax FhirpathError where no token starts.
 */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  for (;;) {
    at += match(SPACE)?.length ?? 0;
    if (at === text.length) break;
    let found = false;
    for (const [kind, pattern] of PATTERNS) {
      const piece = match(pattern);
      if (piece === undefined) continue;
      tokens.push({ kind, text: meaning(kind, piece), at });
      at += piece.length;
      found = true;
      break;
    }
    if (!found) throw new FhirpathError('syntax', `Unexpected "${text[at]}" at ${at} of: ${text}`);
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
};
