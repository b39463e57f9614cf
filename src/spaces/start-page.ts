import { escaped } from '../documents/markup.ts';
import { type Language, render, type Text } from '../fhir/text.ts';
import { page, paragraph } from './page.ts';

/** What the sandbox holds each tester to, as its pages say it. */
export interface Limits {
  readonly spaces: number;
  readonly mebibytes: number;
  readonly requestsPerMinute: number;
  readonly unusedMinutes: number;
}

const TITLE: Text = { nl: 'Samenspel: proefomgeving', en: 'Samenspel: sandbox' };
const WHAT: Text = {
  nl: 'Samenspel legt afspraken met mantelzorgers en vrijwilligers vast in het zorgdossier, als FHIR R4. Hier kunt u het proberen: u krijgt een eigen FHIR-server met de verhalen van verzonnen cliënten, om te lezen, te beslissen en stuk te maken.',
  en: 'Samenspel records agreements with informal carers and volunteers in the zorgdossier, as FHIR R4. Here you can try it: you get a FHIR server of your own with the stories of invented clients, to read, to decide and to break.',
};
const WARNING: Text = {
  nl: 'Zet hier nooit gegevens van echte mensen in. Een BSN is er een uit de testreeks (9999…); een ander wordt geweigerd. Wie het adres van uw ruimte heeft, kan erin: er is geen wachtwoord.',
  en: 'Never put data of real people in here. A BSN is one of the test range (9999…); any other is refused. Whoever has the address of your space can enter it: there is no password.',
};
const RULES: Text = {
  nl: 'Een ruimte die {hours} niet is gebruikt, begint daarna opnieuw. Zij houdt hoogstens {mebibytes} MiB en {requests} aanvragen per minuut; er zijn hoogstens {spaces} ruimtes tegelijk. Wat te veel is, krijgt 429 met Retry-After.',
  en: 'A space that was not used for {hours} starts anew after that. It holds at most {mebibytes} MiB and {requests} requests a minute; there are at most {spaces} spaces at once. What is too much gets 429 with Retry-After.',
};
const DUTCH: Text = {
  nl: 'De verhalen zijn in het Nederlands; wat de service zegt, komt ook in het Engels (Accept-Language).',
  en: 'The stories are in Dutch; what the service says comes in English or Dutch (Accept-Language).',
};
const NAME: Text = { nl: 'Naam (mag leeg blijven)', en: 'Name (may be left empty)' };
const OPEN: Text = { nl: 'Open een ruimte', en: 'Open a space' };
const BY_PROGRAM: Text = { nl: 'Of met een programma:', en: 'Or by a program:' };

/** The first page: what the sandbox is, what it asks, and a form that opens a space. `root` is its address without a slash at the end. */
export const startPage = (language: Language, root: string, limits: Limits): string =>
  page(
    language,
    TITLE[language],
    [
      paragraph(WHAT[language]),
      paragraph(WARNING[language], 'warning'),
      paragraph(
        render(RULES, language, {
          hours: hoursOf(limits.unusedMinutes, language),
          mebibytes: limits.mebibytes,
          requests: limits.requestsPerMinute,
          spaces: limits.spaces,
        }),
      ),
      paragraph(DUTCH[language]),
      `<form method="post" action="${escaped(root)}/t">
<p><label for="name">${escaped(NAME[language])}</label>
<input id="name" name="name" maxlength="24" autocomplete="off"> <button type="submit">${escaped(OPEN[language])}</button></p>
</form>`,
      paragraph(BY_PROGRAM[language]),
      `<pre>${escaped(`curl -X POST -H 'Accept: application/json' '${root}/t'`)}</pre>`,
    ].join('\n'),
    `${root}/?lang=${language === 'nl' ? 'en' : 'nl'}`,
  );

const hoursOf = (minutes: number, language: Language): string => {
  if (minutes % 60 !== 0) return language === 'nl' ? `${minutes} minuten` : `${minutes} minutes`;
  return language === 'nl' ? `${minutes / 60} uur` : `${minutes / 60} hours`;
};
