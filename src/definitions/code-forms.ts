import type { Membership } from './membership.ts';

/**
 * Code systems that are a grammar, or a register that the platform has, rather than a list: a code is one of theirs when it is
 * well-formed by the standard (R4 names them in its value sets). Whether a well-formed tag was ever registered is not asked.
 */
const LANGUAGE =
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)$/i;

/** RFC 6838 §4.2 names, and parameters as RFC 2045 writes them. */
const MIME_NAME = String.raw`[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,126}`;
const MIME = new RegExp(`^${MIME_NAME}(?:\\s*;\\s*[A-Za-z0-9!#$&^_.+-]+=(?:[^\\s;"]+|"[^"]*"))*$`);
const MIME_LOOSELY = new RegExp(`^${MIME_NAME}\\s*(?:;|$)`);

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** What R4 §3.1.0.1.9 lets stand for a MIME type where a format of FHIR is meant. */
const SHORT = new Set(['xml', 'json', 'ttl']);

/** A short name is right in some places only, and parameters are often written less strictly than asked: neither is decided here. */
const mime = (code: string): Membership =>
  MIME.test(code) ? 'in' : SHORT.has(code) || MIME_LOOSELY.test(code) ? 'unknown' : 'out';

const inForm = (holds: boolean): Membership => (holds ? 'in' : 'out');

export const CODE_FORMS: ReadonlyMap<string, (code: string) => Membership> = new Map([
  ['urn:ietf:bcp:47', (code) => inForm(LANGUAGE.test(code))],
  ['urn:ietf:bcp:13', mime],
  ['urn:iso:std:iso:4217', (code) => inForm(currencies.has(code))],
]);
