import type { JsonObject, Resource } from '../../src/fhir/json.ts';

/** The words in which an operation is called: `text('decision', 'x')`, `part('carer', ref('who', 'Patient/p'))`. */
export type Parameter = JsonObject & { readonly name: string };

export const text = (name: string, valueString: string): Parameter => ({ name, valueString });
export const code = (name: string, valueCode: string): Parameter => ({ name, valueCode });
export const day = (name: string, valueDate: string): Parameter => ({ name, valueDate });
export const flag = (name: string, valueBoolean = true): Parameter => ({ name, valueBoolean });
export const ref = (name: string, reference: string): Parameter => ({ name, valueReference: { reference } });
export const part = (name: string, ...parts: Parameter[]): Parameter => ({ name, part: parts });
export const phone = (name: string, value: string): Parameter => ({
  name,
  valueContactPoint: { system: 'phone', value },
});
export const act = (name: string): Parameter => ({
  name: 'act',
  valueCodeableConcept: { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/act', code: name }] },
});
export const resource = (name: string, value: JsonObject): Parameter => ({ name, resource: value });

export const parameters = (...parameter: readonly Parameter[]): Resource => ({
  resourceType: 'Parameters',
  parameter: [...parameter],
});
