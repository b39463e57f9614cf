import { isObject, type Json, objects } from '../../fhir/json.ts';
import { ACT_SYSTEM, type ActKinds } from '../acts.ts';
import type { Act, ActKind } from '../record.ts';

/** Codes of nl-core-HelpFromOthers that say what kind of help it is, and not which act. */
const KINDS_OF_HELP: ReadonlySet<string> = new Set([
  'http://snomed.info/sct|60689008',
  'http://snomed.info/sct|386229000',
]);

/** The act that a CodeableConcept names, in our codes or else in those of SNOMED CT; `said` is the kind that the agreement itself gives. */
export const readAct = (concept: Json | undefined, kinds: ActKinds, said?: unknown): Act => {
  const codings = isObject(concept) ? objects(concept['coding']) : [];
  const codes = codings.map((c) => `${c['system']}|${c['code']}`).filter((code) => !KINDS_OF_HELP.has(code));
  const known = codes.filter((code) => kinds.has(code));
  const facts = kinds.get(known.find((code) => code.startsWith(`${ACT_SYSTEM}|`)) ?? known[0] ?? '');
  return {
    codes: [...new Set([...codes, ...known.flatMap((code) => kinds.get(code)?.codes ?? [])])],
    kind: facts?.kind ?? (typeof said === 'string' ? (said as ActKind) : undefined),
    reserved: facts?.reserved ?? false,
    protocol: facts?.protocol ?? false,
  };
};

export const isSameAct = (a: Act, b: Act): boolean => a.codes.some((code) => b.codes.includes(code));
