import type { JsonObject } from '../fhir/json.ts';

const MODIFIERS = ['modifierExtension', 'implicitRules', '_implicitRules'];

/** Whether nothing in this node itself says that the rest may mean something else (R4 §2.1.27). */
export const isUnderstood = (node: JsonObject): boolean => MODIFIERS.every((name) => node[name] === undefined);
