import type { Language, Text } from '../fhir/text.ts';
import type { ActorKind } from '../identity/identity.ts';

/** One choice on the page. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly about: string;
  readonly group: string;
}

export interface LoginPage {
  readonly language: Language;
  readonly title: Text;
  readonly intro: Text;
  readonly field: string;
  readonly choices: readonly Choice[];
  /** What was chosen before, and goes along. */
  readonly hidden?: Readonly<Record<string, string>>;
}

export const GROUPS: Readonly<Record<ActorKind, Text>> = {
  patient: { nl: 'Cliënten', en: 'Clients' },
  'related-person': { nl: 'Naasten en vrijwilligers, bij één cliënt', en: 'Relatives and volunteers, with one client' },
  person: { nl: 'Mensen, bij alle cliënten bij wie zij zijn', en: 'People, with all clients they are there for' },
  professional: { nl: 'Zorgprofessionals', en: 'Professionals' },
  coordinator: { nl: 'Coördinatoren van vrijwilligers', en: 'Coordinators of volunteers' },
  system: { nl: 'Systemen', en: 'Systems' },
};

const BUTTON: Text = { nl: 'Verder', en: 'Continue' };
const NOTE: Text = {
  nl: 'Dit is een proefopstelling met verzonnen mensen: er is geen wachtwoord.',
  en: 'This is a sample set-up with invented people: there is no password.',
};

/** The page on which somebody says who he is: a form that works by keyboard, by screen reader, and without script. */
export const loginPage = ({ language, title, intro, field, choices, hidden = {} }: LoginPage): string => {
  const groups = [...new Set(choices.map(({ group }) => group))];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title[language])}</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
fieldset { border: 1px solid #767676; border-radius: .5rem; margin: 0 0 1.5rem; padding: .5rem 1rem; }
legend { font-weight: 600; padding: 0 .25rem; }
label { display: flex; gap: .75rem; padding: .5rem 0; cursor: pointer; }
input { width: 1.25rem; height: 1.25rem; flex: none; margin-top: .2rem; }
small { display: block; color: #4a4a4a; }
button { font: inherit; padding: .75rem 2rem; border: 0; border-radius: .5rem; background: #00508a; color: #fff; cursor: pointer; position: sticky; bottom: 1rem; }
:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
</style>
</head>
<body>
<main>
<h1>${escaped(title[language])}</h1>
<p>${escaped(intro[language])}</p>
<p>${escaped(NOTE[language])}</p>
<form method="post">
${Object.entries(hidden)
  .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
  .join('\n')}
${groups
  .map((group) =>
    fieldset(
      group,
      field,
      choices.filter((choice) => choice.group === group),
    ),
  )
  .join('\n')}
<button type="submit">${escaped(BUTTON[language])}</button>
</form>
</main>
</body>
</html>
`;
};

const fieldset = (group: string, field: string, choices: readonly Choice[]): string =>
  `<fieldset>
<legend>${escaped(group)}</legend>
${choices.map((choice) => radio(field, choice)).join('\n')}
</fieldset>`;

const radio = (field: string, { value, label, about }: Choice): string =>
  `<label><input type="radio" name="${field}" value="${escaped(value)}" required><span>${escaped(label)}${
    about === '' ? '' : `<small>${escaped(about)}</small>`
  }</span></label>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
