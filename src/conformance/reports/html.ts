import { escaped } from '../../documents/markup.ts';
import { differencesOf } from '../compare.ts';
import { countsOf, type ScriptResult, type SuiteResult, type TestResult, type Verdict } from '../result.ts';

const MARKS: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'FAILED',
  warning: 'warning',
  error: 'NOT RUN TO THE END',
  skip: 'skipped',
};

/**
 * One page that stands by itself: nothing is loaded, it prints, and what was found is told in words, not in colour alone. With what another
 * server did beside, when that was compared.
 */
export const htmlPage = (result: SuiteResult, version: string, compared?: SuiteResult): string => {
  const { base, software, fhirVersion, started, scripts, left, interrupted } = result;
  const facts: readonly (readonly [string, string])[] = [
    ['Server', base],
    ['Calls itself', software],
    ['FHIR version', fhirVersion],
    ['Run', started.toISOString()],
    ['By', `samenspel conformance ${version}`],
    ['Left behind', left.length === 0 ? 'nothing' : left.join(', ')],
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Conformance of ${escaped(base)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Conformance of a FHIR server</h1>
<p class="verdict">${escaped(verdictOf(scripts, interrupted))}</p>
<dl>${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`).join('\n')}</dl>
${summary(scripts)}
${compared ? comparison(result, compared) : ''}
${scripts.map(section).join('\n')}
</main>
</body>
</html>
`;
};

const verdictOf = (scripts: readonly ScriptResult[], interrupted: boolean): string => {
  const { pass, fail, error, warning, skip } = countsOf(scripts);
  const counts = `${pass} passed, ${fail} failed, ${error} not run to the end, ${warning} with a warning, ${skip} skipped`;
  return `${interrupted ? 'Interrupted. ' : ''}${fail + error === 0 ? 'All that was asked is done' : 'Not all that was asked is done'}: ${counts}.`;
};

const summary = (scripts: readonly ScriptResult[]): string => {
  const row = (one: ScriptResult): string => {
    const { pass, fail, error, skip } = countsOf([one]);
    const { id, title } = one.script;
    const cells = [pass, fail + error, skip].map((count) => `<td>${count === 0 ? '' : count}</td>`);
    return `<tr><th scope="row"><a href="#${escaped(id)}">${escaped(title)}</a></th>${cells.join('')}</tr>`;
  };
  return `<table>
<caption>The scripts</caption>
<thead><tr><th scope="col">Script</th><th scope="col">Passed</th><th scope="col">Failed</th><th scope="col">Skipped</th></tr></thead>
<tbody>
${scripts.map(row).join('\n')}
</tbody>
</table>`;
};

const comparison = (result: SuiteResult, compared: SuiteResult): string => {
  const rows = differencesOf(result, compared).map(
    ({ test, first, second }) =>
      `<tr><th scope="row">${escaped(test)}</th><td>${MARKS[first]}</td><td>${MARKS[second]}</td></tr>`,
  );
  const head = `<h2>Beside ${escaped(compared.base)} (${escaped(compared.software)})</h2>`;
  if (rows.length === 0) return `${head}\n<p>No test ended in another way.</p>`;
  return `${head}
<table>
<caption>Tests that ended in another way</caption>
<thead><tr><th scope="col">Test</th><th scope="col">Here</th><th scope="col">There</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
};

const section = ({ script, tests }: ScriptResult): string => `<section id="${escaped(script.id)}">
<h2>${escaped(script.title)}</h2>
<p>${escaped(script.description)}</p>
<ul>
${tests.map(item).join('\n')}
</ul>
</section>`;

const item = ({ test, verdict, message, steps }: TestResult): string => {
  const asked = test.requirements.map((one) =>
    one.startsWith('http') ? `<a href="${escaped(one)}">${escaped(one)}</a>` : escaped(one),
  );
  const bad = verdict === 'fail' || verdict === 'error';
  const requests = steps.filter(({ kind }) => kind === 'operation').map(({ what }) => `<li>${escaped(what)}</li>`);
  const how = bad && requests.length > 0 ? `<p>What was asked:</p><ol>${requests.join('')}</ol>` : '';
  return `<li class="${verdict}"><strong>${MARKS[verdict]}</strong> ${escaped(test.name)} <small>${asked.join(', ')}</small>${
    message === undefined ? '' : `<p>${escaped(message)}</p>`
  }${how}</li>`;
};

const STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #111; background: #fff; margin: 0; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0 0 .5rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; }
.verdict { border: 2px solid #111; padding: .5rem .75rem; font-weight: 700; }
dl div { display: flex; gap: 1rem; }
dt { min-width: 9rem; font-weight: 700; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 700; padding: .5rem 0; }
th, td { border-bottom: 1px solid #999; padding: .2rem .5rem; text-align: left; font-weight: 400; vertical-align: top; }
thead th { font-weight: 700; }
ul { padding-left: 0; list-style: none; }
li { margin: .15rem 0; }
li p { margin: .1rem 0 .1rem 1.5rem; }
.fail > strong, .error > strong { color: #a00; }
small { color: #444; }
a { color: #00458b; }
section { break-inside: auto; }
@media print { body { font-size: 10pt; } main { max-width: none; padding: 0; } }
`;
