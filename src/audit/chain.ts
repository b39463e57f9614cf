import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** Where an event stands in the chain of its process: standard elements only, so that every server keeps it. */
export interface Link {
  readonly chain: string;
  /** From 1. */
  readonly number: number;
  /** The hash of the event before it; of the first, 64 zeros. */
  readonly previous: string;
}

export const FIRST = '0'.repeat(64);

const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
/** Data repository: the log itself, as against what was looked at. */
const LOG = '17';

/** The event with its place in the chain, and its own hash in it. */
export const linked = (event: Resource, link: Link): { readonly event: Resource; readonly hash: string } => {
  const bare = withEntity(event, entityOf(link));
  const hash = hashOf(bare);
  return { event: withEntity(event, entityOf(link, hash)), hash };
};

const withEntity = (event: Resource, entity: JsonObject): Resource => ({
  ...event,
  entity: [...objects(event['entity']), entity],
});

const entityOf = ({ chain, number, previous }: Link, hash?: string): JsonObject => ({
  role: { system: OBJECT_ROLE, code: LOG },
  detail: [
    { type: 'chain', valueString: chain },
    { type: 'number', valueString: String(number) },
    { type: 'previous', valueString: previous },
    ...(hash ? [{ type: 'hash', valueString: hash }] : []),
  ],
});

/** What an event says of its place, and the hash that it says it has; undefined for an event of no chain. */
export const linkOf = (event: Resource): (Link & { readonly hash: string }) | undefined => {
  const entity = objects(event['entity']).find(isLog);
  const said = (type: string): string =>
    String(objects(entity?.['detail']).find((detail) => detail['type'] === type)?.['valueString'] ?? '');
  if (!entity || !said('chain')) return undefined;
  return { chain: said('chain'), number: Number(said('number')), previous: said('previous'), hash: said('hash') };
};

const isLog = ({ role }: JsonObject): boolean =>
  isObject(role) && role['system'] === OBJECT_ROLE && role['code'] === LOG;

/**
 * SHA-256, in hex, over the canonical JSON (RFC 8785) of an event without what servers change or make (id, meta, text), and without
 * the hash itself.
 */
export const hashOf = (event: Resource): string => {
  const { id: _id, meta: _meta, text: _text, ...rest } = event;
  const entity = objects(event['entity']).map((one) =>
    isLog(one) ? { ...one, detail: objects(one['detail']).filter((detail) => detail['type'] !== 'hash') } : one,
  );
  return createHash('sha256')
    .update(canonicalize({ ...rest, entity }) as string)
    .digest('hex');
};
