import { isObject, type Json, type JsonObject } from '../../src/fhir/json.ts';

/** A resource with one thing done to it. */
export interface Mutant {
  /** What was done: `remove`, `retype-number`. */
  readonly operator: string;
  /** Where, from the root of the resource. */
  readonly path: string;
  readonly resource: Json;
}

/** A property of an object in a resource. */
interface Spot {
  readonly path: string;
  readonly parent: JsonObject;
  readonly name: string;
  readonly value: Json;
}

/** What it does to one property, in a copy of the resource; false where there is nothing to do. */
type Operator = (spot: Spot) => boolean;

const set =
  (value: Json): Operator =>
  (spot) => {
    spot.parent[spot.name] = value;
    return true;
  };

const onText =
  (applies: RegExp, change: (text: string) => Json): Operator =>
  ({ parent, name, value }) => {
    if (typeof value !== 'string' || !applies.test(value)) return false;
    parent[name] = change(value);
    return true;
  };

const onItem =
  (change: (items: Json[]) => void): Operator =>
  ({ value }) => {
    if (!Array.isArray(value)) return false;
    change(value);
    return true;
  };

const R4 = 'http://hl7.org/fhir/StructureDefinition';

/** Every operator, by its name. Each is tried on every property of a resource. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  remove: ({ parent, name }) => {
    delete parent[name];
    return true;
  },
  'remove-item': onItem((items) => void items.splice(0, 1)),
  duplicate: onItem((items) => void items.push(structuredClone(items[0] as Json))),
  'many-items': onItem(
    (items) => void items.push(structuredClone(items[0] as Json), structuredClone(items[0] as Json)),
  ),
  'out-of-order': ({ value }) => {
    if (!Array.isArray(value) || value.length < 2) return false;
    value.reverse();
    return true;
  },
  'empty-list': onItem((items) => void items.splice(0)),
  'list-of-one': ({ parent, name, value }) => {
    if (Array.isArray(value)) return false;
    parent[name] = [value];
    return true;
  },
  'no-list': ({ parent, name, value }) => {
    if (!Array.isArray(value) || value.length === 0) return false;
    parent[name] = value[0] as Json;
    return true;
  },
  null: set(null),
  'null-item': onItem((items) => void items.push(null)),
  'empty-object': ({ parent, name, value }) => {
    if (!isObject(value)) return false;
    parent[name] = {};
    return true;
  },
  'empty-text': onText(/./, () => ''),
  'as-object': ({ parent, name, value }) => {
    if (typeof value === 'object') return false;
    parent[name] = { value };
    return true;
  },
  'as-text': ({ parent, name, value }) => {
    if (typeof value !== 'number' && typeof value !== 'boolean') return false;
    parent[name] = String(value);
    return true;
  },
  'object-as-text': ({ parent, name, value }) => {
    if (!isObject(value)) return false;
    parent[name] = 'x';
    return true;
  },
  'as-number': onText(/./, () => 5),
  'as-boolean': onText(/./, () => true),
  negative: ({ parent, name, value }) => {
    if (typeof value !== 'number') return false;
    parent[name] = -value - 1;
    return true;
  },
  fraction: ({ parent, name, value }) => {
    if (typeof value !== 'number') return false;
    parent[name] = value + 0.5;
    return true;
  },
  misspelt: ({ parent, name, value }) => {
    if (name === 'resourceType') return false;
    delete parent[name];
    parent[`${name}x`] = value;
    return true;
  },
  'unknown-beside': ({ parent, name }) => {
    if (parent['unknownThing'] !== undefined) return false;
    parent['unknownThing'] = name;
    return true;
  },
  'white-space-after': onText(/^\S+$/, (text) => `${text} `),
  'white-space-inside': onText(/^\S{4,}$/, (text) => `${text.slice(0, 2)} ${text.slice(2)}`),
  'white-space-only': onText(/./, () => '  '),
  capitals: onText(/[a-z]/, (text) => text.toUpperCase()),
  'wrong-code': ({ parent, name, value }) => {
    if (typeof value !== 'string' || !/^[a-z][a-z0-9-]*$/i.test(value)) return false;
    parent[name] = 'no-such-code';
    return true;
  },
  'wrong-system': ({ parent, value, name }) => {
    if (name !== 'system' || typeof value !== 'string' || parent['code'] === undefined) return false;
    parent[name] = 'http://a.example/no-such-system';
    return true;
  },
  'no-day': onText(/^\d{4}-\d\d-\d\d/, (text) => text.replace(/^(\d{4})-\d\d-\d\d/, '$1-02-30')),
  'no-month': onText(/^\d{4}-\d\d/, (text) => text.replace(/^(\d{4})-\d\d/, '$1-13')),
  'no-zone': onText(/T.*(Z|[+-]\d\d:\d\d)$/, (text) => text.replace(/(Z|[+-]\d\d:\d\d)$/, '')),
  'only-a-year': onText(/^\d{4}-\d\d-\d\d/, (text) => text.slice(0, 4)),
  'only-a-date': onText(/^\d{4}-\d\d-\d\dT/, (text) => text.slice(0, 10)),
  'no-base64': onText(/^[A-Za-z0-9+/]{8,}={0,2}$/, (text) => `${text}*`),
  'relative-url': onText(/^https?:\/\//, (text) => text.replace(/^https?:\/\/[^/]+\//, '')),
  'other-url': onText(/^https?:\/\//, (text) => `${text}-other`),
  'no-uuid': onText(/^urn:uuid:/, (text) => text.slice(0, -1)),
  'no-oid': onText(/^urn:oid:/, (text) => text.replace('urn:oid:', 'urn:oid:9')),
  'other-target': ({ parent, name, value }) => {
    if (name !== 'reference' || typeof value !== 'string') return false;
    parent[name] = value.replace(/[A-Z][A-Za-z]+(?=\/[^/]+$)/, 'Binary');
    return parent[name] !== value;
  },
  'no-target': ({ parent, name, value }) => {
    if (name !== 'reference' || typeof value !== 'string') return false;
    parent[name] = '#no-such-id';
    return true;
  },
  'no-reference': ({ parent, name, value }) => {
    if (name !== 'reference' || typeof value !== 'string') return false;
    parent[name] = 'not a reference';
    return true;
  },
  'other-reference-type': ({ parent, name, value }) => {
    if (name !== 'reference' || typeof value !== 'string') return false;
    parent['type'] = 'Binary';
    return true;
  },
  'other-choice': ({ parent, name, value }) => {
    const [, choice] =
      /^(value|effective|onset|deceased|multipleBirth|occurrence|performed|medication|fixed|pattern)[A-Z]\w*$/.exec(
        name,
      ) ?? [];
    if (!choice) return false;
    delete parent[name];
    parent[`${choice}Signature`] = value;
    return true;
  },
  'second-choice': ({ parent, name }) => {
    const [, choice, type] =
      /^(value|effective|onset|deceased|multipleBirth|occurrence|performed)([A-Z]\w*)$/.exec(name) ?? [];
    if (!choice) return false;
    const [other, said]: [string, Json] = type === 'String' ? ['Boolean', true] : ['String', 'x'];
    parent[`${choice}${other}`] = said;
    return true;
  },
  'unknown-extension': ({ parent, name }) => {
    if (name === 'resourceType' || parent['extension'] !== undefined) return false;
    parent['extension'] = [{ url: 'http://nobody.example.com/unknown', valueString: 'x' }];
    return true;
  },
  'extension-elsewhere': ({ value }) => {
    if (!isObject(value) || value['extension'] !== undefined) return false;
    value['extension'] = [{ url: `${R4}/patient-birthTime`, valueDateTime: '2000-01-01T10:00:00Z' }];
    return true;
  },
  'extension-of-other-type': ({ value }) => {
    if (!isObject(value) || value['extension'] !== undefined) return false;
    value['extension'] = [{ url: `${R4}/data-absent-reason`, valueString: 'x' }];
    return true;
  },
  'extension-of-nothing': ({ value }) => {
    if (!isObject(value) || value['extension'] !== undefined) return false;
    value['extension'] = [{ url: `${R4}/data-absent-reason` }];
    return true;
  },
  'primitive-extension': ({ parent, name, value }) => {
    if (typeof value === 'object' || name === 'resourceType' || parent[`_${name}`] !== undefined) return false;
    parent[`_${name}`] = { extension: [{ url: `${R4}/data-absent-reason`, valueCode: 'unknown' }] };
    return true;
  },
  'value-by-extension': ({ parent, name, value }) => {
    if (typeof value === 'object' || name === 'resourceType' || parent[`_${name}`] !== undefined) return false;
    delete parent[name];
    parent[`_${name}`] = { extension: [{ url: `${R4}/data-absent-reason`, valueCode: 'unknown' }] };
    return true;
  },
  'modifier-extension': ({ parent, name }) => {
    if (name === 'resourceType' || parent['modifierExtension'] !== undefined) return false;
    parent['modifierExtension'] = [{ url: 'http://nobody.example.com/unknown', valueString: 'x' }];
    return true;
  },
  'narrative-script': onText(/^<div/, (text) => text.replace('</div>', '<script>x</script></div>')),
  'narrative-handler': onText(/^<div/, (text) => text.replace(/<(p|td|b|table)\b/, '<$1 onclick="x"')),
  'narrative-open': onText(/^<div/, (text) => text.replace('</div>', '')),
  'narrative-empty': onText(/^<div/, () => '<div xmlns="http://www.w3.org/1999/xhtml"> </div>'),
  'other-type': ({ parent, name }) => {
    if (name !== 'resourceType') return false;
    parent[name] = parent[name] === 'Basic' ? 'Flag' : 'Basic';
    return true;
  },
  'unknown-type': ({ parent, name }) => {
    if (name !== 'resourceType') return false;
    parent[name] = 'NoSuchType';
    return true;
  },
  'no-identity': ({ parent, name }) => {
    if (name !== 'id') return false;
    parent[name] = 'not_an_id!';
    return true;
  },
  'vital-signs': ({ parent, name }) => {
    if (name !== 'code' || parent['resourceType'] !== 'Observation') return false;
    parent[name] = { coding: [{ system: 'http://loinc.org', code: '29463-7' }] };
    return true;
  },
  claim: ({ parent, name }) => {
    if (name !== 'resourceType') return false;
    parent['meta'] = { profile: [`${R4}/${parent[name] === 'Observation' ? 'vitalsigns' : 'Observation'}`] };
    return true;
  },
};

/**
 * Up to `count` mutants of a resource: each operator in turn on one of the properties that it can do something to, until there are
 * enough. In which order, and on which properties, follows from the seed alone.
 */
export function* mutantsOf(resource: JsonObject, count: number, seed: string): Generator<Mutant> {
  const paths = pathsOf(resource);
  const shuffled = <T>(list: readonly T[], salt: string, keyOf: (item: T) => string): T[] =>
    [...list].sort((a, b) => hash(seed + salt + keyOf(a)) - hash(seed + salt + keyOf(b)));
  const open = shuffled(Object.keys(OPERATORS), '', (name) => name).map((operator) => ({
    operator,
    left: shuffled(paths, operator, ({ key }) => key),
  }));
  let made = 0;
  for (let progress = true; progress; ) {
    progress = false;
    for (const { operator, left } of open) {
      if (made === count) return;
      const mutant = firstOf(resource, operator, left);
      if (!mutant) continue;
      progress = true;
      made += 1;
      yield mutant;
    }
  }
}

/** The mutant by the first of these paths where the operator has something to do; `left` are those after it. */
const firstOf = (resource: JsonObject, operator: string, left: Path[]): Mutant | undefined => {
  const change = OPERATORS[operator] as Operator;
  for (let next = left.shift(); next; next = left.shift()) {
    const { steps, key } = next;
    const copy = structuredClone(resource);
    const parent = steps.slice(0, -1).reduce<Json>((at, step) => (at as never)[step] as Json, copy) as JsonObject;
    const name = String(steps.at(-1));
    if (change({ path: key, parent, name, value: parent[name] as Json }))
      return { operator, path: key, resource: copy };
  }
  return undefined;
};

interface Path {
  readonly steps: readonly (string | number)[];
  readonly key: string;
}

/** Every property of every object in it, in document order. */
const pathsOf = (resource: JsonObject): Path[] => {
  const paths: Path[] = [];
  const visit = (value: Json, steps: readonly (string | number)[], key: string): void => {
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) visit(item, [...steps, i], `${key}[${i}]`);
    } else if (isObject(value)) {
      for (const [name, child] of Object.entries(value)) {
        const at = { steps: [...steps, name], key: `${key}.${name}` };
        paths.push(at);
        visit(child as Json, at.steps, at.key);
      }
    }
  };
  visit(resource, [], String(resource['resourceType']));
  return paths;
};

/** FNV-1a: which properties are taken looks random, and is the same in every run. */
const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
};
