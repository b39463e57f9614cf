import { escaped } from '../documents/markup.ts';
import type { Language, Text } from '../fhir/text.ts';
import { page, paragraph } from './page.ts';

interface ReadyRequest {
  readonly does: Text;
  /** Below the base of the space. */
  readonly path: string;
  /** A body, where it is not a GET. */
  readonly body?: string;
}

/** What a tester sees first of the service, each as a command that is ready to be run. */
const READY: readonly ReadyRequest[] = [
  {
    does: {
      nl: 'De afspraken van de zus van Mieke, die insuline krijgt van haar mantelzorger',
      en: 'The agreements of Mieke’s sister, whose relative injects her insulin',
    },
    path: '/CarePlan?subject=Patient/zus-van-mieke&_pretty=true',
  },
  {
    does: { nl: 'Klopt alles wat voor haar is afgesproken?', en: 'Is everything that was agreed for her consistent?' },
    path: '/Patient/zus-van-mieke/$check-agreements?_pretty=true',
  },
  {
    does: { nl: 'Wat is er voor het team te doen?', en: 'What is there to do for the team?' },
    path: '/$work-list?_pretty=true',
  },
  {
    does: {
      nl: 'Een Consent die niets zegt: wat mankeert eraan?',
      en: 'A Consent that says nothing: what is wrong with it?',
    },
    path: '/$validate?_pretty=true',
    body: '{"resourceType":"Consent","status":"actief"}',
  },
  {
    does: {
      nl: 'Jaap trekt zijn toestemming in: wat volgt daaruit? (wordt niet geschreven)',
      en: 'Jaap withdraws his consent: what follows? (is not written)',
    },
    path: '/Consent/jaap-stemt-in/$revoke?_pretty=true',
    body: '{"resourceType":"Parameters","parameter":[{"name":"dryRun","valueBoolean":true}]}',
  },
  {
    does: { nl: 'Een BSN dat van iemand kan zijn, wordt geweigerd', en: 'A BSN that may be somebody’s is refused' },
    path: '/Patient?_pretty=true',
    body: '{"resourceType":"Patient","identifier":[{"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"111222333"}]}',
  },
];

const BASE: Text = { nl: 'Het adres van uw FHIR-server:', en: 'The address of your FHIR server:' };
const KEEP: Text = {
  nl: 'Bewaar dit adres: het is alleen voor u, en staat nergens anders.',
  en: 'Keep this address: it is for you alone, and stands nowhere else.',
};
const TRY: Text = { nl: 'Om te beginnen', en: 'To begin with' };
const RESET: Text = { nl: 'Terug naar het begin', en: 'Start anew' };
const RESET_SAYS: Text = {
  nl: 'Alles wat u schreef verdwijnt, en de verhalen staan er weer.',
  en: 'All that you wrote is gone, and the stories are there again.',
};
const WARNING: Text = {
  nl: 'Zet hier nooit gegevens van echte mensen in.',
  en: 'Never put data of real people in here.',
};

/** The page of a space: its address, requests that are ready to be run, and the button that resets it. `at` is the address of the space. */
export const spacePage = (language: Language, name: string, at: string): string =>
  page(
    language,
    `Samenspel: ${name}`,
    [
      paragraph(BASE[language]),
      `<pre>${escaped(`${at}/fhir`)}</pre>`,
      paragraph(KEEP[language]),
      paragraph(WARNING[language], 'warning'),
      `<h2>${escaped(TRY[language])}</h2>`,
      ...READY.flatMap((request) => [
        paragraph(request.does[language]),
        `<pre>${escaped(commandOf(request, `${at}/fhir`, language))}</pre>`,
      ]),
      `<h2>${escaped(RESET[language])}</h2>`,
      paragraph(RESET_SAYS[language]),
      `<form method="post" action="${escaped(at)}/reset"><p><button type="submit">${escaped(RESET[language])}</button></p></form>`,
    ].join('\n'),
    `${at}/?lang=${language === 'nl' ? 'en' : 'nl'}`,
  );

const commandOf = ({ path, body }: ReadyRequest, base: string, language: Language): string => {
  const url = `'${base}${path}'`;
  const asked = language === 'nl' ? "curl -H 'Accept-Language: nl'" : 'curl';
  if (body === undefined) return `${asked} ${url}`;
  return `${asked} -H 'Content-Type: application/fhir+json' \\\n  -d '${body}' \\\n  ${url}`;
};
