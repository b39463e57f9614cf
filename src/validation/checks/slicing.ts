import type { Kind } from '../check.ts';

/** ElementDefinition.slicing: how many of each slice, and whether there may be others. R4 §5.1.0.14. */
export const sliceMinimum: Kind = {
  id: 'slice-min',
  code: 'required',
  text: {
    nl: '{element} van de soort {slice} ontbreekt: minstens {min}, gevonden {count}.',
    en: '{element} of the kind {slice} is missing: at least {min}, found {count}.',
  },
};

export const sliceMaximum: Kind = {
  id: 'slice-max',
  code: 'structure',
  text: {
    nl: '{element} van de soort {slice} staat er te vaak: hoogstens {max}, gevonden {count}.',
    en: 'Too many {element} of the kind {slice}: at most {max}, found {count}.',
  },
};

export const closedSlicing: Kind = {
  id: 'slice-closed',
  code: 'structure',
  text: { nl: 'Is geen van: {slices}.', en: 'Is none of: {slices}.' },
};

export const undecidedSlice: Kind = {
  id: 'slice-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of dit {slice} is: dat hangt af van {discriminator}.',
    en: 'Not evaluated whether this is {slice}: that depends on {discriminator}.',
  },
};

export const sliceOrder: Kind = {
  id: 'slice-order',
  code: 'structure',
  text: { nl: 'Staat niet in de volgorde {slices}.', en: 'Does not stand in the order {slices}.' },
};

export const notAtEnd: Kind = {
  id: 'slice-not-at-end',
  code: 'structure',
  text: { nl: 'Mag pas na deze staan: {slices}.', en: 'May only come after these: {slices}.' },
};
