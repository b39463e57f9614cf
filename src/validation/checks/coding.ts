import { isObject } from '../../fhir/json.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** A code that its own code system does not have. R4 §4.1.1. */
const unknownCode: Kind = {
  id: 'code-unknown',
  code: 'code-invalid',
  text: { nl: 'Codestelsel {system} kent deze code niet.', en: 'Code system {system} has no such code.' },
};

/** A Quantity's code may be in any system, and R4 binds few: said, not refused. */
const unknownUnit: Kind = { ...unknownCode, severity: 'warning' };

const undecidedCode: Kind = {
  id: 'code-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of codestelsel {system} deze code heeft: het is hier niet (volledig) aanwezig.',
    en: 'Not evaluated whether code system {system} has this code: it is not (completely) at hand.',
  },
};

/** Coding.display: "the meaning of the code in the system, following the rules of the system". R4 §2.24.0.5. */
const wrongDisplay: Kind = {
  id: 'display-wrong',
  code: 'value',
  severity: 'warning',
  text: {
    nl: 'Deze weergavetekst heeft het codestelsel niet; wel: {displays}.',
    en: 'The code system does not have this display; it has: {displays}.',
  },
};

/** Holds a Coding, or the unit of a Quantity, to its own code system. */
export const checkCoding = (run: Run, place: Place): void => {
  if (place.type !== 'Coding' && !run.definitions.model.isA(place.type, 'Quantity')) return;
  if (!isObject(place.value) || !('system' in place.value)) return;
  const { system, code, display } = place.value;
  if (typeof system !== 'string' || typeof code !== 'string') return;
  const report = (kind: Kind, element: string, parameters = {}) =>
    run.report(found(kind, `${place.expression}.${element}`, place.element.source, parameters));
  const membership = run.terminology.inSystem(system, code);
  if (membership === 'unknown') return report(undecidedCode, 'code', { system });
  if (membership === 'out') return report(place.type === 'Coding' ? unknownCode : unknownUnit, 'code', { system });
  const displays = run.terminology.displays(system, code);
  if (typeof display !== 'string' || displays.length === 0 || displays.some((d) => same(d, display))) return;
  report(wrongDisplay, 'display', { displays: displays.slice(0, 3).join(', ') });
};

const same = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
