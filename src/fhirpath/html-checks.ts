/**
 * The rules for the XHTML of a narrative: what `htmlChecks()` answers, and with it `txt-1` and `txt-2`.
 * Sources: R4 narrative.html §2.4.0 and the XPath of txt-1 and txt-2 (elements, attributes, some content), XML 1.0 (well-formed).
 * To the names of the XPath are added those that the HTML chapters of txt-1 have too (address, bdo, kbd), and xml:lang, which HL7's own
 * publisher writes.
 * It validates; it does not make a narrative safe to show.
 */

const ELEMENTS = new Set(
  `a abbr acronym address b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd
  li ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var`.split(/\s+/),
);

const ATTRIBUTES = new Set(
  `abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite class colspan
  compact coords dir frame headers height href hreflang hspace id lang longdesc name nowrap rel rev rowspan rules scope shape span src
  start style summary tabindex title type valign value vspace width xmlns xml:lang`.split(/\s+/),
);

const NAMESPACE = 'http://www.w3.org/1999/xhtml';

const OPENING = /<([a-z][a-z0-9]*)((?:\s+[^\s<>/='"]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const CLOSING = /<\/([a-z][a-z0-9]*)\s*>/y;
const TEXT = /[^<]+/y;
const ATTRIBUTE = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const COMMENT_END = '-->';

const ILLEGAL_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const ILLEGAL_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/;
const REFERENCE = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/g;
const MOST_CODE_POINT = 0x10ffff;
const SCRIPT = /^\s*javascript:/i;

/** Whether a text is one `div` of allowed XHTML, with some content. */
export const htmlChecks = (text: string): boolean => {
  if (ILLEGAL_CHARACTER.test(text) || !referencesAreLegal(text)) return false;
  const open: string[] = [];
  let hasRoot = false;
  let hasContent = false;
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found;
  };
  while (at < text.length) {
    const words = match(TEXT)?.[0];
    if (words !== undefined) {
      const blank = words.trim() === '';
      if (!blank && (open.length === 0 || words.includes(']]>') || ILLEGAL_REFERENCE.test(words))) return false;
      hasContent ||= !blank;
      continue;
    }
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4);
      if (open.length === 0 || end === -1 || !text.startsWith(COMMENT_END, end)) return false;
      at = end + COMMENT_END.length;
      continue;
    }
    const closed = match(CLOSING)?.[1];
    if (closed !== undefined) {
      if (open.pop() !== closed) return false;
      continue;
    }
    const opened = match(OPENING);
    if (opened === null) return false;
    const [, name = '', attributes = '', selfClosing] = opened;
    if (open.length === 0 && (hasRoot || name !== 'div')) return false;
    hasRoot = true;
    const given = ELEMENTS.has(name) ? attributesOf(attributes) : undefined;
    if (given === undefined) return false;
    hasContent ||= name === 'img' && given.has('src');
    if (selfClosing === '') open.push(name);
  }
  return hasRoot && open.length === 0 && hasContent;
};

/** Whether numeric references are to characters that XML has. */
const referencesAreLegal = (text: string): boolean => {
  for (const [, hexadecimal, decimal] of text.matchAll(REFERENCE)) {
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    if (code > MOST_CODE_POINT || ILLEGAL_CHARACTER.test(String.fromCodePoint(code))) return false;
  }
  return true;
};

/** The names of the attributes of an element; undefined when one may not be there. */
const attributesOf = (text: string): ReadonlySet<string> | undefined => {
  const names = new Set<string>();
  for (const [, name = '', double, quoted] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? quoted ?? '';
    if (!ATTRIBUTES.has(name) || names.has(name) || ILLEGAL_REFERENCE.test(value)) return undefined;
    if (name === 'xmlns' && value !== NAMESPACE) return undefined;
    if ((name === 'href' || name === 'src') && SCRIPT.test(value)) return undefined;
    names.add(name);
  }
  return names;
};
