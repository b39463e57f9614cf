import { openSearchKnowledge } from '../../src/access/search-knowledge.ts';
import type { Resource } from '../../src/fhir/json.ts';
import { OPERATIONS } from '../../src/operations/catalogue.ts';
import type { IndexValue } from '../../src/sandbox/element-values.ts';
import { definitions } from '../operations/call-on.ts';
import { canariesIn, type Sight, type World } from './world.ts';

/** One request, as somebody makes it. */
export interface Asked {
  readonly method: string;
  /** Below the base. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a search finds, over all its pages, as `Type/id`: what is seen of it alone decides. */
  readonly finds?: ReadonlySet<string>;
  /** Of what is not there: the answer must be the same. */
  readonly likeAbsent?: string;
}

/** Something that somebody got and may not see. */
export interface Leak {
  readonly person: string;
  readonly asked: string;
  readonly what: string;
}

const knowledge = openSearchKnowledge(definitions, () => new Date());
const nameOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;
const get = (path: string): Asked => ({ method: 'GET', path });
const post = (path: string, body?: unknown): Asked => ({ method: 'POST', path, ...(body !== undefined && { body }) });
const parameters = (...parameter: object[]) => ({
  resourceType: 'Parameters',
  ...(parameter.length > 0 && { parameter }),
});

/** `whole` walks everything; without it a part of each kind, chosen by their order. */
export interface Extent {
  readonly whole: boolean;
}

/** Every request of the walk, for one person: all endpoints on all that stands, and every search parameter with what stands there. */
export function* requestsOf({ resources }: World, sight: Sight, { whole }: Extent): Generator<Asked> {
  const some = <T>(items: readonly T[], least: number): readonly T[] => (whole ? items : spread(items, least));
  const hidden = resources.filter((resource) => !sight.seen.has(nameOf(resource)));
  const types = [...new Set(resources.map(({ resourceType }) => resourceType))];
  yield* onEach(some(resources, 40));
  for (const { resourceType: type, id } of some(hidden, 20)) {
    for (const suffix of ['', '/_history', '/_history/1', '/_history?_count=x', '?_summary=text'])
      yield { ...get(`${type}/${id}${suffix}`), likeAbsent: `${type}/is-er-niet${suffix}` };
    yield { ...post(`${type}/${id}/$validate`), likeAbsent: `${type}/is-er-niet/$validate` };
  }
  yield* strangePaths(some(hidden, 2));
  for (const type of types) {
    yield* onType(type);
    const raw = resources.filter(({ resourceType }) => resourceType === type);
    const codes = [...(knowledge.scope(type).known(type)?.keys() ?? [])];
    for (const code of some(codes, 4)) {
      const seen = [...sight.seen.values()].filter(({ resourceType }) => resourceType === type);
      for (const row of some(valuesOf(raw, code), 1)) yield* byValue(type, code, row, seen);
    }
    for (const include of some(includesOf(type, types), 3)) yield get(`${type}?_count=50&${include}`);
    for (const chain of some(chainsOf(type, resources), 3)) yield get(`${type}?${chain}`);
  }
  yield* compartments(some(resources, 10), types);
  yield* operations(resources, hidden, some);
  yield* bundles(some(resources, 30));
  yield* writes(some(hidden, 6));
  for (const path of ['_history', 'metadata', '.well-known/smart-configuration', '', '$validate']) yield get(path);
}

/** Some of a list, from its whole length. */
const spread = <T>(items: readonly T[], least: number): readonly T[] => {
  const step = Math.max(1, Math.floor(items.length / least));
  return items.filter((_, at) => at % step === 0).slice(0, least);
};

function* onEach(resources: readonly Resource[]): Generator<Asked> {
  for (const resource of resources) {
    const name = nameOf(resource);
    yield get(name);
    yield get(`${name}?_elements=note,text,contained,subject`);
    yield get(`${name}?_summary=text`);
    yield get(`${name}/_history`);
    yield get(`${name}/_history?_count=1`);
    yield get(`${name}/_history/1`);
    yield get(`${name}/_history/${resource.meta?.versionId}`);
    yield { ...get(name), headers: { 'If-None-Match': `W/"${resource.meta?.versionId}"` } };
    yield post(`${name}/$validate`);
  }
}

/** Other ways to write the same path. */
function* strangePaths(resources: readonly Resource[]): Generator<Asked> {
  for (const { resourceType, id } of resources) {
    for (const path of [
      `${resourceType.toLowerCase()}/${id}`,
      `${resourceType}/%${String(id).charCodeAt(0).toString(16)}${String(id).slice(1)}`,
      `${resourceType}//${id}`,
      `${resourceType}/${id}/`,
      `${resourceType}/${id}%00`,
      `${resourceType}/${id};a=b`,
      `${resourceType}/${id}%2F_history`,
      `./${resourceType}/${id}`,
      `Patient/x%2F..%2F..%2F${resourceType}%2F${id}`,
      `${resourceType}/${id}?_format=json&_format=xml`,
      `${resourceType}/${String(id).toUpperCase()}`,
    ]) {
      yield get(path);
    }
  }
}

function* onType(type: string): Generator<Asked> {
  for (const query of [
    ...[
      '',
      '_count=3',
      '_count=50&_include=*',
      '_count=50&_sort=-_lastUpdated',
      '_total=accurate',
      '_summary=count',
      '_count=0',
    ],
    ...[
      '_summary=text&_count=50',
      '_summary=data&_count=50',
      '_summary=true&_count=50',
      '_elements=note,text,contained&_count=50',
    ],
    ...[
      '_list=x',
      '_filter=_id eq x',
      '_contained=true',
      '_contained=both',
      '_text=kanarie',
      '_content=kanarie',
      '_query=x',
    ],
    ...['_lastUpdated=gt2000', '_type=Condition', '_has:Task:focus:status=requested', '_sort=subject'],
  ]) {
    yield get(`${type}?${query}`);
  }
  yield {
    method: 'POST',
    path: `${type}/_search`,
    body: '_count=50',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  };
  yield get(`${type}/_history`);
}

/** What stands somewhere, as what a search parameter looks at; each value once. */
const valuesOf = (resources: readonly Resource[], code: string): IndexValue[] => {
  const values = new Map<string, IndexValue>();
  for (const resource of resources) for (const row of rowsOf(resource, code)) values.set(textOf(row), row);
  values.delete('');
  return [...values.values()];
};

const rowsOf = (resource: Resource, code: string): IndexValue[] =>
  knowledge.rows(resource, code).filter(({ parameter }) => parameter === code);

const escaped = (text: string): string => text.replaceAll(/[\\,|$]/g, '\\$&');

const textOf = (row: IndexValue): string => {
  switch (row.table) {
    case 'token':
      return row.code ? `${row.system ? `${escaped(row.system)}|` : ''}${escaped(row.code)}` : '';
    case 'reference':
      return row.type ? `${row.type}/${row.id}` : escaped(row.id);
    case 'string':
      return escaped(row.exact);
    case 'date':
      return new Date(Math.max(row.low, 0)).toISOString().slice(0, 10);
    case 'number':
      return String(row.value);
  }
};

function* byValue(type: string, code: string, row: IndexValue, seen: readonly Resource[]): Generator<Asked> {
  const value = textOf(row);
  const text = encodeURIComponent(value);
  const finding = (query: string, holds: (resource: Resource) => boolean): Asked => ({
    ...get(`${type}?_count=20&${query}`),
    finds: new Set(seen.filter(holds).map(nameOf)),
  });
  const has = (resource: Resource): boolean => rowsOf(resource, code).some((one) => isSame(one, row));
  const exact = row.table === 'token' || row.table === 'reference';
  if (exact) yield finding(`${code}=${text}`, has);
  else yield get(`${type}?_count=50&${code}=${text}`);
  if (row.table === 'token') yield finding(`${code}:not=${text}`, (resource) => !has(resource));
  yield finding(`${code}:missing=true`, (resource) => rowsOf(resource, code).length === 0);
  yield finding(`${code}:missing=false`, (resource) => rowsOf(resource, code).length > 0);
  yield get(`${type}?_count=50&${code}:contains=${encodeURIComponent(value.slice(0, 4))}`);
  yield get(`${type}?_count=50&${code}:text=${text}`);
  yield get(`${type}?_count=50&${code}:identifier=${text}`);
  yield get(`${type}?_count=50&_sort=-${code}`);
}

const isSame = (one: IndexValue, asked: IndexValue): boolean => {
  if (one.table === 'token' && asked.table === 'token')
    return one.code === asked.code && (asked.system === '' || one.system === asked.system);
  return textOf(one) === textOf(asked);
};

const referencesOf = (type: string) =>
  [...(knowledge.scope(type).known(type)?.values() ?? [])].filter(({ kind }) => kind === 'reference');

const includesOf = (type: string, types: readonly string[]): string[] => [
  ...referencesOf(type).map(({ code }) => `_include=${type}:${code}`),
  ...types.flatMap((source) => referencesOf(source).map(({ code }) => `_revinclude=${source}:${code}`)),
];

/** Chains and `_has` by what stands at the other end. */
const chainsOf = (type: string, resources: readonly Resource[]): string[] => {
  const chains: string[] = [];
  for (const { code } of referencesOf(type)) {
    for (const target of ['Patient', 'Condition', 'RelatedPerson', 'Task'] as const) {
      const there = resources.filter(({ resourceType }) => resourceType === target);
      const by = { Patient: 'name', Condition: 'code:text', RelatedPerson: 'name', Task: 'code' }[target];
      const [row] = valuesOf(there, by.split(':')[0] as string);
      const value = row && textOf(row);
      if (value) chains.push(`${code}:${target}.${by}=${encodeURIComponent(value)}`);
    }
  }
  for (const [source, by] of [
    ['Task', 'focus'],
    ['Consent', 'data'],
    ['Provenance', 'target'],
    ['CarePlan', 'condition'],
    ['Goal', 'subject'],
  ]) {
    chains.push(`_has:${source}:${by}:_id=${resources.find(({ resourceType }) => resourceType === source)?.id}`);
  }
  return chains;
};

function* compartments(resources: readonly Resource[], types: readonly string[]): Generator<Asked> {
  const of = resources.filter(({ resourceType }) =>
    ['Patient', 'RelatedPerson', 'Practitioner', 'Encounter', 'Device'].includes(resourceType),
  );
  for (const one of of) {
    yield get(`${nameOf(one)}/*?_count=50`);
    yield get(`${nameOf(one)}/*?_count=50&_type=Condition,Task`);
    for (const type of types) yield get(`${nameOf(one)}/${type}?_count=50`);
  }
}

function* operations(
  resources: readonly Resource[],
  hidden: readonly Resource[],
  some: <T>(items: readonly T[], least: number) => readonly T[],
): Generator<Asked> {
  const guess = some(hidden, 3).map((resource) => ({
    name: 'resource',
    valueReference: { reference: nameOf(resource) },
  }));
  for (const { name, levels, types = ['Patient', 'Task'] } of OPERATIONS) {
    if (levels.includes('system')) yield post(`$${name}`, parameters());
    for (const type of types) {
      if (levels.includes('type')) yield post(`${type}/$${name}`, parameters());
      if (!levels.includes('instance')) continue;
      for (const one of some(
        resources.filter(({ resourceType }) => resourceType === type),
        4,
      )) {
        const path = `${nameOf(one)}/$${name}`;
        yield post(path, name === 'revoke' ? parameters({ name: 'dryRun', valueBoolean: true }) : parameters());
        yield post(path, parameters({ name: 'purpose', valueCode: 'TREAT' }));
        for (const person of some(
          resources.filter(({ resourceType }) => resourceType === 'RelatedPerson'),
          2,
        )) {
          yield post(path, parameters({ name: 'to', valueReference: { reference: nameOf(person) } }));
          yield post(path, parameters({ name: 'actor', valueReference: { reference: nameOf(person) } }));
        }
        for (const parameter of guess) yield post(path, parameters(parameter));
        yield get(path);
      }
    }
  }
}

function* bundles(resources: readonly Resource[]): Generator<Asked> {
  for (const type of ['batch', 'transaction']) {
    const urls = resources.flatMap((one) => [
      nameOf(one),
      `${nameOf(one)}/_history`,
      `${one.resourceType}?_id=${one.id}`,
    ]);
    yield post('', { resourceType: 'Bundle', type, entry: urls.map((url) => ({ request: { method: 'GET', url } })) });
  }
}

function* writes(hidden: readonly Resource[]): Generator<Asked> {
  const headers = { Prefer: 'return=representation' };
  for (const { resourceType: type, id } of hidden) {
    yield { method: 'PUT', path: `${type}/${id}`, body: { resourceType: type, id }, headers };
    yield {
      method: 'POST',
      path: type,
      body: { resourceType: type },
      headers: { ...headers, 'If-None-Exist': `_id=${id}` },
    };
    yield {
      method: 'PATCH',
      path: `${type}/${id}`,
      body: [{ op: 'test', path: '/id', value: id }],
      headers: { ...headers, 'Content-Type': 'application/json-patch+json' },
    };
    yield { method: 'PUT', path: `${type}?_id=${id}`, body: { resourceType: type }, headers };
    yield { method: 'DELETE', path: `${type}/${id}`, headers };
    yield post('', {
      resourceType: 'Bundle',
      type: 'transaction',
      entry: [{ request: { method: 'DELETE', url: `${type}/${id}` } }],
    });
  }
}

/** Walks as one person, and tells what he got that he may not see; `limit` stops a walk that only has to find something. */
export const walk = async (
  world: World,
  person: string,
  extent: Extent,
  limit = 20,
): Promise<{ leaks: Leak[]; requests: number }> => {
  const sight = await world.sightOf(person);
  const headers = { Authorization: `Bearer ${await world.tokenOf(person)}` };
  const leaks: Leak[] = [];
  let requests = 0;
  for (const asked of requestsOf(world, sight, extent)) {
    let url: string | undefined = `${world.base}${asked.path && `/${asked.path}`}`;
    const found = new Set<string>();
    let status = 0;
    const tell = (what: string): void => void leaks.push({ person, asked: `${asked.method} ${asked.path}`, what });
    for (let page = 0; url && page < 20 && leaks.length < limit; page++) {
      const answer = await send(url, asked, headers);
      const { text, answered } = answer;
      requests++;
      for (const what of leaksIn(text, answered, asked, sight)) tell(what);
      for (const name of resourcesIn(answered)) found.add(name);
      status = answer.status;
      if (asked.likeAbsent !== undefined && page === 0) {
        const absent = await send(`${world.base}/${asked.likeAbsent}`, asked, headers);
        if (absent.shape !== answer.shape) tell('is told from what is not there');
      }
      url = asked.method === 'GET' ? nextOf(answered) : undefined;
    }
    // A modifier that the parameter has not is refused, whatever stands there.
    if (asked.finds && status === 200 && !isSameSet(asked.finds, found)) tell('finds other than what is seen of it');
    if (leaks.length >= limit) break;
  }
  return { leaks, requests };
};

const send = async (url: string, { method, body, headers: own }: Asked, headers: Record<string, string>) => {
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/fhir+json' }), ...own },
    ...(text !== undefined && { body: text }),
  });
  const answer = await response.text();
  const told = [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date');
  return {
    status: response.status,
    text: `${JSON.stringify([...response.headers])} ${answer}`,
    /** All of it that does not differ by chance. */
    shape: JSON.stringify([response.status, told, answer]),
    answered: parsed(answer),
  };
};

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((one) => b.has(one));

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Any = any;

const parsed = (text: string): Any => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const nextOf = (bundle: Any): string | undefined =>
  bundle?.link?.find?.(({ relation }: { relation: string }) => relation === 'next')?.url;

const leaksIn = (text: string, answered: Any, asked: Asked, sight: Sight): string[] => {
  // What he sent himself comes back to him in a self link.
  const own = canariesIn(
    decodeURIComponent(`${asked.path.replaceAll(/%(?![0-9a-f]{2})/gi, '')}`) + JSON.stringify(asked.body ?? ''),
  );
  const found = [...canariesIn(text)].filter((canary) => !sight.canaries.has(canary) && !own.has(canary));
  return [
    ...found,
    ...resourcesIn(answered)
      .filter((name) => !sight.seen.has(name))
      .map((name) => `resource ${name}`),
    ...(answered?.resourceType === 'Bundle' && 'total' in answered ? ['a total'] : []),
  ];
};

/** Types that the service itself answers with, and that no one's dossier holds. */
const OF_AN_ANSWER: ReadonlySet<string> = new Set([
  'Bundle',
  'OperationOutcome',
  'Parameters',
  'CapabilityStatement',
  'AuditEvent',
]);

/** Every resource in an answer, however deep; but the document's own Composition. */
const resourcesIn = (node: Any): string[] => {
  if (Array.isArray(node)) return node.flatMap(resourcesIn);
  if (typeof node !== 'object' || node === null) return [];
  const { resourceType, id } = node;
  const inside = Object.entries(node).flatMap(([name, child]) => (name === 'contained' ? [] : resourcesIn(child)));
  if (typeof resourceType !== 'string' || id === undefined || OF_AN_ANSWER.has(resourceType)) return inside;
  return resourceType === 'Composition' && node.author?.[0]?.display === 'Samenspel'
    ? inside
    : [`${resourceType}/${id}`, ...inside];
};
