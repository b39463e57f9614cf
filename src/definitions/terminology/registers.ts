import { createRequire } from 'node:module';
import { lazily } from '../../fhir/lazily.ts';
import { inOrOut, type Membership } from '../membership.ts';
import { LANGUAGES, REGIONS } from './language-parts.ts';
import { ucumUnit } from './ucum.ts';

/**
 * Code systems that are a grammar, or a register that the platform has, rather than a list: a code is one of theirs when it is
 * well-formed by the standard, and registered where that can be known (R4 §4.3.0 names them).
 */
const LANGUAGE =
  /^(?:([a-z]{2})(?:-[a-z]{3}){0,3}|[a-z]{3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8}|x(?=-))(?:-[a-z]{4})?(?:-(?:([a-z]{2})|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/i;
const PRIVATE_LANGUAGE = /^x(?:-[a-z\d]{1,8})+$/i;

/** BCP 47: the form, and that its two-letter parts are of ISO 639-1 and 3166. Longer ones are too many. */
const language = (code: string): Membership => {
  if (PRIVATE_LANGUAGE.test(code)) return 'in';
  const [whole, primary, region] = LANGUAGE.exec(code) ?? [];
  if (whole === undefined || whole.toLowerCase().startsWith('x-')) return 'out';
  return inOrOut((!primary || LANGUAGES.has(primary.toLowerCase())) && (!region || REGIONS.has(region.toUpperCase())));
};

/** RFC 6838 §4.2 names, and parameters as RFC 2045 writes them. */
const MIME_NAME = String.raw`[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}\/[A-Za-z0-9*][A-Za-z0-9!#$&^_.+*-]{0,126}`;
const MIME = new RegExp(`^${MIME_NAME}(?:\\s*;\\s*[A-Za-z0-9!#$&^_.+-]+=(?:[^\\s;"]+|"[^"]*"))*$`);
const MIME_LOOSELY = new RegExp(`^${MIME_NAME}\\s*(?:;|$)`);

/** What R4 §3.1.0.1.9 lets stand for a MIME type where a format of FHIR is meant. */
const SHORT = new Set(['xml', 'json', 'ttl']);

/** A short name is right in some places only, and parameters are often written less strictly than asked: neither is decided here. */
const mime = (code: string): Membership =>
  MIME.test(code) ? 'in' : SHORT.has(code) || MIME_LOOSELY.test(code) ? 'unknown' : 'out';

const currencies = lazily(() => new Set(Intl.supportedValuesOf('currency')));

/** The platform knows a zone by its other names too, and offsets, which are none. */
const timeZone = (code: string): Membership => {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(code)) return 'out';
  try {
    new Intl.DateTimeFormat('en', { timeZone: code });
    return 'in';
  } catch {
    return 'out';
  }
};

/** Alpha-2, alpha-3 and numeric, with Kosovo left out, which the library adds from what users assigned. */
const countries = lazily(() => {
  const codes = createRequire(import.meta.url)('i18n-iso-countries/codes.json') as readonly (readonly string[])[];
  return new Set(codes.filter(([two]) => two !== 'XK').flatMap((forms) => forms.slice(0, 3)));
});

const country = (code: string): Membership => inOrOut(countries().has(code));

/** Any URI; whether a relative one means something is not for a validator to say. */
const uri = (code: string): Membership =>
  /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(code) ? 'in' : /\s/.test(code) ? 'out' : 'unknown';

/** By the system: whether it has a code. */
export const REGISTERS: ReadonlyMap<string, (code: string) => Membership> = new Map([
  ['urn:ietf:bcp:47', language],
  ['urn:ietf:bcp:13', mime],
  ['urn:ietf:rfc:3986', uri],
  ['urn:iso:std:iso:4217', (code) => inOrOut(currencies().has(code))],
  ['urn:iso:std:iso:3166', country],
  ['http://unitsofmeasure.org', ucumUnit],
  ['https://www.iana.org/time-zones', timeZone],
]);
