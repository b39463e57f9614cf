import type { StructureDefinition } from '@medplum/fhirtypes';
import type { Json, Resource } from '../../src/fhir/json.ts';

/**
 * A case of a table: what is wrong in `wrong`, and `right`, its twin, in which nothing is. `npm run parity` shows both to the HL7
 * validator as well.
 */
export interface Case {
  readonly title: string;
  readonly right: Json;
  readonly wrong: Json;
  /** Each error that `wrong` has, as `id expression`. */
  readonly finds: readonly string[];
}

/** The cases of one kind of check. */
export interface Table {
  readonly kind: string;
  /** Profiles beside R4, as differentials. A resource claims them in meta.profile. */
  readonly profiles?: readonly StructureDefinition[];
  /** Value sets, code systems and whatever else the cases need. */
  readonly further?: readonly Resource[];
  readonly cases: readonly Case[];
}

/** A profile as a differential. Each element is `id` and what is said of it; its path follows from the id. */
export const profile = (
  name: string,
  type: string,
  elements: Readonly<Record<string, object>>,
  more: Partial<StructureDefinition> = {},
): StructureDefinition => ({
  resourceType: 'StructureDefinition',
  url: urlOf(name),
  name: name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  status: 'active',
  fhirVersion: '4.0.1',
  kind: 'resource',
  abstract: false,
  type,
  baseDefinition: `http://hl7.org/fhir/StructureDefinition/${type}`,
  derivation: 'constraint',
  differential: {
    element: Object.entries({ [type]: {}, ...elements }).map(([id, said]) => ({
      id,
      path: id.replaceAll(/:[^.]*/g, ''),
      ...(/:[^.]*$/.test(id) && { sliceName: id.slice(id.lastIndexOf(':') + 1) }),
      ...said,
    })),
  },
  ...more,
});

export const urlOf = (name: string): string => `http://tables.example/fhir/StructureDefinition/${name}`;
