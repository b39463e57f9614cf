import type { Resource } from '../fhir/json.ts';
import { objects } from '../fhir/json.ts';
import { codingsOf, codingText, type Section } from './codes.ts';
import type { CodeFilter, DossierRow } from './dossier-row.ts';
import { SHOWN } from './dossier-table.ts';
import { COMMON, HIDDEN } from './hidden-table.ts';

/** The whole table: one row for each kind of resource that can be in a client's dossier. */
export const DOSSIER: readonly DossierRow[] = [...SHOWN, ...HIDDEN];

const byType = new Map<string, DossierRow[]>();
for (const row of DOSSIER) byType.set(row.type, [...(byType.get(row.type) ?? []), row]);

const common: ReadonlySet<string> = new Set(COMMON);

/** The row that a resource falls under; undefined for a type that is of no client, or not in the table. */
export const rowOf = (resource: Resource): DossierRow | undefined =>
  byType.get(resource.resourceType)?.find(({ filter }) => !filter || passes(resource, filter));

/** A row of a type, for what all rows of it have in common: where it says whose it is, and how it is found by that. */
export const rowOfType = (type: string): DossierRow | undefined => byType.get(type)?.[0];

const passes = (resource: Resource, { element, codes, not }: CodeFilter): boolean => {
  const found = objects(resource[element])
    .flatMap(codingsOf)
    .some((coding) => codes.includes(codingText(coding)));
  return found !== (not === true);
};

/** Whether a section can hold resources of a type. */
export const sectionHolds = (section: Section, type: string): boolean =>
  byType.get(type)?.some((row) => row.section === section) ?? false;

/** Whether references to this type stay readable in what is disclosed: it is about no client. */
export const isCommon = (type: string): boolean => common.has(type);
