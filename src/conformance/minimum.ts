/** A number as it was written: `1.50` is another than `1.5` (R4 decimal). */
class Written {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Exact = null | boolean | string | Written | Exact[] | { [name: string]: Exact };

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

const exact = (text: string): Exact => {
  const reviver: Reviver = (_, value, { source }) =>
    typeof value === 'number' ? new Written(source ?? String(value)) : value;
  return JSON.parse(text, reviver as (this: unknown, key: string, value: unknown) => unknown) as Exact;
};

/** What a server gives a resource of its own accord. */
const OF_THE_SERVER = new Set(['id', 'meta', 'text', 'implicitRules']);

/**
 * Where an answer is not what a resource says: each value as it was written, in its order, and nothing beside; but for the id, narrative and
 * version that a server gives. The first difference as a path and what stands there; undefined when there is none. A reference by the
 * server's own base is the relative one.
 */
export const differenceFrom = (minimum: string, answer: string, base: string): string | undefined =>
  between(exact(minimum), exact(answer), { path: '', base });

interface Place {
  readonly path: string;
  readonly base: string;
}

const between = (asked: Exact, there: Exact | undefined, place: Place): string | undefined => {
  const { path, base } = place;
  if (there === undefined) return `${path} is not there`;
  if (asked instanceof Written || there instanceof Written) {
    const same = asked instanceof Written && there instanceof Written && asked.source === there.source;
    return same ? undefined : `${path} is ${shown(there)}, not ${shown(asked)}`;
  }
  if (Array.isArray(asked)) {
    if (!Array.isArray(there)) return `${path} is no list`;
    if (there.length !== asked.length) return `${path} has ${there.length} items, not ${asked.length}`;
    return first(asked, (item, at) => between(item, there[at], { path: `${path}[${at}]`, base }));
  }
  if (typeof asked === 'object' && asked !== null) return betweenObjects(asked, there, place);
  const same =
    asked === there ||
    (path.endsWith('.reference') && there === `${base}/${asked}`) ||
    (path.endsWith('.div') && ordered(asked) === ordered(there));
  return same ? undefined : `${path} is ${shown(there)}, not ${shown(asked)}`;
};

/** In XHTML the order of attributes says nothing. */
const ordered = (xhtml: Exact): string =>
  String(xhtml).replaceAll(
    /<([a-z0-9]+)((?:\s+[\w:-]+=(?:"[^"]*"|'[^']*'))+)/gi,
    (_, name: string, attributes: string) =>
      [`<${name}`, ...(attributes.match(/[\w:-]+=(?:"[^"]*"|'[^']*')/g) ?? []).sort()].join(' '),
  );

const betweenObjects = (asked: { [name: string]: Exact }, there: Exact, { path, base }: Place): string | undefined => {
  if (typeof there !== 'object' || there === null || Array.isArray(there) || there instanceof Written) {
    return `${path} is no object`;
  }
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  const lost = first(Object.entries(asked), ([name, value]) =>
    between(value, there[name], { path: below(name), base }),
  );
  if (lost !== undefined) return lost;
  const added = Object.keys(there).find(
    (name) => asked[name] === undefined && path !== 'meta' && !(path === '' && OF_THE_SERVER.has(name)),
  );
  return added === undefined ? undefined : `${below(added)} was added`;
};

const first = <T>(items: readonly T[], find: (item: T, at: number) => string | undefined): string | undefined => {
  for (const [at, item] of items.entries()) {
    const found = find(item, at);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Characters of a value that a message repeats. */
const LONGEST_SHOWN = 60;

const shown = (value: Exact): string => {
  if (value instanceof Written) return value.source;
  if (typeof value === 'object' && value !== null) return 'something else';
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
};
