import { isObject, type Json, type JsonObject } from '../../fhir/json.ts';
import type { Note, Pass } from './pass.ts';

/** How many values are remembered at one site; then it begins anew. Longer texts are not: they are hardly ever met again. */
const MOST = 500;
const LONGEST = 200;

type Ask = (value: Json, pass: Pass, parent: JsonObject) => void;

const notesOf = (ask: Ask, value: Json, pass: Pass, parent: JsonObject): readonly Note[] => {
  const from = pass.size;
  ask(value, pass, parent);
  return pass.takeBack(from);
};

const tell = (notes: readonly Note[], pass: Pass): true => {
  for (const { finding, path } of notes) pass.note(finding, path);
  return true;
};

/** What checks said of texts. `quiet` are those that they had nothing to say of. */
export const textMemo = (
  ask: Ask,
  isMemorable: (text: string) => boolean = () => true,
): { quiet: ReadonlySet<Json>; tell: (value: Json, pass: Pass, parent: JsonObject) => true } => {
  const quiet = new Set<Json>();
  const told = new Map<Json, readonly Note[]>();
  return {
    quiet,
    tell: (value, pass, parent) => {
      if (typeof value !== 'string' || value.length > LONGEST || !isMemorable(value)) {
        ask(value, pass, parent);
        return true;
      }
      const known = told.get(value);
      if (known) return tell(known, pass);
      const notes = notesOf(ask, value, pass, parent);
      if (quiet.size + told.size >= MOST) {
        quiet.clear();
        told.clear();
      }
      if (notes.length === 0) quiet.add(value);
      else told.set(value, notes);
      return tell(notes, pass);
    },
  };
};

/** A code as it is told apart from others: by itself, its system, and the text that goes with it. */
interface Known {
  readonly system: Json | undefined;
  readonly text: Json | undefined;
  readonly notes: readonly Note[];
}

/** What checks said of objects that hold a code and nothing else that could matter; `codeIn` finds what they hold, if so. */
export const codeMemo = (
  ask: Ask,
  codeIn: (value: JsonObject) => JsonObject | undefined,
  text: string,
): ((value: Json, pass: Pass, parent: JsonObject) => true) => {
  const byCode = new Map<Json, Known[]>();
  let size = 0;
  return (value, pass, parent) => {
    const coding = isObject(value) ? codeIn(value) : undefined;
    const code = coding?.['code'];
    if (!coding || typeof code !== 'string') {
      ask(value, pass, parent);
      return true;
    }
    const system = coding['system'];
    const said = coding[text];
    const known = byCode.get(code);
    if (known) {
      for (const one of known) if (one.system === system && one.text === said) return tell(one.notes, pass);
    }
    const notes = notesOf(ask, value, pass, parent);
    if (isShort(code) && isShort(system) && isShort(said)) {
      if (size >= MOST) {
        byCode.clear();
        size = 0;
      }
      const others = byCode.get(code);
      // Many systems, or many texts, for one code would make each look-up long.
      if (!others) byCode.set(code, [{ system, text: said, notes }]);
      else if (others.length < 8) others.push({ system, text: said, notes });
      size += 1;
    }
    return tell(notes, pass);
  };
};

const isShort = (value: Json | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.length <= LONGEST);
