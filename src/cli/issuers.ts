import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { ActorKind } from '../identity/identity.ts';
import { ALGORITHMS, type Issuer } from '../identity/issuer.ts';
import { readScope } from '../identity/scopes.ts';
import { Problem } from './command.ts';

const KINDS = [
  'patient',
  'related-person',
  'person',
  'professional',
  'coordinator',
  'system',
] as const satisfies readonly ActorKind[];

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;

/** Where tokens and secrets travel: https, or this machine. */
const secureUrl = z
  .url('must be a URL')
  .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'must be https, but on loopback');

const scopes = z
  .string()
  .refine((text) => text.split(' ').every(readScope), 'must be SMART scopes that open resources, with a space between');

const issuerSchema = z
  .strictObject({
    issuer: secureUrl,
    audience: z.string().min(1).optional(),
    jwksUrl: secureUrl.optional(),
    jwksFile: z.string().min(1).optional(),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1).optional(),
    strictType: z.boolean().optional(),
    introspection: z
      .strictObject({
        url: secureUrl,
        clientId: z.string().min(1),
        clientSecret: z.string().min(1),
        always: z.boolean().optional(),
      })
      .optional(),
    clients: z
      .record(
        z.string(),
        z.strictObject({ kinds: z.array(z.enum(KINDS)).min(1).optional(), scopes: scopes.optional() }),
      )
      .optional(),
    coordinator: z.strictObject({ claim: z.string().min(1), values: z.array(z.string()).min(1) }).optional(),
    endpoints: z.record(z.string().regex(/^\w+$/), z.string()).optional(),
    capabilities: z.array(z.string()).optional(),
  })
  .refine(({ jwksUrl, jwksFile }) => jwksUrl === undefined || jwksFile === undefined, {
    path: ['jwksFile'],
    message: 'and jwksUrl exclude each other',
  });

const fileSchema = z.array(issuerSchema).min(1, 'must name an issuer');

/**
 * The issuers of a JSON file (docs/configuration.md says what is in it), with the keys that it names. Throws a Problem with a line for each thing that is
 * wrong in it; nothing of the values is repeated, since some are secrets.
 */
export const readIssuers = (file: string): Issuer[] => {
  const { data, error } = fileSchema.safeParse(jsonIn(file));
  if (error) {
    throw new Problem(error.issues.map(({ path, message }) => `${file}: ${path.map(String).join('.')} ${message}`));
  }
  return data.map(({ jwksUrl, jwksFile, ...issuer }): Issuer => {
    const keys = jwksFile
      ? { inline: keySetIn(resolve(dirname(file), jwksFile)) }
      : jwksUrl
        ? { url: jwksUrl }
        : undefined;
    return { ...(issuer as Omit<Issuer, 'keys'>), ...(keys && { keys }) };
  });
};

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Problem([`${file} cannot be used: ${(error as NodeJS.ErrnoException).code ?? 'it is not JSON'}`]);
  }
};

/** Public keys alone: what can also sign has no place with who checks. */
const keySet = z.object({
  keys: z.array(z.looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']), d: z.never().optional() })).min(1),
});

const keySetIn = (file: string): JSONWebKeySet => {
  const { data, success } = keySet.safeParse(jsonIn(file));
  if (!success) throw new Problem([`${file} cannot be used: it is no JWKS of public keys`]);
  return data as object as JSONWebKeySet;
};
