import type { Scope } from './identity.ts';

/** One thing that may be done with a type: create, read, update, delete, search (SMART App Launch 2, §scopes for requesting FHIR resources). */
export type Letter = 'c' | 'r' | 'u' | 'd' | 's';

const SHAPE = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]{1,63})\.([a-z*]+)(?:\?(.+))?$/;
/** The letters come in this order, each once. */
const LETTERS = /^c?r?u?d?s?$/;
/** What the words of version 1 stand for. */
const WORDS: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' };

/**
 * The scopes of a token that open FHIR resources, of version 1 (`patient/*.read`) and 2 (`user/CarePlan.rs?category=…`). The others (`openid`,
 * `launch/patient`, …) and what is not understood open nothing, so they are left out.
 */
export const readScopes = (text: string): Scope[] =>
  text.split(' ').flatMap((word) => {
    const scope = readScope(word);
    return scope ? [scope] : [];
  });

/** One scope; undefined when it is none that opens resources. */
export const readScope = (word: string): Scope | undefined => {
  const [, context, type, said, query] = SHAPE.exec(word) ?? [];
  if (!context || !type || !said) return undefined;
  const letters = WORDS[said] ?? said;
  if (!LETTERS.test(letters)) return undefined;
  // Version 1 has no queries: a scope that mixes the two is one of nobody's.
  if (query !== undefined && said in WORDS) return undefined;
  return {
    context: context as Scope['context'],
    type,
    may: new Set(letters) as ReadonlySet<Letter>,
    ...(query !== undefined && { query }),
  };
};

/** A scope as a client writes it. */
export const scopeText = ({ context, type, may, query }: Scope): string => {
  const letters = [...'cruds'].filter((letter) => may.has(letter as Letter)).join('');
  return `${context}/${type}.${letters}${query === undefined ? '' : `?${query}`}`;
};
