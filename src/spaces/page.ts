import { escaped } from '../documents/markup.ts';
import type { Language } from '../fhir/text.ts';

/** A page of the sandbox: works by keyboard, by screen reader and without script. `main` is HTML; `other` is where it stands in the other language. */
export const page = (language: Language, title: string, main: string, other: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
pre { background: #f2f2f2; padding: .75rem 1rem; overflow-x: auto; font-size: .9rem; border-radius: .5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
label { display: block; font-weight: 600; }
input { font: inherit; max-width: 100%; box-sizing: border-box; padding: .5rem; border: 1px solid #767676; border-radius: .5rem; }
button { font: inherit; padding: .5rem 1.5rem; border: 0; border-radius: .5rem; background: #00508a; color: #fff; cursor: pointer; }
a { color: #00508a; }
nav { text-align: right; }
.warning { border-left: .5rem solid #b35900; padding: .25rem 1rem; background: #fff4e8; }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
</style>
</head>
<body>
<nav><a href="${escaped(other)}" lang="${language === 'nl' ? 'en' : 'nl'}" hreflang="${language === 'nl' ? 'en' : 'nl'}">${language === 'nl' ? 'English' : 'Nederlands'}</a></nav>
<main>
<h1>${escaped(title)}</h1>
${main}
</main>
</body>
</html>
`;

export const paragraph = (text: string, kind?: string): string =>
  `<p${kind === undefined ? '' : ` class="${kind}"`}>${escaped(text)}</p>`;
