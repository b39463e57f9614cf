import { objects } from '../../fhir/json.ts';
import type { ValueCheck } from '../check.ts';

const REGEX = 'http://hl7.org/fhir/StructureDefinition/regex';

/** The regex extension of an ElementDefinition or of its only type: the whole of the value matches it. R4 extension `regex`. */
export const regex: ValueCheck<string> = {
  id: 'regex',
  code: 'value',
  applies: ({ extension, type }) => {
    const said = [...objects(extension as never), ...(type?.length === 1 ? objects(type[0]?.extension as never) : [])];
    const found = said.find((e) => e['url'] === REGEX)?.['valueString'];
    return typeof found === 'string' ? found : undefined;
  },
  passes: (expression) => {
    const form = compiled(expression);
    return (value) => (typeof value === 'object' ? true : form?.test(String(value)));
  },
  parameters: (expression) => ({ expression }),
  text: { nl: 'Heeft niet de vorm {expression}.', en: 'Does not have the form {expression}.' },
};

/** Undefined for a text that is no regular expression here: then no value can be held to it. */
const compiled = (expression: string): RegExp | undefined => {
  try {
    return new RegExp(`^(?:${expression})$`, 'u');
  } catch {
    return undefined;
  }
};
