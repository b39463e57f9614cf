import { CANONICAL } from '../../fhir/canonical.ts';
import type { JsonObject, Resource } from '../../fhir/json.ts';
import { maybe, profiled } from './shapes.ts';

/** Who decided what, from what, and why. */
export interface Account {
  readonly identifierOfContent?: string;
  /** Reference; undefined when nobody said who. */
  readonly by: JsonObject | undefined;
  /** R4 instant. */
  readonly recorded: string;
  /** R4 dateTime: when it was decided. */
  readonly occurred: string;
  readonly activity: 'CREATE' | 'UPDATE';
  readonly reason?: string | undefined;
  /** Reference to what it was made from: the meeting. */
  readonly source?: JsonObject | undefined;
  /** Confidentiality of what it is about: R hides it as that is hidden. */
  readonly confidential?: boolean;
}

/** The Provenance of a decision, to be written in one transaction with its targets (references, or the urns that they have there). */
export const provenanceOf = (targets: readonly string[], account: Account): Resource => ({
  resourceType: 'Provenance',
  meta: { ...profiled('provenance'), ...(account.confidential && { security: [RESTRICTED] }) },
  target: targets.map((reference) => ({ reference })),
  occurredDateTime: account.occurred,
  recorded: account.recorded,
  ...(account.reason !== undefined && { reason: [{ text: account.reason }] }),
  activity: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation', code: account.activity }],
  },
  agent: [{ type: AUTHOR, who: whoOf(account.by) }],
  ...maybe('entity', entitiesOf(account)),
});

/** R4 has no team as an agent: which of them it was, nobody said. */
const whoOf = (by: JsonObject | undefined): JsonObject => {
  if (!by || Object.keys(by).length === 0) return UNKNOWN;
  const { reference, type: _type, ...rest } = by;
  if (!String(reference).startsWith('CareTeam/')) return by;
  return Object.keys(rest).length > 0 ? rest : UNKNOWN;
};

const AUTHOR: JsonObject = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: 'author' }],
};

export const RESTRICTED: JsonObject = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  code: 'R',
};

const UNKNOWN: JsonObject = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

/** The system of the digest of what was sent: by it the same decision with other content is known. */
export const CONTENT_SYSTEM = `${CANONICAL}/decision-content`;

const entitiesOf = ({ source, identifierOfContent }: Account): JsonObject[] | undefined => {
  const entities: JsonObject[] = [
    ...(source ? [{ role: 'source', what: source }] : []),
    ...(identifierOfContent
      ? [{ role: 'source', what: { identifier: { system: CONTENT_SYSTEM, value: identifierOfContent } } }]
      : []),
  ];
  return entities.length > 0 ? entities : undefined;
};
