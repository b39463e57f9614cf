import { versionOf } from '../fhir/etag.ts';
import { Failure, failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, isResource, items, type JsonObject, type Resource } from '../fhir/json.ts';
import type { Text } from '../fhir/text.ts';
import type { Entry } from '../gateway/gateway.ts';

/** What a write asks of the server, and where each part stands in what was sent. */
export interface Write {
  readonly entry: Entry;
  /** `Bundle.entry[3].resource`, or the type of a resource that was sent by itself. */
  readonly expression: string;
}

/**
 * The writes that a transaction Bundle asks for (R4 §3.1.0.11).
 * Throws `unprocessable` with a finding for each entry whose request is not one that can be carried out.
 */
export const readTransaction = (bundle: Resource): Write[] => {
  const findings: Finding[] = [];
  const writes: Write[] = [];
  for (const [index, entry] of items(bundle['entry']).entries()) {
    const at = `Bundle.entry[${index}]`;
    const read = isObject(entry) ? readEntry(entry, at) : { problem: NO_REQUEST, at };
    if ('problem' in read) findings.push(finding(read.problem, read.at));
    else writes.push({ entry: read, expression: `${at}.resource` });
  }
  if (findings.length > 0) throw new Failure('unprocessable', findings);
  return writes;
};

type Problem = { readonly problem: Text; readonly at: string };

const readEntry = (entry: JsonObject, at: string): Entry | Problem => {
  const { request, resource, fullUrl } = entry;
  if (!isObject(request)) return { problem: NO_REQUEST, at };
  const [, type, id] = /^([A-Za-z]+)(?:\/([A-Za-z0-9\-.]{1,64}))?$/.exec(String(request['url'])) ?? [];
  if (!type) return { problem: BAD_URL, at: `${at}.request.url` };
  const { method } = request;
  if (method === 'DELETE' && id) return { method, type, id, ...ifMatchOf(request['ifMatch']) };
  if (method !== 'POST' && method !== 'PUT') return { problem: OTHER_METHOD, at: `${at}.request.method` };
  if (!isResource(resource)) return { problem: NO_RESOURCE, at };
  if (resource.resourceType !== type) return { problem: OTHER_TYPE, at: `${at}.request.url` };
  const url = typeof fullUrl === 'string' ? { fullUrl } : {};
  if (method === 'POST') {
    if (id) return { problem: BAD_URL, at: `${at}.request.url` };
    const { ifNoneExist } = request;
    return { method, type, resource, ...url, ...(typeof ifNoneExist === 'string' && { ifNoneExist }) };
  }
  if (!id || resource.id !== id) return { problem: OTHER_ID, at: `${at}.request.url` };
  return { method, type, id, resource, ...url, ...ifMatchOf(request['ifMatch']) };
};

/** What an If-Match, or the ifMatch of an entry, asks. */
export const ifMatchOf = (etag: unknown): { ifMatch?: string } =>
  typeof etag === 'string' ? { ifMatch: versionOf(etag) } : {};

const finding = (text: Text, expression: string): Finding => ({
  id: 'request-invalid',
  outcome: 'failed',
  severity: 'error',
  code: 'invalid',
  expression,
  text,
});

const NO_REQUEST: Text = {
  nl: 'Een entry van een transactie heeft een request.',
  en: 'An entry of a transaction has a request.',
};
const NO_RESOURCE: Text = { nl: 'Bij POST en PUT hoort een resource.', en: 'POST and PUT need a resource.' };
const BAD_URL: Text = {
  nl: 'De url is Type bij POST en Type/id bij PUT en DELETE; voorwaarden in de url worden nog niet ondersteund.',
  en: 'The url is Type for POST, and Type/id for PUT and DELETE; conditions in the url are not supported yet.',
};
const OTHER_METHOD: Text = {
  nl: 'Een transactie bestaat hier uit POST, PUT en DELETE.',
  en: 'A transaction consists of POST, PUT and DELETE here.',
};
const OTHER_TYPE: Text = {
  nl: 'De url noemt een ander type dan de resource heeft.',
  en: 'The url names another type than the resource has.',
};
const OTHER_ID: Text = {
  nl: 'De resource heeft hetzelfde id als de url.',
  en: 'The resource has the same id as the url.',
};

/** A transaction Bundle, or a failure that says what came instead. */
export const transactionOf = (body: unknown): Resource => {
  if (!isResource(body) || body.resourceType !== 'Bundle') {
    throw failure(
      'invalid',
      { nl: 'Hier hoort een Bundle.', en: 'A Bundle is expected here.' },
      { id: 'bundle-expected' },
    );
  }
  if (body['type'] !== 'transaction') {
    throw failure(
      'not-supported',
      {
        nl: 'Alleen een Bundle van het type transaction wordt verwerkt.',
        en: 'Only a Bundle of type transaction is processed.',
      },
      { id: 'bundle-type', expression: 'Bundle.type' },
    );
  }
  return body;
};
