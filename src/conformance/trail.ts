import { isObject, objects, type Resource } from '../fhir/json.ts';
import { parseReference } from '../fhir/reference.ts';
import { type Exchanged, NoAnswer, type Target } from './target.ts';

/** What a run has made on a server, and the way to remove it. */
export interface Trail {
  /** Remembers what an answer says was made. */
  follow(answer: Exchanged): void;
  /** Removes what was made so far, and what the server made of it. Out: what is left, as `Task/12`. */
  remove(): Promise<readonly string[]>;
}

/** What a service makes of what is written about a client, by the search that finds it. */
const OF_CLIENTS = {
  Task: 'patient',
  CarePlan: 'patient',
  Consent: 'patient',
  ServiceRequest: 'patient',
  Observation: 'patient',
  Encounter: 'patient',
  QuestionnaireResponse: 'patient',
  RelatedPerson: 'patient',
  DocumentReference: 'patient',
} as const;

/** And of anything else that is written: who changed it, and what is still to be done with it. */
const ABOUT = [
  ['Task', 'focus'],
  ['Provenance', 'target'],
] as const;

const FHIR_JSON = { 'content-type': 'application/fhir+json' };

/** How many are removed in one transaction. */
const AT_ONCE = 400;
/** What is removed can make a service write something more, and what refers to each other goes one after the other. */
const ROUNDS = 3;
/** A list of values goes in a URL. */
const MOST_VALUES = 40;

export const trailOn = (target: Target): Trail => {
  const made = new Set<string>();
  /** What the server does not let go: not asked again with each script. */
  const kept = new Set<string>();
  const remember = (location: string | undefined): void => {
    const place = parseReference((location ?? '').replace(/^\//, ''));
    if (place.kind === 'literal') made.add(`${place.type}/${place.id}`);
  };

  /** Remembers what a search finds too. */
  const find = async (type: string, by: string, values: readonly string[]): Promise<void> => {
    for (let at = 0; at < values.length; at += MOST_VALUES) {
      const query = new URLSearchParams({ [by]: values.slice(at, at + MOST_VALUES).join(','), _count: '500' });
      const url = `${target.base}/${type}?${query}`;
      const resource = (await quietly(target, { method: 'GET', url, headers: {} }))?.resource;
      for (const { resource: one } of objects(resource?.resourceType === 'Bundle' ? resource['entry'] : undefined)) {
        if (isObject(one) && one['resourceType'] === type) made.add(`${type}/${one['id']}`);
      }
    }
  };

  const removeOne = async (path: string): Promise<boolean> => {
    const url = `${target.base}/${path}`;
    const answer = await quietly(target, { method: 'DELETE', url, headers: {} });
    return answer !== undefined && (answer.status < 300 || answer.status === 404 || answer.status === 410);
  };

  /** All of them at once: what refers to each other can then go. */
  const removeTogether = async (paths: readonly string[]): Promise<boolean> => {
    const entry = paths.map((url) => ({ request: { method: 'DELETE', url } }));
    const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry });
    const answer = await quietly(target, { method: 'POST', url: target.base, headers: FHIR_JSON, body });
    return answer !== undefined && answer.status < 300;
  };

  const removeAll = async (oneByOne: boolean): Promise<void> => {
    const all = [...made].reverse();
    for (let at = 0; at < all.length; at += AT_ONCE) {
      const some = all.slice(at, at + AT_ONCE);
      if (await removeTogether(some)) for (const path of some) made.delete(path);
    }
    if (!oneByOne) return;
    for (const path of [...made].reverse()) if (await removeOne(path)) made.delete(path);
  };

  return {
    follow: ({ request, status, header, resource }) => {
      if (status === 201) remember(header('location') ?? placeOf(resource));
      for (const { response } of objects(resource?.resourceType === 'Bundle' ? resource['entry'] : undefined)) {
        if (isObject(response) && /^201\b/.test(String(response['status']))) remember(String(response['location']));
      }
      for (const { name, resource: written } of objects(
        resource?.resourceType === 'Parameters' ? resource['parameter'] : undefined,
      )) {
        if (request.method === 'POST' && name === 'written' && isObject(written))
          remember(placeOf(written as Resource));
      }
    },
    remove: async () => {
      for (let round = 0; made.size > 0 && round < ROUNDS; round++) {
        const clients = [...made].filter((path) => path.startsWith('Patient/'));
        for (const [type, by] of Object.entries(OF_CLIENTS)) await find(type, by, clients);
        for (const [type, by] of ABOUT) await find(type, by, [...made]);
        await removeAll(round === ROUNDS - 1);
      }
      for (const path of made) kept.add(path);
      made.clear();
      return [...kept];
    },
  };
};

const placeOf = (resource: Resource | undefined): string | undefined =>
  resource?.id === undefined ? undefined : `${resource.resourceType}/${resource.id}`;

/** Undefined when there was no answer: what is not removed is told. */
const quietly = (target: Target, request: Parameters<Target['send']>[0]): Promise<Exchanged | undefined> =>
  target.send(request).catch((error: unknown) => {
    if (error instanceof NoAnswer) return undefined;
    throw error;
  });
