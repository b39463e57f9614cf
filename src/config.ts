import { z } from 'zod';

/** What the environment may set; docs/configuration.md says the same to people. */
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

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
    SAMENSPEL_LOG: z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug')
      .default('info'),
    SAMENSPEL_ALLOW_UNAUTHENTICATED: z.enum(['true', 'false'], 'must be true or false').default('false'),
  })
  .refine((e) => LOOPBACK.includes(e.HOST) || e.SAMENSPEL_ALLOW_UNAUTHENTICATED === 'true', {
    path: ['HOST'],
    message:
      'is not loopback, and there is no authentication yet: set SAMENSPEL_ALLOW_UNAUTHENTICATED=true to listen there all the same',
  });

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
    log: data.SAMENSPEL_LOG,
  };
};
