import { type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { referencesIn } from '../fhir/reference.ts';
import { codingsOf, codingText, isTestLabel, type Level, levelOf, RECORD_TYPE, type Section } from './codes.ts';
import { type Days, daysOf, daysOfPeriod } from './days.ts';
import { rowOf } from './dossier.ts';
import type { DossierRow } from './dossier-row.ts';
import { namedBy, valuesAt } from './references.ts';

/** What someone asks to see: a part of the dossier as such, or one resource. */
export type Target = SectionTarget | ResourceTarget;

export interface SectionTarget {
  readonly kind: 'section';
  readonly section: Section;
}

export interface ResourceTarget {
  readonly kind: 'resource';
  /** `CarePlan/x`. */
  readonly reference: string;
  readonly version: string | undefined;
  /** Undefined: the type is of no client, and is never shown. */
  readonly row: DossierRow | undefined;
  /** The clients whose dossier it names, as its row says. */
  readonly clients: readonly string[];
  readonly level: Level;
  /** Labels beside the level that restrict it, as `system|code`. */
  readonly labels: readonly string[];
  /** When its data are from; undefined when it does not say. */
  days(): Days | undefined;
  /** Who does it, for an agreement of ours that counts; else nobody. */
  readonly performers: readonly string[];
  /** It is a concern itself (DISC-13). */
  readonly concern: boolean;
  /** All that it refers to, as `Type/id`. */
  references(): ReadonlySet<string>;
}

export const sectionTarget = (section: Section): SectionTarget => ({ kind: 'section', section });

const NONE: JsonObject[] = [];

/** A resource as the decision looks at it. */
export const resourceTarget = (resource: Resource): ResourceTarget => {
  const row = rowOf(resource);
  const security = resource.meta?.['security'] === undefined ? NONE : objects(resource.meta['security']);
  const levels = security.map(levelOf);
  const version = resource.meta?.versionId;
  return {
    kind: 'resource',
    reference: `${resource.resourceType}/${resource.id}`,
    version: typeof version === 'string' ? version : undefined,
    row,
    clients: row ? clientsOf(resource, row) : [],
    level: levels.includes('V') ? 'V' : levels.includes('R') ? 'R' : 'N',
    labels: security.filter((coding) => !levelOf(coding) && !isTestLabel(coding)).map(codingText),
    days: () => datedBy(resource, row),
    performers: row?.section === 'agreements' ? performersOf(resource) : [],
    concern: isConcern(resource),
    references: () =>
      new Set([...referencesIn(resource)].flatMap(({ reference }) => namedBy({ reference })?.reference ?? [])),
  };
};

const CONCERN = `${RECORD_TYPE}|concern`;

export const isConcern = (resource: Resource): boolean =>
  resource.resourceType === 'Task' && objects(resource['code']).flatMap(codingsOf).map(codingText).includes(CONCERN);

const clientsOf = (resource: Resource, { client }: DossierRow): string[] => {
  if (client === 'id') return [`Patient/${resource.id}`];
  const named = valuesAt(resource, client).map(namedBy);
  return [...new Set(named.flatMap((one) => (one?.type === 'Patient' ? [one.reference] : [])))];
};

const performersOf = (resource: Resource): string[] =>
  resource.resourceType !== 'CarePlan' || resource['status'] === 'entered-in-error'
    ? []
    : valuesAt(resource, 'activity.detail.performer').flatMap((node) => namedBy(node)?.reference ?? []);

const datedBy = (resource: Resource, row: DossierRow | undefined): Days | undefined => {
  const date = row?.dates?.map((name) => resource[name]).find((value) => value !== undefined);
  return typeof date === 'string' ? daysOf(date) : daysOfPeriod(date);
};
