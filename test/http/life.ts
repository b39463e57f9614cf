import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { JsonObject, Resource } from '../../src/fhir/json.ts';
import { type Parameter, parameters, writtenIn } from './parameters.ts';
import { type Answer, call, startService, type TestService } from './start-service.ts';

const scenarios = join(import.meta.dirname, '../../examples/scenarios');

/** A service with stories in it, through which a life goes on; each step is a call as a nurse's system makes it. */
export interface Life {
  base(): string;
  get(reference: string): Promise<Resource>;
  put(resource: Resource): Promise<Answer>;
  post(resource: Resource): Promise<Answer>;
  run(path: string, ...given: Parameter[]): Promise<Answer>;
  /** The rules that `$check-agreements` tells of an agreement, or of everything, on a day. */
  told(client: string, agreement?: string, date?: string): Promise<readonly string[]>;
  consistent(client: string): Promise<boolean>;
  /** What stands of a type, by a search. */
  find(search: string): Promise<readonly Resource[]>;
}

/** Starts the service of a story before its tests, and stops it after. */
export const lifeOf = (...stories: readonly string[]): Life => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
    for (const story of stories) {
      for (const file of ['dossier.json', 'decision.json']) {
        const { status } = await call(service.base, 'POST', readFileSync(join(scenarios, story, file), 'utf8'));
        if (status !== 200) throw new Error(`${story}/${file}: ${status}`);
      }
    }
  });
  afterAll(() => service.stop());
  const check = async (client: string, date?: string) => {
    const query = date === undefined ? '' : `?date=${date}`;
    return (await call(`${service.base}/${client}/$check-agreements${query}`)).body;
  };
  return {
    base: () => service.base,
    get: async (reference) => (await call(`${service.base}/${reference}`)).body,
    put: (resource) =>
      call(`${service.base}/${resource.resourceType}/${resource.id}`, 'PUT', resource, {
        Prefer: 'return=OperationOutcome',
      }),
    post: (resource) => call(`${service.base}/${resource.resourceType}`, 'POST', resource),
    run: (path, ...given) => call(`${service.base}/${path}`, 'POST', parameters(...given)),
    told: async (client, agreement, date) => {
      const body = await check(client, date);
      const parts = body.parameter.filter(
        ({ part = [] }: { part?: { valueReference?: JsonObject }[] }) =>
          agreement === undefined || part.some(({ valueReference }) => valueReference?.['reference'] === agreement),
      );
      return [...JSON.stringify(parts).matchAll(/"code":"([A-Z]+-\d+[\w-]*)"/g)].map(([, id]) => String(id));
    },
    consistent: async (client) => (await check(client)).parameter[0].valueBoolean,
    find: async (search) =>
      ((await call(`${service.base}/${search}`)).body.entry ?? []).map(
        ({ resource }: { resource: Resource }) => resource,
      ),
  };
};

/** The day so many days from today, in the Netherlands. */
export const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(Date.now() + days * 86_400_000));

/** `CarePlan/x` of what an operation wrote, by its type. */
export const madeIn = (answer: Answer, type: string): string => {
  const found = writtenIn(answer.body).find(({ resourceType }) => resourceType === type);
  if (!found) throw new Error(`no ${type} in ${JSON.stringify(answer.body)}`);
  return `${type}/${found.id}`;
};
