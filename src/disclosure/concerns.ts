import { CANONICAL } from '../fhir/canonical.ts';
import { objects, type Resource } from '../fhir/json.ts';
import { namedBy, valuesAt } from './references.ts';
import { isConcern, type ResourceTarget } from './target.ts';

/** A concern of the client's dossier, and whom it is about (DISC-13). */
export interface Concern {
  readonly reference: string;
  /** References; undefined when it names nobody that can be told apart: then it is hidden from all but staff. */
  readonly about: readonly string[] | undefined;
}

const ABOUT = `${CANONICAL}/StructureDefinition/concern-about`;

/**
 * The concerns among these tasks, and the tasks that lead to one, step by step: they are about whom it is about. The members of
 * a team that a concern is about are each of them about whom it is.
 */
export const readConcerns = (tasks: readonly Resource[], teams: ReadonlyMap<string, readonly string[]>): Concern[] => {
  const concerns = new Map(tasks.filter(isConcern).map((task) => [`Task/${task.id}`, aboutOf(task, teams)]));
  for (let before = 0; before < concerns.size; ) {
    before = concerns.size;
    for (const task of tasks) {
      const reference = `Task/${task.id}`;
      const lead = PARENTS.flatMap((path) => valuesAt(task, path))
        .map((node) => namedBy(node)?.reference)
        .find((parent) => parent !== undefined && concerns.has(parent));
      if (lead && !concerns.has(reference)) concerns.set(reference, concerns.get(lead));
    }
  }
  return [...concerns].map(([reference, about]) => ({ reference, about }));
};

const PARENTS = ['partOf', 'focus', 'basedOn'];

const aboutOf = (task: Resource, teams: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined => {
  const named = objects(task['extension'])
    .filter((extension) => extension['url'] === ABOUT)
    .map((extension) => namedBy(extension['valueReference']));
  if (named.length === 0 || named.some((n) => n === undefined)) return undefined;
  const about = named.map((n) => n?.reference as string);
  if (about.some((reference) => reference.startsWith('CareTeam/') && !teams.has(reference))) return undefined;
  return about.flatMap((reference) => [reference, ...(teams.get(reference) ?? [])]);
};

/** Types of which a resource that refers to a concern is about it: its tasks, what was said and logged of it. In others the reference is masked. */
const ABOUT_IT: ReadonlySet<string> = new Set([
  ...['Task', 'Provenance', 'AuditEvent', 'Communication', 'CommunicationRequest', 'Flag', 'DetectedIssue'],
  'QuestionnaireResponse',
]);

/** The concerns that are hidden from this human: about any reference of his, or about nobody who can be told apart. */
export const hiddenConcerns = (concerns: readonly Concern[], all: ReadonlySet<string>): readonly Concern[] =>
  concerns.filter(({ about }) => about === undefined || about.some((reference) => all.has(reference)));

/**
 * Whether a resource is a concern that is hidden from this human, one of its tasks, or says something of it (a log entry, a provenance).
 * A concern that is not among those of the dossier is hidden from everybody: nobody knows whom it is about.
 */
export const hidesFrom = (target: ResourceTarget, concerns: readonly Concern[], all: ReadonlySet<string>): boolean => {
  if (target.concern && !concerns.some(({ reference }) => reference === target.reference)) return true;
  const hidden = hiddenConcerns(concerns, all);
  if (hidden.some(({ reference }) => reference === target.reference)) return true;
  if (hidden.length === 0 || !ABOUT_IT.has(target.reference.split('/')[0] as string)) return false;
  const references = target.references();
  return hidden.some(({ reference }) => references.has(reference));
};
