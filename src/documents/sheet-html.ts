import type { Section, Sheet } from '../agreements/sheet.ts';
import { escaped } from './markup.ts';

/** Sheets as one HTML page: each prints on a page of A4 of its own, and it reads well without styles. */
export const sheetsHtml = (sheets: readonly Sheet[], title: string): string => {
  const [first] = sheets;
  const language = first?.language ?? 'nl';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${sheets.map(article).join('\n')}
</main>
</body>
</html>
`;
};

const article = (
  { title, banner, sections, footer }: Sheet,
  index: number,
): string => `<article aria-labelledby="sheet-${index}">
<h1 id="sheet-${index}">${escaped(title)}</h1>
${banner === undefined ? '' : `<p class="banner" role="note">${escaped(banner)}</p>\n`}${sections.map(section).join('\n')}
<footer><p>${escaped(footer)}</p></footer>
</article>`;

const section = ({ heading, lines, prominent }: Section): string => `<section${prominent ? ' class="prominent"' : ''}>
<h2>${escaped(heading)}</h2>
<ul>
${lines.map((line) => `<li>${escaped(line)}</li>`).join('\n')}
</ul>
</section>`;

/** Dark on light, no colour that means something, and nothing that breaks over a page in the middle. */
const STYLE = `
@page { size: A4; margin: 16mm 18mm; }
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #111; background: #fff; margin: 0; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
article + article { break-before: page; margin-top: 3rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 0 0 .25rem; }
section { break-inside: avoid; margin: 0 0 1rem; }
ul { margin: 0; padding: 0; list-style: none; }
.banner, .prominent { border: 2px solid #111; padding: .5rem .75rem; }
.banner { font-weight: 700; margin: 0 0 1rem; }
.prominent li { font-size: 1.15rem; }
footer { border-top: 1px solid #111; font-size: .9rem; }
@media print { body { font-size: 11.5pt; } main { max-width: none; padding: 0; } article + article { margin-top: 0; } }
`;
