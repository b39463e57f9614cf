import { type Failure, failure } from '../fhir/failure.ts';
import { type JsonObject, objects, type Resource } from '../fhir/json.ts';
import { mapReferences, parseReference, referencesIn } from '../fhir/reference.ts';
import type { AskedWrite } from './asked-write.ts';
import { matchesOf } from './condition.ts';
import type { Call } from './service.ts';

type Creating = Extract<AskedWrite, { method: 'POST' | 'PUT' }>;

/** A write of a transaction and its place in it. */
export interface Placed {
  readonly index: number;
  readonly asked: AskedWrite;
}

/**
 * The writes with each reference by search (`Patient?identifier=…`) replaced by the one that it means (R4 §3.1.0.11.2): what stands, or
 * by its identifier what the same transaction makes. Failures, naming the place: unprocessable when there is none, multiple-matches.
 */
export const withReferencesResolved = async (call: Call, writes: readonly Placed[]): Promise<readonly Placed[]> => {
  const meanings = new Map<string, string>();
  for (const { index, asked } of writes) {
    if (!('resource' in asked)) continue;
    for (const { reference, path } of referencesIn(asked.resource)) {
      const parsed = parseReference(reference);
      if (parsed.kind !== 'conditional' || meanings.has(reference)) continue;
      const expression = `Bundle.entry[${index}].resource${path}`;
      meanings.set(reference, await meaningOf(call, parsed, writes, expression));
    }
  }
  if (meanings.size === 0) return writes;
  return writes.map(({ index, asked }) => {
    if (!('resource' in asked)) return { index, asked };
    const resource: Resource = mapReferences(asked.resource, (reference) => meanings.get(reference));
    return { index, asked: { ...asked, resource } };
  });
};

const meaningOf = async (
  call: Call,
  { type, query }: { type: string; query: string },
  writes: readonly Placed[],
  expression: string,
): Promise<string> => {
  const conditions = new URLSearchParams(query);
  const matches = await matchesOf(call, { type, query: conditions, expression });
  const inBundle = matches.length > 0 ? [] : made(writes, type, conditions);
  const found = [...matches.map(({ resource }) => `${type}/${resource.id}`), ...inBundle];
  const [one, another] = found;
  if (another !== undefined) throw ambiguous(expression);
  if (one === undefined) throw nothing(expression);
  return one;
};

/** The fullUrls of entries that make a resource with the one identifier that is asked for. */
const made = (writes: readonly Placed[], type: string, conditions: URLSearchParams): string[] => {
  const [[name, text] = ['', ''], ...more] = [...conditions];
  if (name !== 'identifier' || more.length > 0) return [];
  const [system, value] = text.includes('|') ? text.split('|') : [undefined, text];
  const isAsked = (identifier: JsonObject) =>
    identifier['value'] === value && (system === undefined || (identifier['system'] ?? '') === system);
  return writes
    .map(({ asked }) => asked)
    .filter((asked): asked is Creating => 'resource' in asked && asked.type === type)
    .filter(({ resource }) => objects(resource['identifier']).some(isAsked))
    .flatMap(({ fullUrl }) => fullUrl ?? []);
};

const ambiguous = (expression: string): Failure =>
  failure(
    'multiple-matches',
    {
      nl: 'Meer dan één resource voldoet aan de zoekvraag van deze verwijzing.',
      en: 'More than one resource meets the search of this reference.',
    },
    { id: 'reference-ambiguous', expression },
  );

const nothing = (expression: string): Failure =>
  failure(
    'unprocessable',
    {
      nl: 'Geen resource voldoet aan de zoekvraag van deze verwijzing.',
      en: 'No resource meets the search of this reference.',
    },
    { id: 'reference-not-found', expression },
  );
