import type { Request } from 'express';
import type { ActorKind, Identity, Scope } from '../../src/identity/identity.ts';
import { type Answer, call, startService, type TestService } from '../http/start-service.ts';

const ALL: Scope = { context: 'user', type: '*', may: new Set(['c', 'r', 'u', 'd', 's']) };

const KIND: Readonly<Record<string, ActorKind>> = {
  Patient: 'patient',
  RelatedPerson: 'related-person',
  Person: 'person',
  PractitionerRole: 'professional',
};

/** Who calls, as a token will say it: `Type/id`, with what else the token holds. */
export const identityOf = (actor: string, more: Partial<Identity> = {}): Identity => ({
  kind: KIND[actor.split('/')[0] as string] ?? 'system',
  actor,
  scopes: [ALL],
  ...more,
});

const HEADER = 'x-test-identity';

/** The service, where a header says who calls. Without it everything is open, as for who sets a test up. */
export const startWithIdentities = (examples?: string, more = {}): Promise<TestService> =>
  startService(examples, undefined, {
    identify: (request: Request) => {
      const text = request.get(HEADER);
      return text ? (JSON.parse(text) as Identity) : undefined;
    },
    ...more,
  });

export const as = (actor: string, more: Partial<Identity> = {}): Record<string, string> => ({
  [HEADER]: JSON.stringify(identityOf(actor, more)),
});

/** What someone gets. */
export const get = (service: TestService, path: string, actor?: string, more?: Partial<Identity>): Promise<Answer> =>
  call(`${service.base}/${path}`, 'GET', undefined, actor ? as(actor, more) : {});
