import { dateOf, type LocalDate } from '../fhir/date.ts';
import { isObject, type Json, type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { type Language, render, type Text } from '../fhir/text.ts';
import { extensionOf, extensionsOf, partOf } from './ours.ts';
import { detailOf, stateOf } from './reading/agreements.ts';

/** An afsprakenblad: what is agreed, in words for the client and the carer; drawn as HTML or PDF. */
export interface Sheet {
  readonly language: Language;
  readonly title: string;
  /** That it does not run now, and why not. */
  readonly banner: string | undefined;
  readonly sections: readonly Section[];
  readonly footer: string;
}

export interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
  /** To be seen at a glance: whom to call. */
  readonly prominent?: true;
}

/** What the sheet is made from beside the agreement itself. */
export interface SheetFacts {
  readonly agreement: Resource;
  readonly client: string;
  /** The client's consents that count now. */
  readonly consents: readonly Resource[];
  readonly today: LocalDate;
  readonly language: Language;
}

/**
 * The sheet of one agreement, in plain words (B1). It has nothing of concerns, evaluations or other people (DISC-12, DISC-13): the carer may
 * always have it.
 */
export const sheetOf = ({ agreement, client, consents, today, language }: SheetFacts): Sheet => {
  const detail = detailOf(agreement);
  const say = (text: Text, values: Record<string, string> = {}) => render(text, language, values);
  const day = (value: unknown) => (typeof value === 'string' ? longDate(dateOf(value), language) : undefined);
  const section = (heading: Text, lines: readonly (string | undefined)[], prominent?: true): Section[] => {
    const said = lines.filter((line) => line !== undefined && line !== '') as string[];
    return said.length > 0 ? [{ heading: say(heading), lines: said, ...(prominent && { prominent }) }] : [];
  };
  const line = (text: Text, value: string | undefined) => (value === undefined ? undefined : say(text, { value }));

  const carer = displayOf(objects(detail['performer'])[0]);
  const act = actOf(detail);
  const boundaries = extensionOf(detail, 'boundaries');
  const achterwacht = extensionOf(detail, 'achterwacht');
  const standIn = extensionOf(detail, 'stand-in');
  const evaluation = extensionOf(detail, 'evaluation');
  const carerConsent = extensionOf(detail, 'carer-consent');
  const since = isObject(agreement['period']) ? agreement['period'] : {};
  const contact = partOf(achterwacht, 'contact');
  const phone = isObject(contact) ? textOf(contact['value']) : undefined;

  return {
    language,
    title: textOf(agreement['title']) ?? say(TITLE, { act }),
    banner: BANNERS[stateOf(agreement)] && say(BANNERS[stateOf(agreement)] as Text),
    sections: [
      ...section(WHAT, [
        // Who may not see the client's data knows whom she helps.
        client === '' ? undefined : say(FOR, { client }),
        line(BY, carer),
        say(ACT, { act }),
        line(WHEN, scheduledOf(detail)),
        line(SINCE, day(since['start'])),
        line(UNTIL, day(since['end'])),
      ]),
      ...section(HOW, [textOf(detail['description'])]),
      ...section(
        CALL,
        [
          line(CALL_WHO, displayOf(partOf(achterwacht, 'who'))),
          line(CALL_NUMBER, phone && spoken(phone)),
          line(CALL_WHEN, textOf(partOf(achterwacht, 'reachable'))),
          ...(achterwacht === undefined ? [say(CALL_NOBODY)] : []),
        ],
        true,
      ),
      ...section(LIMITS, [
        line(ABLE, textOf(partOf(boundaries, 'able'))),
        line(UNABLE, textOf(partOf(boundaries, 'unable'))),
        line(FAMILY, textOf(partOf(boundaries, 'family'))),
      ]),
      ...section(CANNOT_COME, [
        textOf(partOf(standIn, 'arrangement')),
        line(STAND_IN, displayOf(partOf(standIn, 'who'))),
        ...pauses(detail, today, language),
      ]),
      ...section(TALK, [textOf(partOf(evaluation, 'how')), line(NEXT, day(partOf(evaluation, 'date')))]),
      ...section(CONSENT, [
        ...consents.map((consent) => line(CLIENT_CONSENTS, day(consent['dateTime'])) ?? say(CLIENT_CONSENTS_UNDATED)),
        partOf(carerConsent, 'status') === 'given'
          ? line(CARER_CONSENTS, day(partOf(carerConsent, 'date')))
          : undefined,
      ]),
      ...section(RIGHTS, [say(STOP), say(REFUSE), say(LIABLE)]),
    ],
    footer: say(FOOTER, { day: longDate(today, language) }),
  };
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const displayOf = (node: unknown): string | undefined => (isObject(node) ? textOf(node['display']) : undefined);

const actOf = (detail: JsonObject): string => {
  const code: JsonObject = isObject(detail['code']) ? detail['code'] : {};
  return textOf(code['text']) ?? textOf(objects(code['coding'])[0]?.['display']) ?? '…';
};

const scheduledOf = (detail: JsonObject): string | undefined => {
  const timing = detail['scheduledTiming'];
  const code: Json | undefined = isObject(timing) ? timing['code'] : undefined;
  return textOf(detail['scheduledString']) ?? (isObject(code) ? textOf(code['text']) : undefined);
};

/** Pauses that are to come or run. */
const pauses = (detail: JsonObject, today: LocalDate, language: Language): string[] =>
  extensionsOf(detail, 'planned-pause').flatMap((pause) => {
    const period = partOf(pause, 'period');
    const { start, end } = isObject(period) ? period : {};
    if (typeof start !== 'string' || typeof end !== 'string' || end < today) return [];
    const days = { from: longDate(start, language), to: longDate(end, language) };
    const who = textOf(partOf(pause, 'arrangement')) ?? displayOf(partOf(pause, 'who'));
    return [render(PAUSE, language, days) + (who ? ` ${who}` : '')];
  });

/** `+31205550112` as people dial it here. */
const spoken = (phone: string): string =>
  phone.replace(/^\+31(\d{2})(\d{3})(\d{4})$/, '0$1 $2 $3').replace(/^\+31(\d)/, '0$1');

const longDate = (date: string, language: Language): string => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', format).format(new Date(date));
};

const TITLE: Text = { nl: 'Afspraak: {act}', en: 'Agreement: {act}' };
const BANNERS: Readonly<Record<string, Text>> = {
  draft: { nl: 'Dit is een voorstel. Het is nog niet afgesproken.', en: 'This is a proposal. It is not agreed yet.' },
  'on-hold': {
    nl: 'Deze afspraak staat op pauze. Doe dit nu niet. Heb je vragen? Bel het nummer op dit blad.',
    en: 'This agreement is on hold. Do not do this now. Questions? Call the number on this sheet.',
  },
  completed: { nl: 'Deze afspraak is afgelopen.', en: 'This agreement has ended.' },
  revoked: { nl: 'Deze afspraak is gestopt.', en: 'This agreement was stopped.' },
  'entered-in-error': {
    nl: 'Deze afspraak klopt niet en geldt niet.',
    en: 'This agreement is wrong and does not hold.',
  },
};
const WHAT: Text = { nl: 'Wat is afgesproken', en: 'What is agreed' };
const FOR: Text = { nl: 'Voor: {client}', en: 'For: {client}' };
const BY: Text = { nl: 'Wie doet het: {value}', en: 'Who does it: {value}' };
const ACT: Text = { nl: 'Wat: {act}', en: 'What: {act}' };
const WHEN: Text = { nl: 'Wanneer: {value}', en: 'When: {value}' };
const SINCE: Text = { nl: 'Vanaf: {value}', en: 'From: {value}' };
const UNTIL: Text = { nl: 'Tot en met: {value}', en: 'Until: {value}' };
const HOW: Text = { nl: 'Zo doe je het', en: 'How to do it' };
const CALL: Text = { nl: 'Vragen of problemen? Bel', en: 'Questions or problems? Call' };
const CALL_WHO: Text = { nl: '{value}', en: '{value}' };
const CALL_NUMBER: Text = { nl: 'Telefoon: {value}', en: 'Phone: {value}' };
const CALL_WHEN: Text = { nl: 'Bereikbaar: {value}', en: 'When: {value}' };
const CALL_NOBODY: Text = {
  nl: 'Hier staat nog niet wie je kunt bellen. Vraag het aan de zorgverlener.',
  en: 'It does not say yet whom you can call. Ask the professional.',
};
const LIMITS: Text = { nl: 'Wat wel en wat niet', en: 'What to do and what not' };
const ABLE: Text = { nl: 'Dit doe je wel: {value}', en: 'You do this: {value}' };
const UNABLE: Text = { nl: 'Dit doe je niet: {value}', en: 'You do not do this: {value}' };
const FAMILY: Text = {
  nl: 'Dit wil de familie zelf blijven doen: {value}',
  en: 'The family wants to keep doing this: {value}',
};
const CANNOT_COME: Text = { nl: 'Als je niet kunt komen', en: 'When you cannot come' };
const STAND_IN: Text = { nl: 'Dan doet het: {value}', en: 'Then it is done by: {value}' };
const PAUSE: Text = { nl: 'Pauze van {from} tot en met {to}.', en: 'Pause from {from} until {to}.' };
const TALK: Text = { nl: 'Samen kijken hoe het gaat', en: 'Looking together at how it goes' };
const NEXT: Text = { nl: 'Het volgende gesprek is uiterlijk op {value}.', en: 'The next talk is by {value}.' };
const CONSENT: Text = { nl: 'Wie heeft ja gezegd', en: 'Who said yes' };
const CLIENT_CONSENTS: Text = {
  nl: 'De cliënt, of wie voor de cliënt beslist: op {value}.',
  en: 'The client, or who decides for the client: on {value}.',
};
const CLIENT_CONSENTS_UNDATED: Text = {
  nl: 'De cliënt, of wie voor de cliënt beslist.',
  en: 'The client, or who decides for the client.',
};
const CARER_CONSENTS: Text = { nl: 'Wie het doet: op {value}.', en: 'Who does it: on {value}.' };
const RIGHTS: Text = { nl: 'Goed om te weten', en: 'Good to know' };
const STOP: Text = {
  nl: 'Je mag altijd stoppen, op elk moment. Bel dan. Een ander neemt het over.',
  en: 'You may always stop, at any time. Call then. Somebody else takes over.',
};
const REFUSE: Text = {
  nl: 'Twijfel je, of voelt het niet veilig? Doe het dan niet en bel eerst.',
  en: 'In doubt, or does it not feel safe? Then do not do it, and call first.',
};
const LIABLE: Text = {
  nl: 'Vraag de zorgorganisatie hoe je verzekerd bent.',
  en: 'Ask the care organisation how you are insured.',
};
const FOOTER: Text = {
  nl: 'Gemaakt op {day}. Staat er iets niet goed? Zeg het tegen de zorgverlener.',
  en: 'Made on {day}. Is something wrong? Tell the professional.',
};
