import { failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, isResource, objects, type Resource } from '../fhir/json.ts';
import { validationOutcome } from '../fhir/outcome.ts';
import { textFindings } from '../validation/from-text/text-findings.ts';
import type { Operation, OperationInput } from './operation.ts';
import { scopedReads } from './scoped-reads.ts';
import type { Call } from './service.ts';

/**
 * `$validate` (R4 Resource-operation-validate), at every level.
 * In: the resource itself, or Parameters with `resource`, `profile` (any number) and `mode`; `profile` in the URL too; at an instance
 * without a body, what stands there. Out: OperationOutcome, 200 whether valid or not; of what was sent, each issue with its line and
 * column (the extensions `operationoutcome-issue-line` and `-col`), and properties that stand there twice.
 * Errors: 400 nothing to validate; 404, 410 no such instance.
 */
export const validate: Operation = {
  name: 'validate',
  definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate',
  levels: ['system', 'type', 'instance'],
  run: async (call, input) => {
    const { resource, profiles, at } = await parametersOf(call, input);
    const findings = [...call.validator.validate(resource, { profiles }), ...ofType(resource, input.type)];
    // What stands on the server has no text here.
    const { sent } = input;
    const placed = sent && at !== undefined ? textFindings(sent, findings, at) : findings;
    return validationOutcome(placed, call.language);
  },
};

const parametersOf = async (
  call: Call,
  { type, id, body, query }: OperationInput,
): Promise<{ resource: unknown; profiles: string[]; at?: string }> => {
  const inUrl = query.getAll('profile');
  const parameters = isResource(body) && body.resourceType === 'Parameters' ? objects(body['parameter']) : [];
  const index = parameters.findIndex((p) => p['name'] === 'resource');
  const wrapped = parameters[index]?.['resource'];
  const profiles = parameters
    .filter((p) => p['name'] === 'profile')
    .map((p) => p['valueCanonical'] ?? p['valueUri'])
    .filter((profile) => typeof profile === 'string');
  const resource = wrapped ?? (hasOwnParameters(parameters) ? undefined : body);
  const at = wrapped === undefined ? '' : `Parameters.parameter[${index}].resource`;
  if (resource !== undefined) return { resource, profiles: [...inUrl, ...profiles], at };
  if (!type || !id) throw nothing();
  return { resource: (await scopedReads(call).read(type, id)).resource, profiles: [...inUrl, ...profiles] };
};

/** Parameters of this operation, as against a Parameters resource that is to be validated itself. */
const hasOwnParameters = (parameters: readonly { name?: unknown }[]): boolean =>
  parameters.some((p) => p.name === 'profile' || p.name === 'mode');

const ofType = (resource: unknown, type: string | undefined): Finding[] => {
  if (!type || !isObject(resource) || resource['resourceType'] === type) return [];
  return [
    {
      id: 'resource-type-other',
      outcome: 'failed',
      severity: 'error',
      code: 'invalid',
      expression: isResource(resource) ? (resource as Resource).resourceType : '',
      text: { nl: 'Dit is geen {type}, zoals de URL zegt.', en: 'This is no {type}, as the URL says.' },
      parameters: { type },
    },
  ];
};

const nothing = () =>
  failure('invalid', {
    nl: 'Er is niets om te valideren: stuur een resource, of Parameters met een parameter resource.',
    en: 'There is nothing to validate: send a resource, or Parameters with a parameter resource.',
  });
