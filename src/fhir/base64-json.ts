import type { Json } from './json.ts';

/** JSON as base64Binary: what it names is then no reference to anybody who reads the resource that holds it. */
export const toBase64 = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64');

/** The same back; undefined for what is no such text. */
export const fromBase64 = (text: Json | undefined): Json | undefined => {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    return undefined;
  }
};
