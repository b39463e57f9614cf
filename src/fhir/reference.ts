import { isObject, type Json, type JsonObject } from './json.ts';

/** A literal reference taken apart (R4 §2.3.0.1). `absolute` is a URL that does not end as a RESTful one does. */
export type Reference =
  | { readonly kind: 'fragment'; readonly id: string }
  | { readonly kind: 'urn'; readonly urn: string }
  | {
      readonly kind: 'literal';
      readonly base?: string;
      readonly type: string;
      readonly id: string;
      readonly version?: string;
    }
  | { readonly kind: 'conditional'; readonly type: string; readonly query: string }
  | { readonly kind: 'absolute'; readonly url: string }
  | { readonly kind: 'malformed'; readonly text: string };

const RESTFUL =
  /^(?:(https?:\/\/.+)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/;

export const parseReference = (text: string): Reference => {
  if (text.startsWith('#')) return { kind: 'fragment', id: text.slice(1) };
  if (/^urn:(uuid|oid):/.test(text)) return { kind: 'urn', urn: text };
  const [, base, type, id, version] = RESTFUL.exec(text) ?? [];
  if (type && id) return { kind: 'literal', ...(base && { base }), type, id, ...(version && { version }) };
  const [, conditionalType, query] = /^([A-Z][A-Za-z]+)\?(.+)$/.exec(text) ?? [];
  if (conditionalType && query) return { kind: 'conditional', type: conditionalType, query };
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? { kind: 'absolute', url: text } : { kind: 'malformed', text };
};

/** One `reference` of a Reference element, with where it stands. */
export interface ReferenceAt {
  readonly reference: string;
  /** FHIRPath below the resource, without its type: `.activity[0].detail.performer[0].reference`. */
  readonly path: string;
}

/** Every `reference` of the Reference elements of a resource, in document order. `contained` resources count too. */
export function* referencesIn(node: Json | undefined, path = ''): Generator<ReferenceAt> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) yield* referencesIn(item, `${path}[${index}]`);
  } else if (isObject(node)) {
    for (const [name, value] of Object.entries(node)) {
      if (name === 'reference' && typeof value === 'string') yield { reference: value, path: `${path}.reference` };
      else yield* referencesIn(value, `${path}.${name}`);
    }
  }
}

/** A copy of the node in which each `reference` is what `replace` makes of it; what it returns undefined for, stays. */
export const mapReferences = <T extends Json>(node: T, replace: (reference: string) => string | undefined): T => {
  const map = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(map);
    if (!isObject(value)) return value;
    const copy: JsonObject = {};
    for (const [name, child] of Object.entries(value)) {
      if (child === undefined) continue;
      copy[name] = name === 'reference' && typeof child === 'string' ? (replace(child) ?? child) : map(child);
    }
    return copy;
  };
  return map(node) as T;
};
