import { isObject, type Json, type JsonObject, type Resource } from '../../fhir/json.ts';
import { checkReference } from '../checks/reference-target.ts';
import type { Scope } from '../run.ts';
import { type Compiler, knownBeforehand } from './compiler.ts';
import { type Note, type Pass, SettledPlace, Unsettled, unsettled } from './pass.ts';
import type { Site } from './site.ts';

/** What is known of references of one form, whatever the id. */
interface OfForm {
  /** What is said where the target is not at hand; undefined when that depends on more. */
  readonly absent: readonly Note[] | undefined;
  /** By the type of a target that is at hand: whether nothing is said, whatever else the target is. */
  readonly present: Map<string, boolean>;
}

const URN = 'urn:uuid:';

/**
 * References of the commonest forms, `Type/id` and `urn:uuid:`, by what `checkReference` says of another one of that form. False for the
 * rest, each of which it is to be asked about itself; fragments are kept for what is to be told of them all.
 */
export const referenceTest = (compiler: Compiler, site: Site): ((value: Json, pass: Pass) => boolean) => {
  const { resourceTypes } = compiler.knowledge.definitions;
  const known = new Map<string, Map<Json | undefined, OfForm>>();
  const formOf = (form: string, said: Json | undefined): OfForm | undefined => {
    const ofForm = known.get(form) ?? new Map<Json | undefined, OfForm>();
    const found = ofForm.get(said);
    if (found) return found;
    if (form !== URN && !resourceTypes.has(form)) return undefined;
    if (said !== undefined && !(typeof said === 'string' && resourceTypes.has(said))) return undefined;
    const made: OfForm = { absent: askedFor(compiler, site, exampleOf(form, said), undefined), present: new Map() };
    known.set(form, ofForm.set(said, made));
    return made;
  };
  return (value, pass) => {
    const reference = isObject(value) ? value['reference'] : undefined;
    if (typeof reference !== 'string' || !isObject(value)) return false;
    if (reference.startsWith('#')) {
      pass.fragments ??= new Set();
      pass.fragments.add(reference);
      return false;
    }
    const said = value['type'];
    const slash = reference.indexOf('/');
    const form = slash > 0 && isId(reference, slash + 1) ? reference.slice(0, slash) : URN;
    if (form === URN && !reference.startsWith(URN)) return false;
    const of = formOf(form, said);
    const target = of && pass.scope.resolve(reference);
    if (!of) return false;
    if (target) {
      const { resourceType } = target;
      let right = of.present.get(resourceType);
      if (right === undefined && resourceTypes.has(resourceType)) {
        right = askedFor(compiler, site, exampleOf(form, said), { resourceType })?.length === 0;
        of.present.set(resourceType, right);
      }
      return right === true;
    }
    if (!of.absent) return false;
    for (const { finding, path } of of.absent) pass.note(finding, path);
    return true;
  };
};

const exampleOf = (form: string, said: Json | undefined): JsonObject => ({
  reference: form === URN ? `${URN}00000000-0000-0000-0000-000000000000` : `${form}/1`,
  ...(said !== undefined && { type: said }),
});

/** What `checkReference` says of a reference, with this target or with none; undefined when it asks for more than that. */
const askedFor = (
  { knowledge }: Compiler,
  site: Site,
  example: JsonObject,
  target: Resource | undefined,
): readonly Note[] | undefined => {
  const notes: Note[] = [];
  const run = knownBeforehand(knowledge, (finding) => notes.push({ finding, path: finding.expression }));
  const scope: Scope = {
    at: '',
    get resource() {
      return unsettled();
    },
    get root() {
      return unsettled();
    },
    resolve: () => target,
    outside: unsettled,
  };
  try {
    checkReference(run, new SettledPlace(site, example, scope));
    return notes;
  } catch (error) {
    if (error instanceof Unsettled) return undefined;
    throw error;
  }
};

/** Whether a text from here on is an id: 1 to 64 letters, digits, `-` and `.` (R4 §2.24.0.1). */
const isId = (text: string, from: number): boolean => {
  const length = text.length - from;
  if (length < 1 || length > 64) return false;
  for (let i = from; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    const ok = (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || c === 45 || c === 46;
    if (!ok) return false;
  }
  return true;
};
