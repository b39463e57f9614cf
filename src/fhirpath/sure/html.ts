/**
 * Most narrative that passes `htmlChecks`, as one regular expression: elements in each other down to a depth, each with at most two
 * attributes. It takes nothing that `htmlChecks` does not. There is one way only to read a text by it, so that it takes linear time.
 */
const DEEPEST = 8;

/** Characters of XML but `<`, `&` and what few people write. */
const CHARACTERS = String.raw`[\t\n\r !-%'-;=-~\u00a0-\ud7ff]*`;
const REFERENCE = String.raw`&(?:amp|lt|gt|quot|apos|#(?:3[2-9]|[4-9]\d|[1-9]\d{2,3}));`;
const TEXT = `${CHARACTERS}(?:${REFERENCE}${CHARACTERS})*`;

/** Attributes whose value may be anything, and values of `href` and `src` that begin like no script. */
const ANY =
  '(?:class|style|title|id|name|align|valign|border|colspan|rowspan|width|height|lang|alt|summary|cellpadding|cellspacing|bgcolor)';
const VALUE = String.raw`"[\t\n\r !#-%'-;=?-~\u00a0-\ud7ff]*"`;
const TARGET = `"[#./0-9A-IK-Za-ik-z][!#-%'-;=?-~]*"`;

/** Elements; `br` and `hr` stand apart, since what can be read in two ways takes time. */
const NAME =
  '(?:p|b|i|td|tr|th|table|tbody|thead|tfoot|div|span|a|ul|ol|li|h[1-6]|pre|code|em|strong|blockquote|small|dl|dt|dd|tt|sup|sub|caption)';
const VOID = String.raw`<(?:br|hr)\s*\/>`;

/** An element and what is in it. Its groups: `n` its name, `a` an attribute, which a second one may not be again. */
const element = (depth: number): string => {
  const [name, given] = [`n${depth}`, `a${depth}`];
  const attributes = String.raw`(?:\s+(?:href|src)=${TARGET})?(?:\s+(?<${given}>${ANY})=${VALUE}(?:\s+(?!\k<${given}>=)${ANY}=${VALUE})?)?`;
  const inside = depth === DEEPEST ? TEXT : `${TEXT}(?:(?:${VOID}|${element(depth + 1)})${TEXT})*`;
  return String.raw`<(?<${name}>${NAME})${attributes}(?:>${inside}<\/\k<${name}>>|\s*\/>)`;
};

const ROOT_ATTRIBUTES = String.raw`(?:\s+xmlns="http:\/\/www\.w3\.org\/1999\/xhtml")?(?:\s+lang=${VALUE})?(?:\s+xml:lang=${VALUE})?`;

const NARRATIVE = new RegExp(
  String.raw`^\s*<div${ROOT_ATTRIBUTES}>${TEXT}(?:(?:${VOID}|${element(1)})${TEXT})*<\/div>\s*$`,
);

/** A character of content: after a tag, and not in one, since no attribute here has a `>`. */
const CONTENT = />[^<]*[!-;=?-~]/;

/** Whether a text is surely narrative that passes `htmlChecks`. */
export const isPlainHtml = (text: string): boolean =>
  NARRATIVE.test(text) && CONTENT.test(text) && !text.includes(']]>');
