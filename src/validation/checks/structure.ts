import type { Kind } from '../check.ts';

/**
 * What the JSON form and the list of elements ask (R4 §2.6.2, §2.1.6). The walk itself meets these, so that they have no
 * condition of their own: each is named where it is met.
 */
export const unknownElement: Kind = {
  id: 'element-unknown',
  code: 'structure',
  text: { nl: 'Dit element bestaat niet in {parent}.', en: 'There is no such element in {parent}.' },
};

export const unknownElementNear: Kind = {
  ...unknownElement,
  text: {
    nl: 'Dit element bestaat niet in {parent}; bedoel je {near}?',
    en: 'There is no such element in {parent}; did you mean {near}?',
  },
};

export const minimum: Kind = {
  id: 'cardinality-min',
  code: 'required',
  text: {
    nl: '{element} ontbreekt: minstens {min}, gevonden {count}.',
    en: '{element} is missing: at least {min}, found {count}.',
  },
};

export const maximum: Kind = {
  id: 'cardinality-max',
  code: 'structure',
  text: {
    nl: '{element} staat er te vaak: hoogstens {max}, gevonden {count}.',
    en: 'Too many of {element}: at most {max}, found {count}.',
  },
};

export const listExpected: Kind = {
  id: 'list-expected',
  code: 'structure',
  text: { nl: 'Hier hoort een lijst te staan: [ … ].', en: 'A list is expected here: [ … ].' },
};

export const singleExpected: Kind = {
  id: 'single-expected',
  code: 'structure',
  text: { nl: 'Hier hoort één waarde te staan, geen lijst.', en: 'A single value is expected here, not a list.' },
};

export const nothingHere: Kind = {
  id: 'empty-value',
  code: 'structure',
  text: {
    nl: 'Leeg: een element heeft een waarde of staat er niet.',
    en: 'Empty: an element has a value or is not there.',
  },
};

export const wrongType: Kind = {
  id: 'type-wrong',
  code: 'structure',
  text: { nl: 'Hier hoort {expected} te staan.', en: '{expected} is expected here.' },
};

export const twiceChosen: Kind = {
  id: 'choice-twice',
  code: 'structure',
  text: { nl: '{element} mag maar in één vorm voorkomen.', en: '{element} may stand in one form only.' },
};

export const unknownResourceType: Kind = {
  id: 'resource-type-unknown',
  code: 'structure',
  text: {
    nl: 'resourceType ontbreekt of is geen type van FHIR R4.',
    en: 'resourceType is missing or no type of FHIR R4.',
  },
};
