import { parseArgs } from 'node:util';
import type { Gateway } from '../gateway/gateway.ts';
import { readScope } from '../identity/scopes.ts';
import { issuerUrl } from '../issuer/issuer-url.ts';
import { peopleOf, type Someone } from '../issuer/people.ts';
import { signToken } from '../issuer/sign-token.ts';
import { signingKey } from '../issuer/signing-key.ts';
import { USUAL_SCOPES } from '../issuer/token-claims.ts';
import { type CommandContext, Problem } from './command.ts';
import { SYNOPSIS } from './synopsis.ts';

export const TOKEN_USAGE = SYNOPSIS.token;

export interface TokenSettings {
  readonly data: string;
  /** The base URL of the service that is to take it. */
  readonly base: string;
  readonly now: () => Date;
}

/**
 * `samenspel token --as PERSON`: an access token as a login with the built-in issuer gives one, for curl; nothing else is printed. Exit code 0. Throws a Problem
 * for somebody who is not in the embedded server, and tells who is.
 */
export const tokenCommand = async (
  { parameters, stdout }: CommandContext,
  gateway: Gateway,
  { data, base, now }: TokenSettings,
): Promise<number> => {
  const { as, patient, scope } = readParameters(parameters);
  const people = await peopleOf(gateway);
  const someone = people.find(({ reference }) => reference === as);
  if (!someone || someone.kind === 'system') throw new Problem(whoThereIs(as, people), 2);
  const key = await signingKey(data);
  const token = await signToken({
    key,
    base,
    issuer: issuerUrl(base),
    someone,
    patient: patientFor(someone, patient, people),
    scope: scope ?? USUAL_SCOPES[someone.kind],
    now: now(),
  });
  stdout.write(`${token}\n`);
  return 0;
};

const readParameters = (parameters: readonly string[]) => {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...parameters], options: { as: text, patient: text, scope: text } });
    const unknown = values.scope?.split(' ').find((word) => !readScope(word));
    if (unknown !== undefined) throw new Problem([`${unknown} is no SMART scope that opens resources`], 2);
    return values;
  } catch (error) {
    throw error instanceof Problem ? error : new Problem([(error as Error).message, TOKEN_USAGE], 2);
  }
};

const patientFor = (
  { clients, reference }: Someone,
  patient: string | undefined,
  people: readonly Someone[],
): string | undefined => {
  if (patient === undefined) return clients?.length === 1 ? clients[0] : undefined;
  const known = clients ?? people.filter(({ kind }) => kind === 'patient').map((one) => one.reference);
  if (known.includes(patient)) return patient;
  throw new Problem([`${reference} is not there for ${patient}`], 2);
};

const whoThereIs = (as: string | undefined, people: readonly Someone[]): string[] => [
  as === undefined ? `say who: ${TOKEN_USAGE}` : `there is no ${as} in the embedded server`,
  ...people.map(({ reference, name, about }) => `  ${reference}: ${name}${about === '' ? '' : `, ${about}`}`),
];
