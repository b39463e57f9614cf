import { isObject, type Json, type Resource } from '../../fhir/json.ts';
import { checkReference } from '../checks/reference-target.ts';
import type { Scope } from '../run.ts';
import { type Compiler, knownBeforehand } from './compiler.ts';
import { type Note, type Pass, SettledPlace, Unsettled, unsettled } from './pass.ts';
import type { Site } from './site.ts';

/** What is known of a reference to a type, whatever the id. */
interface OfType {
  /** What is said where the target is not at hand; undefined when that depends on more. */
  readonly absent: readonly Note[] | undefined;
  /** Nothing is said where the target is at hand, and of this type. */
  readonly presentIsRight: boolean;
}

/**
 * References of the commonest form, `Type/id` and nothing said of the type beside it, by what `checkReference` says of one to that type.
 * False for any other, which it is to be asked about itself.
 */
export const referenceTest = (compiler: Compiler, site: Site): ((value: Json, pass: Pass) => boolean) => {
  const { knowledge } = compiler;
  const known = new Map<string, OfType>();
  const ofType = (type: string): OfType | undefined => {
    let found = known.get(type);
    if (!found && knowledge.definitions.resourceTypes.has(type)) {
      const present = askedFor(compiler, site, type, { resourceType: type });
      found = { absent: askedFor(compiler, site, type, undefined), presentIsRight: present?.length === 0 };
      known.set(type, found);
    }
    return found;
  };
  return (value, pass) => {
    const reference = isObject(value) && value['type'] === undefined ? value['reference'] : undefined;
    if (typeof reference !== 'string') return false;
    const slash = reference.indexOf('/');
    if (slash < 1 || !isId(reference, slash + 1)) return false;
    const type = ofType(reference.slice(0, slash));
    if (!type) return false;
    const target = pass.scope.resolve(reference);
    if (target) return type.presentIsRight && target.resourceType === reference.slice(0, slash);
    if (!type.absent) return false;
    for (const { finding, path } of type.absent) pass.note(finding, path);
    return true;
  };
};

/** What `checkReference` says of a reference to a resource of this type; undefined when it asks for more than that. */
const askedFor = (
  { knowledge }: Compiler,
  site: Site,
  type: string,
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
    checkReference(run, new SettledPlace(site, { reference: `${type}/1` }, scope));
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
