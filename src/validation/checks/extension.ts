import type { Kind } from '../check.ts';

/** Extensions that no definition at hand describes (R4 §2.4.1): others' may stand, but nobody has looked into them. */
export const unknownExtension: Kind = {
  id: 'extension-undecided',
  code: 'extension',
  outcome: 'undecided',
  text: {
    nl: 'Deze extensie is hier niet bekend; de inhoud is niet beoordeeld.',
    en: 'This extension is not known here; its content was not evaluated.',
  },
};

/** One that changes the meaning of what it stands in must be understood, or the whole is not (R4 §2.4.2). */
export const unknownModifier: Kind = {
  id: 'modifier-extension-unknown',
  code: 'extension',
  text: {
    nl: 'Een modifierExtension die hier niet bekend is, mag niet worden genegeerd.',
    en: 'A modifierExtension that is not known here must not be ignored.',
  },
};
