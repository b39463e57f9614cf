import { isInformal } from '../access/access.ts';
import type { Definitions } from '../definitions/definitions.ts';
import { PURPOSES } from '../disclosure/codes.ts';
import { referenceTo } from '../disclosure/references.ts';
import { failure } from '../fhir/failure.ts';
import { isObject, isResource, type JsonObject, objects } from '../fhir/json.ts';
import type { Text } from '../fhir/text.ts';
import type { Identity } from '../identity/identity.ts';
import type { OperationInput } from './operation.ts';
import { parametersIn, UNKNOWN_PARAMETER } from './parameters.ts';
import type { Call } from './service.ts';

/** The parameters of an operation on a dossier, read one by one. */
export interface DisclosureInput {
  /** The id of the Patient that the operation is called on. */
  readonly patient: string;
  /** Who calls, as the token says; where there are no tokens, as the parameter `actor` says. Undefined: the organisation itself. */
  readonly actor: string | undefined;
  /** A code of v3-ActReason; undefined when none is stated. */
  readonly purpose: string | undefined;
  reference(name: string): string | undefined;
  /** Every value of a parameter that is a code, a date or a string. */
  texts(name: string): readonly string[];
  resource(name: string): JsonObject | undefined;
}

/**
 * Reads Parameters in the body, and references and codes in the URL too. Failures: not-found on another type; invalid, for a body that is no Parameters,
 * a parameter that the definition does not have, a reference that is not `Type/id` on this server, a purpose that v3-ActReason does not have; forbidden, for an `actor` who is not the token's.
 */
export const readInput = (
  { type, id = '', body, query }: OperationInput,
  { identity, definitions }: Pick<Call, 'identity' | 'definitions'>,
  canonical: string,
): DisclosureInput => {
  if (type !== 'Patient') throw onlyPatient();
  if (body !== undefined && !(isResource(body) && body.resourceType === 'Parameters')) {
    throw invalid('', { nl: 'Hier hoort een Parameters.', en: 'A Parameters resource is expected here.' });
  }
  const parameters = isResource(body) ? objects(body['parameter']) : [];
  const at = (name: string): number => parameters.findIndex((parameter) => parameter['name'] === name);
  requireKnown(definitions, canonical, [...parameters.map(({ name }) => String(name)), ...query.keys()]);
  const given = (name: string): JsonObject | undefined => parameters[at(name)];
  const reference = (name: string): string | undefined => {
    const parameter = given(name);
    const text = query.get(name);
    if (!parameter && text === null) return undefined;
    const value = parameter?.['valueReference'] ?? {
      reference: parameter?.['valueString'] ?? parameter?.['valueUri'] ?? text,
    };
    const found = referenceTo(isObject(value) ? value : undefined);
    if (found) return found;
    throw invalid(parameter ? `Parameters.parameter[${at(name)}]` : '', BAD_REFERENCE, { name });
  };
  const purposeOf = (): string | undefined => {
    const said = given('purpose');
    const coding = said?.['valueCoding'];
    const purpose = (isObject(coding) ? coding['code'] : said?.['valueCode']) ?? query.get('purpose') ?? undefined;
    if (purpose === undefined || (typeof purpose === 'string' && PURPOSES.has(purpose))) return purpose;
    throw invalid(said ? `Parameters.parameter[${at('purpose')}]` : '', BAD_PURPOSE);
  };
  return {
    patient: id,
    actor: callerOf(identity, reference('actor')),
    // Only the operations that have this parameter look at it.
    get purpose() {
      return purposeOf();
    },
    reference,
    texts: (name) => [
      ...parameters
        .filter((parameter) => parameter['name'] === name)
        .map((parameter) => parameter['valueCode'] ?? parameter['valueDate'] ?? parameter['valueString'])
        .filter((value) => typeof value === 'string'),
      ...query.getAll(name),
    ],
    resource: (name) => {
      const resource = given(name)?.['resource'];
      return isObject(resource) ? resource : undefined;
    },
  };
};

/** A parameter that is left out would make the answer one to another question: about everybody, instead of one person. */
const requireKnown = (definitions: Definitions, canonical: string, given: readonly string[]): void => {
  const names = parametersIn(definitions, canonical).map(({ name }) => name);
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) throw invalid('', UNKNOWN_PARAMETER, { name: unknown, names: names.join(', ') });
};

/** Nobody speaks for another: a parameter that says so must say what the token says. */
const callerOf = (identity: Identity | undefined, stated: string | undefined): string | undefined => {
  if (!identity) return stated;
  if (stated !== undefined && stated !== identity.actor) throw notTheActor();
  return isInformal(identity) ? (identity.actor ?? identity.kind) : undefined;
};

const notTheActor = () =>
  failure(
    'forbidden',
    {
      nl: 'De parameter actor is een ander dan wie is ingelogd.',
      en: 'The parameter actor is not who has logged in.',
    },
    { id: 'actor-other' },
  );

/** For a value that is none of those that a parameter takes. */
export const badValue = (name: string) =>
  invalid(
    '',
    { nl: 'De parameter {name} heeft een onbekende waarde.', en: 'The parameter {name} has an unknown value.' },
    { name },
  );

/** For a parameter that must be there. */
export const required = (name: string) =>
  invalid('', { nl: 'De parameter {name} ontbreekt.', en: 'The parameter {name} is missing.' }, { name });

const onlyPatient = () =>
  failure('not-found', {
    nl: 'Deze operatie is er alleen op een Patient.',
    en: 'This operation is on a Patient only.',
  });

const invalid = (expression: string, text: Text, parameters: Record<string, string> = {}) =>
  failure('invalid', text, { id: 'parameter-invalid', expression, parameters });

const BAD_REFERENCE: Text = {
  nl: 'De parameter {name} is geen verwijzing van de vorm Type/id.',
  en: 'The parameter {name} is not a reference of the form Type/id.',
};
const BAD_PURPOSE: Text = {
  nl: 'De parameter purpose is geen code van v3-ActReason die hier bekend is.',
  en: 'The parameter purpose is not a code of v3-ActReason that is known here.',
};
