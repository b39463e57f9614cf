import type { ElementDefinition } from '@medplum/fhirtypes';
import type { Json } from '../fhir/json.ts';

/** The value of a choice of ElementDefinition itself, such as `fixed[x]`, `pattern[x]` or `minValue[x]`, whatever its type. */
export const choiceOf = (element: ElementDefinition, name: string): { type: string; value: Json } | undefined => {
  for (const key in element) {
    if (!key.startsWith(name) || !Object.hasOwn(element, key)) continue;
    const value = element[key as keyof ElementDefinition];
    if (value !== undefined && /^[A-Z]/.test(key.slice(name.length)))
      return { type: key.slice(name.length), value: value as Json };
  }
  return undefined;
};
