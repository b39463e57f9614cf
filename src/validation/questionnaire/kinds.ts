import type { Kind } from '../check.ts';

/** What may be wrong with the answers to a questionnaire as a whole; of a single value see answers.ts and limits.ts. */
export const notAtHand: Kind = {
  id: 'response-questionnaire-unknown',
  code: 'not-found',
  outcome: 'undecided',
  severity: 'warning',
  text: {
    nl: 'Deze vragenlijst is hier niet bekend; de antwoorden zijn er niet aan getoetst.',
    en: 'This questionnaire is not known here; the answers were not held to it.',
  },
};

export const unknown: Kind = {
  id: 'response-item-unknown',
  code: 'structure',
  text: {
    nl: 'De vragenlijst heeft geen item met deze linkId.',
    en: 'The questionnaire has no item with this linkId.',
  },
};

export const misplaced: Kind = {
  id: 'response-item-misplaced',
  code: 'structure',
  text: {
    nl: 'De vragenlijst heeft dit item op een andere plaats.',
    en: 'The questionnaire has this item in another place.',
  },
};

/** R4 QuestionnaireResponse: "Items in the response are in the same order as in the questionnaire". */
export const outOfOrder: Kind = {
  id: 'response-item-order',
  code: 'structure',
  text: {
    nl: 'De items staan in een andere volgorde dan in de vragenlijst.',
    en: 'The items are in another order than in the questionnaire.',
  },
};

export const twice: Kind = {
  id: 'response-item-repeated',
  code: 'structure',
  text: { nl: '{linkId} mag er één keer staan.', en: '{linkId} may stand here once.' },
};

export const otherText: Kind = {
  id: 'response-item-text',
  code: 'value',
  text: {
    nl: 'De tekst van {linkId} is een andere dan die van de vragenlijst.',
    en: 'The text of {linkId} is another than that of the questionnaire.',
  },
};

export const missing: Kind = {
  id: 'response-required',
  code: 'required',
  text: {
    nl: '{linkId} is niet beantwoord: minstens {min}, gevonden {count}.',
    en: '{linkId} is not answered: at least {min}, found {count}.',
  },
};

/** As long as someone is answering, what is missing may still come. */
export const missingYet: Kind = { ...missing, severity: 'warning' };

export const answeredTwice: Kind = {
  id: 'response-answer-max',
  code: 'structure',
  text: { nl: '{linkId} heeft hoogstens {max} antwoord(en).', en: '{linkId} has at most {max} answer(s).' },
};

export const exclusive: Kind = {
  id: 'response-answer-exclusive',
  code: 'value',
  text: {
    nl: 'Een van deze antwoorden op {linkId} sluit andere uit.',
    en: 'One of these answers to {linkId} excludes others.',
  },
};

export const groupAnswered: Kind = {
  id: 'response-group-answer',
  code: 'structure',
  text: {
    nl: '{linkId} is een groep, en heeft zelf geen antwoord.',
    en: '{linkId} is a group, which has no answer itself.',
  },
};

export const displayed: Kind = {
  id: 'response-display',
  code: 'structure',
  text: {
    nl: '{linkId} is er om te lezen, en heeft geen antwoord of items.',
    en: '{linkId} is to be read, and has no answer or items.',
  },
};

/** R4 QuestionnaireResponse.item.item and .answer.item: below a question, items stand in its answer. */
export const besideAnswer: Kind = {
  id: 'response-item-beside-answer',
  code: 'structure',
  text: {
    nl: '{linkId} is een vraag: items daaronder staan in het antwoord.',
    en: '{linkId} is a question: items below it stand in its answer.',
  },
};

export const notEnabled: Kind = {
  id: 'response-not-enabled',
  code: 'business-rule',
  text: {
    nl: '{linkId} is beantwoord, maar wordt bij deze antwoorden niet gevraagd.',
    en: '{linkId} is answered, but is not asked with these answers.',
  },
};

export const enablementUndecided: Kind = {
  id: 'response-enabled-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of {linkId} bij deze antwoorden wordt gevraagd.',
    en: 'Not evaluated whether {linkId} is asked with these answers.',
  },
};

export const readOnly: Kind = {
  id: 'response-read-only',
  code: 'value',
  severity: 'warning',
  text: {
    nl: 'Het antwoord op {linkId} ligt vast, en is hier een ander.',
    en: 'The answer to {linkId} is fixed, and is another here.',
  },
};
