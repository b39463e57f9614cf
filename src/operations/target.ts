/** What a RESTful URL below the base leads to (R4 §3.1.0). */
export type Target =
  | { readonly kind: 'system'; readonly query: URLSearchParams }
  | { readonly kind: 'type'; readonly type: string; readonly query: URLSearchParams }
  | { readonly kind: 'instance'; readonly type: string; readonly id: string; readonly query: URLSearchParams }
  | { readonly kind: 'version'; readonly type: string; readonly id: string; readonly versionId: string }
  | { readonly kind: 'history'; readonly type?: string; readonly id?: string; readonly query: URLSearchParams }
  | {
      readonly kind: 'compartment';
      readonly type: string;
      readonly compartment: { readonly type: string; readonly id: string };
      readonly query: URLSearchParams;
    };

const TYPE = /^[A-Z][A-Za-z]+$/;
const ID = /^[A-Za-z0-9\-.]{1,64}$/;

/**
 * Reads `request.url` of an entry: relative to the base, or absolute below it. Undefined when it is no such URL. Whether there is such a type
 * is not looked at.
 */
export const readTarget = (url: string, base: string): Target | undefined => {
  const relative = base !== '' && url.startsWith(`${base}/`) ? url.slice(base.length) : url;
  const [path = '', ...rest] = relative.replace(/^\//, '').split('?');
  const query = new URLSearchParams(rest.join('?'));
  const parts = path === '' ? [] : path.split('/');
  const [type = '', id = '', third = '', fourth] = parts;
  if (type === '_history' && parts.length === 1) return { kind: 'history', query };
  if (parts.length === 0) return { kind: 'system', query };
  if (!TYPE.test(type) || parts.length > 4) return undefined;
  if (parts.length === 1 || (parts.length === 2 && id === '_search')) return { kind: 'type', type, query };
  if (parts.length === 2 && id === '_history') return { kind: 'history', type, query };
  if (!ID.test(id)) return undefined;
  if (parts.length === 2) return { kind: 'instance', type, id, query };
  if (third === '_history') {
    if (fourth === undefined) return { kind: 'history', type, id, query };
    return ID.test(fourth) ? { kind: 'version', type, id, versionId: fourth } : undefined;
  }
  if (parts.length === 3 && (third === '*' || TYPE.test(third))) {
    return { kind: 'compartment', type: third, compartment: { type, id }, query };
  }
  return undefined;
};
