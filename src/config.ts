import { z } from 'zod';

/** What the environment may set; docs/configuration.md says the same to people. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

const wholeFrom1 = () => z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be 1 or more');
const ORIGINS = /^(\*|https?:\/\/[A-Za-z0-9.:[\]-]+(,\s*https?:\/\/[A-Za-z0-9.:[\]-]+)*)$/;

const schema = z
  .object({
    PORT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(0, 'must be 0 or more')
      .max(65_535, 'must be 65535 or less')
      .default(8080),
    HOST: z.string().min(1, 'must not be empty').default('localhost'),
    SAMENSPEL_DATA: z.string().min(1, 'must name a folder').default('data'),
    SAMENSPEL_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    SAMENSPEL_REFERENCES: z.enum(['checked', 'unchecked'], 'must be checked or unchecked').default('checked'),
    SAMENSPEL_HISTORY_DAYS: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be 1 or more')
      .optional(),
    SAMENSPEL_AUDIT_PROFESSIONALS: z.enum(['true', 'false'], 'must be true or false').default('true'),
    SAMENSPEL_AUDIT_DAYS: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be 1 or more')
      .optional(),
    SAMENSPEL_AUDIT_KEY: z.string().optional(),
    SAMENSPEL_LOG: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
      .default('info'),
    SAMENSPEL_SWEEP: z
      .string()
      .regex(/^(off|([01]\d|2[0-3]):[0-5]\d)$/, 'must be off, or a time as 03:00')
      .default('off'),
    SAMENSPEL_UPSTREAM: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    SAMENSPEL_UPSTREAM_AUTHORIZATION: z
      .string()
      .regex(/^[\x21-\x7e]+ [\x21-\x7e]+$/, 'must be a whole Authorization header: Bearer …, or Basic …')
      .optional(),
    SAMENSPEL_UPSTREAM_CLIENT_ID: z.string().optional(),
    SAMENSPEL_UPSTREAM_KEY: z.string().optional(),
    SAMENSPEL_UPSTREAM_SCOPE: z.string().default('system/*.cruds'),
    SAMENSPEL_UPSTREAM_TOKEN_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
    SAMENSPEL_UPSTREAM_PASS_TOKEN: z.enum(['true', 'false'], 'must be true or false').default('false'),
    SAMENSPEL_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
    SAMENSPEL_UPSTREAM_TIMEOUT: z.coerce
      .number('must be a number of seconds')
      .min(1, 'must be 1 second or more')
      .max(300, 'must be 300 seconds or less')
      .default(30),
    SAMENSPEL_UPSTREAM_CONNECTIONS: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(1, 'must be 1 or more')
      .max(1_000, 'must be 1000 or less')
      .default(32),
    SAMENSPEL_ORIGINS: z
      .string()
      .regex(ORIGINS, 'must be origins as https://app.example, with commas between them, or *')
      .optional(),
    SAMENSPEL_METRICS_PORT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(0, 'must be 0 or more')
      .max(65_535, 'must be 65535 or less')
      .optional(),
    SAMENSPEL_ISSUERS: z.string().optional(),
    SAMENSPEL_WITH_ISSUER: z.enum(['true', 'false'], 'must be true or false').default('false'),
    SAMENSPEL_SANDBOX: z.enum(['true', 'false'], 'must be true or false').default('false'),
    SAMENSPEL_SANDBOX_SPACES: wholeFrom1().max(10_000, 'must be 10000 or less').default(200),
    SAMENSPEL_SANDBOX_MEBIBYTES: wholeFrom1().max(10_000, 'must be 10000 or less').default(16),
    SAMENSPEL_SANDBOX_UNUSED: wholeFrom1().default(1_440),
    SAMENSPEL_SANDBOX_OPENED: wholeFrom1().default(20),
    SAMENSPEL_ALLOW_OPEN_ISSUER: z.enum(['true', 'false'], 'must be true or false').default('false'),
    SAMENSPEL_RATE_LIMIT: z.coerce
      .number('must be a number')
      .int('must be a whole number')
      .min(0, 'must be 0 or more')
      .optional(),
    SAMENSPEL_ALLOW_UNAUTHENTICATED: z.enum(['true', 'false'], 'must be true or false').default('false'),
  })
  .refine((e) => (e.SAMENSPEL_UPSTREAM_CLIENT_ID === undefined) === (e.SAMENSPEL_UPSTREAM_KEY === undefined), {
    path: ['SAMENSPEL_UPSTREAM_CLIENT_ID'],
    message: 'and SAMENSPEL_UPSTREAM_KEY go together: the one is of no use without the other',
  })
  .refine(
    (e) =>
      e.SAMENSPEL_UPSTREAM_CLIENT_ID === undefined ||
      (e.SAMENSPEL_UPSTREAM_AUTHORIZATION === undefined && e.SAMENSPEL_UPSTREAM_PASS_TOKEN === 'false'),
    {
      path: ['SAMENSPEL_UPSTREAM_CLIENT_ID'],
      message:
        'cannot go with SAMENSPEL_UPSTREAM_AUTHORIZATION or SAMENSPEL_UPSTREAM_PASS_TOKEN: choose one way to be let in',
    },
  )
  .refine(
    (e) =>
      e.SAMENSPEL_SANDBOX === 'false' ||
      (e.SAMENSPEL_UPSTREAM === undefined &&
        e.SAMENSPEL_ISSUERS === undefined &&
        e.SAMENSPEL_WITH_ISSUER === 'false' &&
        e.SAMENSPEL_METRICS_PORT === undefined &&
        e.SAMENSPEL_SWEEP === 'off'),
    {
      path: ['SAMENSPEL_SANDBOX'],
      message:
        'holds invented people on embedded servers, and asks nobody who he is: it does not go with SAMENSPEL_UPSTREAM, SAMENSPEL_ISSUERS, SAMENSPEL_WITH_ISSUER, SAMENSPEL_METRICS_PORT or SAMENSPEL_SWEEP',
    },
  )
  .refine((e) => e.SAMENSPEL_WITH_ISSUER === 'false' || e.SAMENSPEL_ALLOW_OPEN_ISSUER === 'true' || isSample(e), {
    path: ['SAMENSPEL_WITH_ISSUER'],
    message:
      'lets anybody log in as anybody, without a password: it goes with the embedded server, on loopback, and without SAMENSPEL_ISSUERS; set SAMENSPEL_ALLOW_OPEN_ISSUER=true to have it all the same',
  })
  .refine(
    (e) =>
      LOOPBACK.includes(e.HOST) ||
      e.SAMENSPEL_ISSUERS !== undefined ||
      e.SAMENSPEL_WITH_ISSUER === 'true' ||
      e.SAMENSPEL_SANDBOX === 'true' ||
      e.SAMENSPEL_ALLOW_UNAUTHENTICATED === 'true',
    {
      path: ['HOST'],
      message:
        'is not loopback, and nobody is asked who he is: set SAMENSPEL_ISSUERS, or SAMENSPEL_ALLOW_UNAUTHENTICATED=true to listen there all the same',
    },
  );

/** Nobody's real dossier, and nobody else's machine. */
const isSample = (e: {
  readonly HOST: string;
  readonly SAMENSPEL_ISSUERS?: string | undefined;
  readonly SAMENSPEL_UPSTREAM?: string | undefined;
}): boolean => LOOPBACK.includes(e.HOST) && e.SAMENSPEL_ISSUERS === undefined && e.SAMENSPEL_UPSTREAM === undefined;

/** What a caller may ask in a minute where nothing is said, beyond loopback. */
const USUAL_RATE = 1_200;

/** What a client of SMART Backend Services is registered with. */
export interface ClientConfig {
  readonly id: string;
  /** The file of its private key, a JWK. */
  readonly keyFile: string;
  readonly scope: string;
  readonly tokenUrl: string | undefined;
}

export interface UpstreamConfig {
  /** Without a slash at the end. */
  readonly base: string;
  /** The Authorization header of the service itself. */
  readonly authorization: string | undefined;
  /** The service gets tokens of its own, instead of `authorization`. */
  readonly client: ClientConfig | undefined;
  /** The caller's own Authorization header goes along, and the service's only where there is none. */
  readonly passToken: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly connections: number;
  readonly secret: string | undefined;
}

/** What the sandbox for testers holds each of them to. */
export interface SandboxConfig {
  readonly spaces: number;
  readonly mebibytes: number;
  readonly requestsPerMinute: number;
  readonly unusedMinutes: number;
  readonly openedPerHour: number;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** The folder of the embedded server's data, as given: relative to where the command runs. */
  readonly data: string;
  /** How clients reach the service, when that is not `http://host:port/fhir`; without a slash at the end. */
  readonly baseUrl: string | undefined;
  /** Whether the embedded server refuses references that lead nowhere. */
  readonly integrity: boolean;
  /** How many days the embedded server keeps what was replaced or deleted; for ever when undefined. */
  readonly historyDays: number | undefined;
  /** What links to next pages are sealed with; made at the start when undefined. */
  readonly secret: string | undefined;
  /** Whether also what professionals look at is stored, where a relation is known. */
  readonly recordsProfessionals: boolean;
  /** How many days looks are kept, for `samenspel audit cut`; for ever when undefined. */
  readonly auditDays: number | undefined;
  /** The file of the key that stubs of the log are signed with. */
  readonly auditKeyFile: string | undefined;
  /** The FHIR server that holds the dossier; the embedded one when undefined. */
  readonly upstream: UpstreamConfig | undefined;
  /** When the service sweeps by itself each day, `03:00` in the Netherlands; never when undefined. */
  readonly sweepAt: string | undefined;
  /** The file of the issuers whose tokens are taken; nobody is asked who he is when undefined. */
  readonly issuersFile: string | undefined;
  /** Whether the built-in issuer runs along. */
  readonly withIssuer: boolean;
  /** Spaces for testers in place of one service; undefined where there are none. */
  readonly sandbox: SandboxConfig | undefined;
  /** Origins of pages that may ask from a browser. */
  readonly origins: readonly string[];
  /** The port of /metrics; nothing is counted when undefined. */
  readonly metricsPort: number | undefined;
  /** How often a caller may ask in a minute; without end when undefined. */
  readonly requestsPerMinute: number | undefined;
  readonly log: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** The configuration, or every problem with it at once, a line each; a value that was set wrong is never repeated. */
export const readConfig = (
  environment: Readonly<Record<string, string | undefined>>,
): Config | { problems: string[] } => {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { data, error } = schema.safeParse(set);
  if (error) return { problems: error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
  return {
    port: data.PORT,
    host: data.HOST,
    data: data.SAMENSPEL_DATA,
    baseUrl: data.SAMENSPEL_BASE_URL?.replace(/\/+$/, ''),
    integrity: data.SAMENSPEL_REFERENCES === 'checked',
    historyDays: data.SAMENSPEL_HISTORY_DAYS,
    upstream: data.SAMENSPEL_UPSTREAM === undefined ? undefined : upstreamOf(data.SAMENSPEL_UPSTREAM, data),
    sweepAt: data.SAMENSPEL_SWEEP === 'off' ? undefined : data.SAMENSPEL_SWEEP,
    issuersFile: data.SAMENSPEL_ISSUERS,
    withIssuer: data.SAMENSPEL_WITH_ISSUER === 'true',
    sandbox: data.SAMENSPEL_SANDBOX === 'true' ? sandboxOf(data) : undefined,
    origins: data.SAMENSPEL_ORIGINS?.split(',').map((origin) => origin.trim()) ?? [],
    metricsPort: data.SAMENSPEL_METRICS_PORT,
    requestsPerMinute: rateOf(data),
    secret: data.SAMENSPEL_SECRET,
    recordsProfessionals: data.SAMENSPEL_AUDIT_PROFESSIONALS === 'true',
    auditDays: data.SAMENSPEL_AUDIT_DAYS,
    auditKeyFile: data.SAMENSPEL_AUDIT_KEY,
    log: data.SAMENSPEL_LOG,
  };
};

/** What may be asked of one space in a minute where nothing is said. */
const USUAL_RATE_OF_SPACE = 600;

const sandboxOf = (data: z.infer<typeof schema>): SandboxConfig => ({
  spaces: data.SAMENSPEL_SANDBOX_SPACES,
  mebibytes: data.SAMENSPEL_SANDBOX_MEBIBYTES,
  // A space that anybody may open is never without a limit.
  requestsPerMinute: data.SAMENSPEL_RATE_LIMIT || USUAL_RATE_OF_SPACE,
  unusedMinutes: data.SAMENSPEL_SANDBOX_UNUSED,
  openedPerHour: data.SAMENSPEL_SANDBOX_OPENED,
});

const rateOf = ({ SAMENSPEL_RATE_LIMIT: said, HOST }: z.infer<typeof schema>): number | undefined => {
  const rate = said ?? (LOOPBACK.includes(HOST) ? 0 : USUAL_RATE);
  return rate === 0 ? undefined : rate;
};

const upstreamOf = (base: string, data: z.infer<typeof schema>): UpstreamConfig => ({
  base: base.replace(/\/+$/, ''),
  authorization: data.SAMENSPEL_UPSTREAM_AUTHORIZATION,
  client: clientOf(data),
  passToken: data.SAMENSPEL_UPSTREAM_PASS_TOKEN === 'true',
  timeout: data.SAMENSPEL_UPSTREAM_TIMEOUT * 1000,
  connections: data.SAMENSPEL_UPSTREAM_CONNECTIONS,
  secret: data.SAMENSPEL_SECRET,
});

const clientOf = (data: z.infer<typeof schema>): ClientConfig | undefined => {
  const { SAMENSPEL_UPSTREAM_CLIENT_ID: id, SAMENSPEL_UPSTREAM_KEY: keyFile } = data;
  if (id === undefined || keyFile === undefined) return undefined;
  return { id, keyFile, scope: data.SAMENSPEL_UPSTREAM_SCOPE, tokenUrl: data.SAMENSPEL_UPSTREAM_TOKEN_URL };
};
