import type { Json } from '../../../src/fhir/json.ts';
import type { Table } from '../table.ts';

const told = (div: Json): Json => ({ resourceType: 'Patient', active: true, text: { status: 'generated', div } });
const XHTML = 'xmlns="http://www.w3.org/1999/xhtml"';
const div = (inside: string): Json => told(`<div ${XHTML}>${inside}</div>`);
const at = 'Patient.text.div';

/** The XHTML of a narrative: R4 §2.4.0. */
export const narrative: Table = {
  kind: 'narrative',
  cases: [
    { title: 'a script', right: div('<p>a</p>'), wrong: div('<script>a</script>'), finds: [`txt-1 ${at}`] },
    {
      title: 'an event handler',
      right: div('<p title="b">a</p>'),
      wrong: div('<p onclick="b">a</p>'),
      finds: [`txt-1 ${at}`],
    },
    {
      title: 'a form',
      right: div('<table><tr><td>a</td></tr></table>'),
      wrong: div('<form>a</form>'),
      finds: [`txt-1 ${at}`],
    },
    {
      title: 'an element that does not end',
      right: div('<p>a<br/></p>'),
      wrong: div('<p>a<br></p>'),
      finds: [`txt-1 ${at}`],
    },
    {
      title: 'a link that is a script',
      right: div('<a href="http://a.example">a</a>'),
      wrong: div('<a href="javascript:alert(1)">a</a>'),
      finds: [`txt-1 ${at}`],
    },
    { title: 'nothing but white space', right: div('a'), wrong: div('  '), finds: [`txt-2 ${at}`] },
    {
      title: 'no div at all',
      right: div('a'),
      wrong: told(`<p ${XHTML}>a</p>`),
      finds: [`primitive-format ${at}`, `txt-1 ${at}`],
    },
    {
      title: 'text that is no XHTML',
      right: div('a'),
      wrong: told('a'),
      finds: [`primitive-format ${at}`, `txt-2 ${at}`],
    },
    { title: 'an entity of HTML', right: div('a &amp; b &#160; c'), wrong: div('a & b'), finds: [`txt-1 ${at}`] },
    {
      title: 'an external entity',
      right: div('a'),
      wrong: told(`<!DOCTYPE div SYSTEM "http://a.example/x.dtd"><div ${XHTML}>a</div>`),
      finds: [`primitive-format ${at}`, `txt-1 ${at}`],
    },
    { title: 'an element in capitals', right: div('<b>a</b>'), wrong: div('<B>a</B>'), finds: [`txt-1 ${at}`] },
    {
      title: 'a div without its namespace',
      right: div('a'),
      wrong: told('<div>a</div>'),
      finds: [`primitive-format ${at}`],
    },
    {
      title: 'a style by an element',
      right: div('<p style="color: red">a</p>'),
      wrong: div('<style>a</style>'),
      finds: [`txt-1 ${at}`],
    },
    {
      title: 'an object',
      right: div('<img src="http://a.example/x.png" alt="a"/>'),
      wrong: div('<object data="x">a</object>'),
      finds: [`txt-1 ${at}`],
    },
    {
      title: 'no status',
      right: div('a'),
      wrong: { resourceType: 'Patient', active: true, text: { div: `<div ${XHTML}>a</div>` } },
      finds: ['cardinality-min Patient.text.status'],
    },
  ],
};
