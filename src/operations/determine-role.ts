import { determineRole as roleBy } from '../agreements/role-check.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { Resource } from '../fhir/json.ts';
import { render } from '../fhir/text.ts';
import type { Operation } from './operation.ts';
import { readParameters } from './parameters.ts';
import { requireGuide } from './questionnaire-answers.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/determine-role`;

/**
 * `$determine-role`: which role somebody has towards a client, from the answers of the role check (ROLE-1 to ROLE-10). In: `answers`
 * (QuestionnaireResponse to the Questionnaire role-check). Out: `role` (client, mantelzorger, vrijwilliger, professional, none,
 * undecided), `rule` (that decided) and `explanation`. Nothing is read or written. Errors: 400 no answers; 422 to another questionnaire.
 */
export const determineRole: Operation = {
  name: 'determine-role',
  definition: DEFINITION,
  levels: ['system'],
  run: async (call, input) => {
    const given = readParameters(call, DEFINITION, input);
    requireGuide(given, `${CANONICAL}/Questionnaire/role-check`);
    const { role, rule, text } = roleBy(given.value('answers') as Resource);
    return {
      resourceType: 'Parameters',
      parameter: [
        { name: 'role', valueCode: role },
        { name: 'rule', valueCode: rule },
        { name: 'explanation', valueString: render(text, call.language) },
      ],
    };
  },
};
