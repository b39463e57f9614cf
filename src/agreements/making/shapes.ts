import { CANONICAL } from '../../fhir/canonical.ts';
import type { Json, JsonObject } from '../../fhir/json.ts';

/** A concept of one of our code systems. */
export const concept = (system: string, code: string): JsonObject => ({
  coding: [{ system: `${CANONICAL}/CodeSystem/${system}`, code }],
});

/** An extension of ours with a value: `extension('act-kind', 'valueCode', 'care-act')`. None without the value. */
export const extension = (name: string, type: string, value: Json | undefined): JsonObject[] =>
  value === undefined ? [] : [{ url: `${CANONICAL}/StructureDefinition/${name}`, [type]: value }];

/** A part of an extension of ours; none without the value. */
export const part = (url: string, type: string, value: Json | undefined): JsonObject[] =>
  value === undefined ? [] : [{ url, [type]: value }];

/** An extension of ours with parts; none without any. */
export const extensionOfParts = (name: string, parts: readonly JsonObject[]): JsonObject[] =>
  parts.length === 0 ? [] : [{ url: `${CANONICAL}/StructureDefinition/${name}`, extension: [...parts] }];

export const profiled = (profile: string): JsonObject => ({ profile: [`${CANONICAL}/StructureDefinition/${profile}`] });

/** The element with this name, unless there is nothing in it. */
export const unlessEmpty = (name: string, list: readonly Json[]): JsonObject =>
  list.length > 0 ? { [name]: [...list] } : {};

export const maybe = (name: string, value: Json | undefined): JsonObject =>
  value === undefined ? {} : { [name]: value };

/** The system of the identifiers of what a decision makes: the caller's id of the decision, and which part it is. */
export const DECISION_SYSTEM = `${CANONICAL}/decision`;

export const decisionIdentifier = (decision: string, role: string): JsonObject => ({
  system: DECISION_SYSTEM,
  value: `${decision}/${role}`,
});
