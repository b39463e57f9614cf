import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject } from '../../src/fhir/json.ts';
import { compile } from '../../src/fhirpath/expression.ts';
import { fallback } from '../../src/fhirpath/fallback.ts';
import { htmlChecks } from '../../src/fhirpath/html-checks.ts';
import { nodeAt } from '../../src/fhirpath/node.ts';
import { definitions, environmentOf, examplesOf, model } from './r4.ts';

const environment = environmentOf({ resourceType: 'Patient' });

const library = fallback('htmlChecks()');

const theirs = (text: string): unknown => library(nodeAt('xhtml', text), environment)[0]?.value;

describe('a narrative is accepted', () => {
  test.each([
    ['<div>tekst</div>'],
    ['<div xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b &#233; &#xe9;</p></div>'],
    ['<div><br/><b>vet</b></div>'],
    ['<div class=\'a\' style="color: red">x</div>'],
    ['<div><!-- opmerking -->x</div>'],
    ['<div><img src="#foto" alt="foto"/></div>'],
    ['<div><a href="https://example.org">x</a><a name="y"></a></div>'],
    ['<div><table><tr><td colspan="2">x</td></tr></table></div>\n'],
  ])('%s', (text) => {
    expect(htmlChecks(text)).toBe(true);
    expect(theirs(text)).toBe(true);
  });
});

describe('a narrative is refused', () => {
  test.each([
    ['text without a div', 'tekst'],
    ['another root', '<p>x</p>'],
    ['two roots', '<div>x</div><div>y</div>'],
    ['no content', '<div> <p/> </div>'],
    ['an image without source only', '<div><img alt="x"/></div>'],
    ['a script', '<div><script>alert(1)</script></div>'],
    ['an event', '<div onclick="alert(1)">x</div>'],
    ['a form', '<div><input type="text"/>x</div>'],
    ['a frame', '<div><iframe src="x"></iframe>x</div>'],
    ['an element that does not end', '<div><br>x</div>'],
    ['elements that cross', '<div><b><i>x</b></i></div>'],
    ['an attribute without quotes', '<div class=a>x</div>'],
    ['an attribute twice', '<div class="a" class="b">x</div>'],
    ['an HTML entity', '<div>a&nbsp;b</div>'],
    ['a bare ampersand', '<div>a & b</div>'],
    ['a doctype', '<!DOCTYPE html><div>x</div>'],
    ['CDATA', '<div><![CDATA[x]]></div>'],
    ['a processing instruction', '<?xml version="1.0"?><div>x</div>'],
    ['another namespace', '<div xmlns="urn:x">x</div>'],
    ['a control character', '<div>\u0001</div>'],
    ['text after the end', '<div>x</div>y'],
  ])('%s', (_, text) => {
    expect(htmlChecks(text)).toBe(false);
    expect(theirs(text)).toBe(false);
  });

  test('a link that is a script', () => {
    // Narrative §2.4.0 forbids scripts; fhirpath.js looks at names only.
    expect(htmlChecks('<div><a href=" javascript:alert(1)">x</a></div>')).toBe(false);
  });
});

describe('attributes of the XPath of R4 txt-1, which fhirpath.js refuses as later versions do', () => {
  test.each(['<td bgcolor="red">x</td>', '<ol start="3"><li>x</li></ol>', '<p xml:lang="nl" lang="nl">x</p>'])(
    '%s',
    (inner) => {
      expect(htmlChecks(`<div>${inner}</div>`)).toBe(true);
      expect(theirs(`<div>${inner}</div>`)).toBe(false);
    },
  );
});

const narratives = definitions
  .filter(({ kind, derivation }) => kind === 'resource' && derivation !== 'constraint')
  .flatMap(({ type }) => examplesOf(String(type), 20))
  .flatMap(({ text }) => (isObject(text) && typeof text['div'] === 'string' ? [text['div']] : []));

test('the narratives of the R4 examples come out as with fhirpath.js', () => {
  expect(narratives.length).toBeGreaterThan(300);
  for (const text of narratives) expect(htmlChecks(text), text).toBe(theirs(text));
});

test('damaged narratives come out as with fhirpath.js', () => {
  const short = narratives.filter((text) => text.length < 600);
  const pieces = [
    '<',
    '>',
    '"',
    '/',
    '<p>',
    '</p>',
    '<br/>',
    '&',
    '&lt;',
    '&#0;',
    ' ',
    '--',
    '<!--',
    '-->',
    ']]>',
    '\ud800',
    '',
  ];
  fc.assert(
    fc.property(
      fc.nat(short.length - 1),
      fc.nat(600),
      fc.nat(3),
      fc.constantFrom(...pieces),
      (index, at, length, piece) => {
        const text = short[index] as string;
        const start = at % text.length;
        const damaged = text.slice(0, start) + piece + text.slice(start + length);
        expect(htmlChecks(damaged), damaged).toBe(theirs(damaged));
      },
    ),
    { numRuns: 5000, seed: 20260301 },
  );
});

test('it is there as a function', () => {
  const expression = compile('htmlChecks()', model);
  expect(expression.engine).toBe('own');
  expect(expression.holds(nodeAt('xhtml', '<div>x</div>'), environment)).toBe(true);
  expect(expression.holds(nodeAt('xhtml', '<div><script/></div>'), environment)).toBe(false);
});
