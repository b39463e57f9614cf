import { isObject, type JsonObject } from '../../fhir/json.ts';

/** A Coding by itself, when it has nothing but its system, code and display. */
export const plainCoding = (coding: JsonObject): JsonObject | undefined =>
  coding['id'] === undefined &&
  coding['extension'] === undefined &&
  coding['version'] === undefined &&
  coding['userSelected'] === undefined
    ? coding
    : undefined;

/** The only Coding of a CodeableConcept, whose text says nothing of its binding. */
export const onlyCoding = (concept: JsonObject): JsonObject | undefined => {
  const codings = concept['coding'];
  if (!Array.isArray(codings) || codings.length !== 1) return undefined;
  const [coding] = codings;
  return isObject(coding) ? plainCoding(coding) : undefined;
};

/** A Quantity, whose code is in its system whatever its value. */
export const plainQuantity = (quantity: JsonObject): JsonObject | undefined =>
  quantity['id'] === undefined && quantity['extension'] === undefined ? quantity : undefined;
