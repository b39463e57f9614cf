import { Failure, failure } from '../fhir/failure.ts';
import type { Finding } from '../fhir/finding.ts';
import { isObject, isResource, items, type Json, type JsonObject, type Resource } from '../fhir/json.ts';
import { parseJson } from '../fhir/parse.ts';
import type { Text } from '../fhir/text.ts';
import type { Entry } from '../gateway/gateway.ts';
import type { AskedWrite } from './asked-write.ts';
import type { Call } from './service.ts';
import { readTarget, type Target } from './target.ts';

/** A plain write, and where it stands in what was sent. */
export interface Write {
  readonly entry: Entry;
  /** `Bundle.entry[3].resource`, or the type of a resource that was sent by itself. */
  readonly expression: string;
}

/** What one entry of a batch or transaction asks. */
export type AskedEntry = { readonly index: number } & (
  | { readonly kind: 'write'; readonly asked: AskedWrite }
  | { readonly kind: 'read'; readonly target: Target; readonly conditions: ReadConditions }
);

export interface ReadConditions {
  readonly ifNoneMatch?: string;
  readonly ifModifiedSince?: string;
}

/** More than this is asked in parts: one transaction holds up every other writer. */
const MOST_ENTRIES = 10_000;

/** The entries of a Bundle to carry out. Throws `too-large` when there are too many. */
export const entriesOf = (bundle: Resource): readonly Json[] => {
  const entries = items(bundle['entry']);
  if (entries.length <= MOST_ENTRIES) return entries;
  throw failure(
    'too-large',
    { nl: 'Een Bundle heeft hier hoogstens {max} entries.', en: 'A Bundle has at most {max} entries here.' },
    { id: 'bundle-too-large', expression: 'Bundle.entry', parameters: { max: MOST_ENTRIES } },
  );
};

/** What a url of an entry is read by: the service's own base, which it may begin with, and the types that there are. */
export type UrlScope = Pick<Call, 'base' | 'definitions'>;

/**
 * What the entries of a transaction Bundle ask (R4 §3.1.0.11).
 * Throws `unprocessable` with a finding for each entry whose request is not one that can be carried out.
 */
export const readTransaction = (bundle: Resource, scope: UrlScope): AskedEntry[] => {
  const findings: Finding[] = [];
  const asked: AskedEntry[] = [];
  for (const [index, entry] of entriesOf(bundle).entries()) {
    const read = readEntry(entry, index, scope);
    if ('problem' in read) findings.push(finding(read.problem, read.at));
    else asked.push(read);
  }
  if (findings.length > 0) throw new Failure('unprocessable', findings);
  return asked;
};

/** One entry of a batch. Throws `unprocessable` when it asks nothing that can be carried out. */
export const readBatchEntry = (entry: Json, index: number, scope: UrlScope): AskedEntry => {
  const read = readEntry(entry, index, scope);
  if ('problem' in read) throw new Failure('unprocessable', [finding(read.problem, read.at)]);
  return read;
};

type Problem = { readonly problem: Text; readonly at: string };

const readEntry = (entry: Json, index: number, { base, definitions }: UrlScope): AskedEntry | Problem => {
  const at = `Bundle.entry[${index}]`;
  const request = isObject(entry) ? entry['request'] : undefined;
  if (!isObject(entry) || !isObject(request)) return { problem: NO_REQUEST, at };
  const target = typeof request['url'] === 'string' ? readTarget(request['url'], base) : undefined;
  const types = target ? typesIn(target) : [];
  if (!target || !types.every((type) => definitions.resourceTypes.has(type))) {
    return { problem: BAD_URL, at: `${at}.request.url` };
  }
  if (request['method'] === 'GET' || request['method'] === 'HEAD') {
    if (target.kind === 'system') return { problem: BAD_URL, at: `${at}.request.url` };
    return { index, kind: 'read', target, conditions: texts(request, 'ifNoneMatch', 'ifModifiedSince') };
  }
  const write = readWrite(entry, request, target, at);
  return 'problem' in write ? write : { index, kind: 'write', asked: write };
};

const typesIn = (target: Target): string[] => {
  if (target.kind === 'system' || target.type === undefined) return [];
  if (target.kind !== 'compartment') return [target.type];
  return [target.compartment.type, ...(target.type === '*' ? [] : [target.type])];
};

/** Those of the named elements that are there. */
const texts = <N extends string>(node: JsonObject, ...names: N[]): { readonly [K in N]?: string } =>
  Object.fromEntries(names.flatMap((name) => (typeof node[name] === 'string' ? [[name, node[name]]] : []))) as {
    readonly [K in N]?: string;
  };

const readWrite = (entry: JsonObject, request: JsonObject, target: Target, at: string): AskedWrite | Problem => {
  const { resource } = entry;
  if (target.kind !== 'type' && target.kind !== 'instance') return { problem: BAD_URL, at: `${at}.request.url` };
  const { type } = target;
  const on = target.kind === 'instance' ? { id: target.id } : { query: target.query };
  const common = { type, on, ...texts(entry, 'fullUrl'), ...texts(request, 'ifMatch') };
  switch (request['method']) {
    case 'DELETE':
      return { ...common, method: 'DELETE' };
    case 'PATCH': {
      const patch = patchIn(resource);
      return patch === undefined ? { problem: NO_PATCH, at: `${at}.resource` } : { ...common, method: 'PATCH', patch };
    }
    case 'POST':
    case 'PUT':
      break;
    default:
      return { problem: OTHER_METHOD, at: `${at}.request.method` };
  }
  if (!isResource(resource)) return { problem: NO_RESOURCE, at };
  if (resource.resourceType !== type) return { problem: OTHER_TYPE, at: `${at}.request.url` };
  if (request['method'] === 'POST') {
    if (target.kind === 'instance') return { problem: BAD_URL, at: `${at}.request.url` };
    const { on: _none, ...rest } = common;
    return { ...rest, method: 'POST', resource, ...texts(request, 'ifNoneExist') };
  }
  if (target.kind === 'instance' && resource.id !== target.id) {
    return { problem: OTHER_ID, at: `${at}.request.url` };
  }
  return { ...common, method: 'PUT', resource, ...texts(request, 'ifNoneMatch') };
};

/** The JSON Patch that a Binary carries: R4 §3.1.0.11.1 has a PATCH in a Bundle look like this. */
const patchIn = (resource: Json | undefined): unknown => {
  if (!isResource(resource) || resource.resourceType !== 'Binary' || typeof resource['data'] !== 'string')
    return undefined;
  if (!String(resource['contentType']).startsWith('application/json-patch+json')) return undefined;
  return parseJson(Buffer.from(resource['data'], 'base64').toString('utf8'));
};

const finding = (text: Text, expression: string): Finding => ({
  id: 'request-invalid',
  outcome: 'failed',
  severity: 'error',
  code: 'invalid',
  expression,
  text,
});

const NO_REQUEST: Text = {
  nl: 'Een entry van een transactie of batch heeft een request.',
  en: 'An entry of a transaction or batch has a request.',
};
const NO_RESOURCE: Text = { nl: 'Bij POST en PUT hoort een resource.', en: 'POST and PUT need a resource.' };
const NO_PATCH: Text = {
  nl: 'Bij PATCH hoort een Binary met een JSON Patch (application/json-patch+json).',
  en: 'PATCH needs a Binary with a JSON Patch (application/json-patch+json).',
};
const BAD_URL: Text = {
  nl: 'De url is Type bij POST; Type/id of Type?voorwaarde bij PUT, PATCH en DELETE; bij GET wat gelezen wordt.',
  en: 'The url is Type for POST; Type/id or Type?condition for PUT, PATCH and DELETE; for GET what is to be read.',
};
const OTHER_METHOD: Text = {
  nl: 'De methode is GET, POST, PUT, PATCH of DELETE.',
  en: 'The method is GET, POST, PUT, PATCH or DELETE.',
};
const OTHER_TYPE: Text = {
  nl: 'De url noemt een ander type dan de resource heeft.',
  en: 'The url names another type than the resource has.',
};
const OTHER_ID: Text = {
  nl: 'De resource heeft hetzelfde id als de url.',
  en: 'The resource has the same id as the url.',
};

/** A Bundle to carry out, and as what; or a failure that says what came instead. */
export const bundleOf = (body: unknown): { readonly bundle: Resource; readonly as: 'transaction' | 'batch' } => {
  if (!isResource(body) || body.resourceType !== 'Bundle') {
    throw failure(
      'invalid',
      { nl: 'Hier hoort een Bundle.', en: 'A Bundle is expected here.' },
      { id: 'bundle-expected' },
    );
  }
  const { type } = body;
  if (type === 'transaction' || type === 'batch') return { bundle: body, as: type };
  throw failure(
    'not-supported',
    {
      nl: 'Alleen een Bundle van het type transaction of batch wordt verwerkt.',
      en: 'Only a Bundle of type transaction or batch is processed.',
    },
    { id: 'bundle-type', expression: 'Bundle.type' },
  );
};
