import { CANONICAL } from '../fhir/canonical.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';

/** The parts that the resources of a dossier have in common. */

const SD = `${CANONICAL}/StructureDefinition`;
export const RELATION = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
export const DUTCH_ROLES = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472';
export const ROLE_MANTELZORGER = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1';

export const coded = (system: string, code: string, text?: string): JsonObject => ({
  coding: [{ system, code }],
  ...(text && { text }),
});
export const ours = (system: string, code: string): JsonObject => coded(`${CANONICAL}/CodeSystem/${system}`, code);

/** Somebody or something that others refer to. */
export interface Named {
  readonly reference: string;
  readonly display: string;
}
export const to = ({ reference, display }: Named): JsonObject => ({ reference, display });

export const plain = (name: string, value: JsonObject): JsonObject => ({ url: `${SD}/${name}`, ...value });
export const complex = (name: string, parts: Readonly<Record<string, JsonObject>>): JsonObject => ({
  url: `${SD}/${name}`,
  extension: Object.entries(parts).map(([url, value]) => ({ url, ...value })),
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The head of a resource in Dutch: its profile of ours where it has one, and what it says in a sentence. */
export const head = (resourceType: string, id: string, profile: string | undefined, told: string): Resource => ({
  resourceType,
  id,
  ...(profile && { meta: { profile: [`${SD}/${profile}`] } }),
  language: 'nl',
  text: {
    status: 'generated',
    div: `<div xmlns="http://www.w3.org/1999/xhtml" lang="nl" xml:lang="nl"><p>${escaped(told)}</p></div>`,
  },
});

/** A name as nl-core-NameInformation has it: the official one, and the one that people use. */
export const nameOf = (given: string, family: string): JsonObject[] => [
  {
    use: 'official',
    text: `${given} ${family}`,
    family,
    _family: {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/humanname-own-name', valueString: family }],
    },
    given: [given],
    _given: [
      { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-qualifier', valueCode: 'BR' }] },
    ],
  },
  { use: 'usual', given: [given] },
];

export const phone = (value: string, use: 'work' | 'mobile' | 'home'): JsonObject => ({ system: 'phone', value, use });

export const referenceOf = ({ resourceType, id }: Resource, display: string): Named => ({
  reference: `${resourceType}/${id}`,
  display,
});
