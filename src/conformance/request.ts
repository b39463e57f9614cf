import type { HttpRequest } from '../gateway/upstream/wire.ts';
import type { Operation } from './script.ts';
import { filled, type Lookup } from './variables.ts';

/** What an operation takes from the run: the values of variables, and the text of a fixture or of an answer by its id. */
export interface Sources {
  readonly base: string;
  readonly lookup: Lookup;
  /** With its variables filled in. Throws when there is no such source. */
  textOf(sourceId: string): string;
}

/** A script asks for a request that cannot be made of it. */
export class NoRequest extends Error {}

type Method = HttpRequest['method'];

/** The request of each interaction: its method, and where it goes when no url says so. */
const INTERACTIONS: Readonly<Record<string, Method>> = {
  read: 'GET',
  vread: 'GET',
  search: 'GET',
  history: 'GET',
  capabilities: 'GET',
  create: 'POST',
  batch: 'POST',
  transaction: 'POST',
  update: 'PUT',
  updateCreate: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
};

/**
 * The HTTP request that an operation of a TestScript is (R4 TestScript.setup.action.operation). A url wins; else it is the type with its
 * params, or the base for a Bundle. Throws NoRequest and NoValue.
 */
export const requestOf = (operation: Operation, sources: Sources): HttpRequest => {
  const { sourceId, contentType, accept, requestHeader } = operation;
  const method = methodOf(operation);
  const headers = Object.fromEntries(
    (requestHeader ?? []).map(({ field, value }) => [
      String(field).toLowerCase(),
      filled(String(value), sources.lookup),
    ]),
  );
  const body = sourceId === undefined ? undefined : sources.textOf(sourceId);
  return {
    method,
    url: urlOf(operation, sources),
    headers: {
      ...(accept && { accept: mimeOf(accept) }),
      ...(body !== undefined && { 'content-type': mimeOf(contentType ?? 'application/fhir+json') }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  };
};

const methodOf = ({ method, type }: Operation): Method => {
  if (method !== undefined) return method.toUpperCase() as Method;
  const known = INTERACTIONS[String(type?.code)];
  if (known === undefined) throw new NoRequest(`an operation ${type?.code} needs a method`);
  return known;
};

const urlOf = (operation: Operation, sources: Sources): string => {
  const { url, resource, params, type, encodeRequestUrl } = operation;
  const asked = url ?? `${type?.code === 'capabilities' ? 'metadata' : (resource ?? '')}${params ?? ''}`;
  const whole = filled(asked, sources.lookup);
  const path = encodeRequestUrl === false ? whole : encodeURI(whole).replaceAll('%25', '%').replaceAll('|', '%7C');
  if (/^https?:\/\//.test(path)) return path;
  return path === '' || path.startsWith('?') ? sources.base + path : `${sources.base}/${path.replace(/^\//, '')}`;
};

/** TestScript names formats by code too. */
const mimeOf = (format: string): string =>
  format === 'json' ? 'application/fhir+json' : format === 'xml' ? 'application/fhir+xml' : format;
