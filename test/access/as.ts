import { type Answer, call, startService, type TestService } from '../http/start-service.ts';
import { startIssuer } from '../identity/start-issuer.ts';

/** The service as people come to it: each with a token of his own. */
export interface ServiceWithPeople extends TestService {
  /** One request of somebody, `Type/id`, or of the EHR behind (`ehr`), which may do everything. */
  ask(who: string, path: string, method?: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/** Who bears a token, beside `Type/id`: the scopes, where they are not all, and the client of the launch. */
export interface Claims {
  readonly scope?: string;
  readonly patient?: string;
}

/**
 * Starts the service, and an issuer whose tokens it takes. `claims` are for those who have others than everybody: by the name that they are asked
 * with, whose first word is who they are (`Person/p at-mother`).
 */
export const startWithPeople = async (
  examples?: string,
  claims: Readonly<Record<string, Claims>> = {},
): Promise<ServiceWithPeople> => {
  const issuer = await startIssuer();
  const service = await startService(examples, undefined, { issuers: [{ issuer: issuer.url }] });
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (who: string): Promise<string> => {
    const system = { scope: 'system/*.cruds', client_id: 'ehr' };
    const person = { fhirUser: who.split(' ')[0], scope: 'user/*.cruds', ...claims[who] };
    const token = tokens.get(who) ?? issuer.token(service.base, who === 'ehr' ? system : person);
    tokens.set(who, token);
    return token;
  };
  return {
    base: service.base,
    ask: async (who, path, method = 'GET', body, headers = {}) =>
      call(path.startsWith('http') ? path : `${service.base}${path && `/${path}`}`, method, body, {
        Authorization: `Bearer ${await tokenOf(who)}`,
        ...headers,
      }),
    stop: async () => {
      await service.stop();
      await issuer.stop();
    },
  };
};

/** The resources of a Bundle, as `Type/id`. */
export const ids = ({ body }: Pick<Answer, 'body'>): string[] =>
  (body.entry ?? []).map(({ resource }: { resource: { resourceType: string; id: string } }) =>
    [resource.resourceType, resource.id].join('/'),
  );

/** Where a Bundle goes on. */
export const nextOf = ({ body }: Pick<Answer, 'body'>): string | undefined =>
  body.link?.find(({ relation }: { relation: string }) => relation === 'next')?.url;

/** All that a client gets to see of an answer but what differs by chance. */
export const shapeOf = ({ status, headers, body }: Answer) => ({
  status,
  body,
  headers: [...headers].filter(([name]) => !['x-request-id', 'date'].includes(name)),
});
