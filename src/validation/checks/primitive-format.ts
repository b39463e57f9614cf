import type { Json } from '../../fhir/json.ts';
import type { Kind } from '../check.ts';

/** A primitive as R4 §2.24.0.1 writes it down: its JSON type, its text form, and that a date is one of the calendar. */
export const primitiveFormat: Kind = {
  id: 'primitive-format',
  code: 'value',
  text: { nl: 'Geen geldige {type}.', en: 'Not a valid {type}.' },
};

type Format = (value: Json) => boolean;

const text =
  (form: RegExp, holds: (value: string) => boolean = () => true): Format =>
  (value) =>
    typeof value === 'string' && form.test(value) && holds(value);

const integer =
  (min: number, max: number): Format =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;

const MAX = 2_147_483_647;
const DAY = String.raw`(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;
const CLOCK = String.raw`([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?`;
const ZONE = String.raw`(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))`;

const OID = /^urn:oid:[0-2](\.(0|[1-9]\d*))+$/;
const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const inCalendar = (value: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? [];
  if (year === '0000' || value.startsWith('0000')) return false;
  return day === undefined || Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
};

const base64 = (value: string): boolean => {
  const packed = value.replaceAll(/\s/g, '');
  return packed.length > 0 && packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
};

/** "Strings SHALL NOT exceed 1MB (1024*1024 characters) in size." */
const LONGEST = 1_048_576;

/** No control characters but tab and line ends, and not empty. White space alone is something else: see `blank.ts`. */
const readable: Format = (value) =>
  typeof value === 'string' &&
  value.length > 0 &&
  value.length <= LONGEST &&
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that R4 forbids
  !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(value);

/** Without the version or the fragment that a canonical may have. */
const bare = (value: string): string => value.replace(/[|#].*$/, '');

/** A urn:uuid: or urn:oid: is one that R4 can read; it writes UUIDs in lower case. */
const uri = text(/^\S+$/, (value) =>
  value.startsWith('urn:uuid:') ? UUID.test(bare(value)) : !value.startsWith('urn:oid:') || OID.test(bare(value)),
);

/** The format of each primitive type of R4, by its name. */
export const FORMATS: Readonly<Record<string, Format>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: integer(-MAX - 1, MAX),
  unsignedInt: integer(0, MAX),
  positiveInt: integer(1, MAX),
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  string: readable,
  markdown: readable,
  code: text(/^[^\s]+( [^\s]+)*$/),
  id: text(/^[A-Za-z0-9\-.]{1,64}$/),
  uri,
  url: uri,
  canonical: uri,
  oid: text(OID),
  uuid: text(UUID),
  date: text(new RegExp(`^(\\d{4}(-(0[1-9]|1[0-2]))?|${DAY})$`), inCalendar),
  dateTime: text(new RegExp(`^(\\d{4}(-(0[1-9]|1[0-2]))?|${DAY}(T${CLOCK}${ZONE})?)$`), inCalendar),
  instant: text(new RegExp(`^${DAY}T${CLOCK}${ZONE}$`), inCalendar),
  time: text(new RegExp(`^${CLOCK}$`)),
  base64Binary: text(/^/, base64),
  xhtml: text(/^\s*<div\s[^>]*?xmlns=(?:"http:\/\/www\.w3\.org\/1999\/xhtml"|'http:\/\/www\.w3\.org\/1999\/xhtml')/),
};

export const isPrimitive = (type: string): boolean => Object.hasOwn(FORMATS, type);
