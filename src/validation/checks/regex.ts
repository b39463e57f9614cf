import { objects } from '../../fhir/json.ts';
import { wholeMatch } from '../../fhir/whole-match.ts';
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
    // One that takes for ever elsewhere must not here; what RE2 has no way to say is undecided.
    const form = wholeMatch(expression);
    return (value) => (typeof value === 'object' ? true : form?.(String(value)));
  },
  parameters: (expression) => ({ expression }),
  text: { nl: 'Heeft niet de vorm {expression}.', en: 'Does not have the form {expression}.' },
};
