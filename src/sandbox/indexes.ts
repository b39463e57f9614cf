import { createHash } from 'node:crypto';
import type { SearchParameter } from '@medplum/fhirtypes';
import type { Resource } from '../fhir/json.ts';
import type { Database } from './database.ts';
import type { IndexValue } from './element-values.ts';
import { compositeValues, type Extract, indexValues } from './index-values.ts';
import {
  type CompositeParameter,
  type ElementKnowledge,
  type IndexedParameter,
  indexedParameters,
  type Parameter,
} from './indexed-parameters.ts';
import type { Links } from './links.ts';

export interface Indexes {
  /** The search parameters of a type. Reads definitions the first time, so it is called before a transaction begins. */
  known(type: string): ReadonlyMap<string, Parameter>;
  /** Forgets what was kept of the file: it is another one now. */
  forget(): void;
  /** The types that the file has, or has had, resources or searches of. */
  types(): readonly string[];
  /** The number under which the values of a parameter are kept. */
  parameterOf(type: string, parameter: string): number;
  /** Says what a new resource is found by. */
  add(key: number, resource: Resource): void;
  /** Replaces what a resource is found by. */
  put(key: number, resource: Resource): void;
  /** Forgets what a resource is found by. */
  drop(key: number): void;
}

const INSERT: Readonly<Record<IndexValue['table'], string>> = {
  token: 'INSERT OR IGNORE INTO token_index (parameter, resource, code, system) VALUES (?, ?, ?, ?)',
  reference: 'INSERT OR IGNORE INTO reference_index (parameter, resource, id, type) VALUES (?, ?, ?, ?)',
  date: 'INSERT OR IGNORE INTO date_index (parameter, resource, low, high) VALUES (?, ?, ?, ?)',
  string: 'INSERT OR IGNORE INTO string_index (parameter, resource, folded, exact) VALUES (?, ?, ?, ?)',
  number:
    'INSERT OR IGNORE INTO number_index (parameter, resource, value, system, code, unit) VALUES (?, ?, ?, ?, ?, ?)',
};

const columnsOf = (value: IndexValue): (string | number)[] => {
  switch (value.table) {
    case 'token':
      return [value.code, value.system];
    case 'reference':
      return [value.id, value.type];
    case 'date':
      return [value.low, value.high];
    case 'string':
      return [value.folded, value.exact];
    case 'number':
      return [value.value, value.system, value.code, value.unit];
  }
};

const DELETE = ['token_index', 'reference_index', 'date_index', 'string_index', 'number_index'].map(
  (table) => `DELETE FROM ${table} WHERE resource = ?`,
);

/** Raised when a value or link comes to be kept in another form (another folding, say), so that every file is indexed anew. */
const FORM = 3;

/** The names under which the values of a parameter are kept. */
const codesOf = ({ code, kind, identifiers }: IndexedParameter): string[] => {
  if (kind === 'reference') return [code, `${code}:identifier`];
  if (kind !== 'token') return [code];
  return identifiers ? [code, `${code}:text`, `${code}:of-type`] : [code, `${code}:text`];
};

interface Plan {
  readonly known: ReadonlyMap<string, Parameter>;
  readonly simple: readonly IndexedParameter[];
  readonly composites: readonly CompositeParameter[];
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * The index tables. A type whose parameters are not those that its rows were made with (other definitions, an older file) is
 * indexed anew: the types already in the file now, others when first met.
 */
export const openIndexes = (
  database: Database,
  searchParameters: (type: string) => ReadonlyMap<string, SearchParameter>,
  extract: Extract,
  knowledge: ElementKnowledge,
  links: Links,
): Indexes => {
  const plans = new Map<string, Plan>();

  const numbered = (type: string, codes: readonly string[]): ReadonlyMap<string, number> => {
    for (const code of codes) database.run('INSERT OR IGNORE INTO parameter (type, code) VALUES (?, ?)', type, code);
    const rows = database.all('SELECT parameter, code FROM parameter WHERE type = ?', type);
    return new Map(rows.map((row) => [String(row['code']), Number(row['parameter'])]));
  };

  const insert = (plan: Plan, key: number, values: readonly IndexValue[]): void => {
    for (const value of values) {
      const parameter = plan.numbers.get(value.parameter);
      if (parameter !== undefined) database.run(INSERT[value.table], parameter, key, ...columnsOf(value));
    }
  };

  const drop = (key: number): void => {
    for (const sql of DELETE) database.run(sql, key);
    const parts = database.all('SELECT part FROM composite WHERE resource = ?', key);
    for (const { part } of parts) for (const sql of DELETE) database.run(sql, -Number(part));
    if (parts.length > 0) database.run('DELETE FROM composite WHERE resource = ?', key);
  };

  const add = (plan: Plan, key: number, resource: Resource): void => {
    insert(plan, key, indexValues(plan.simple, extract, resource));
    for (const composite of plan.composites) {
      const parameter = plan.numbers.get(composite.code) ?? 0;
      for (const values of compositeValues(composite, extract, resource)) {
        const part = database.run('INSERT INTO composite (parameter, resource) VALUES (?, ?)', parameter, key);
        insert(plan, -part, values);
      }
    }
  };

  const indexAnew = (type: string, plan: Plan): void => {
    let after = 0;
    for (;;) {
      const row = database.get(
        `SELECT head.resource, body FROM head JOIN version ON version.version = head.version
         WHERE head.type = ? AND live = 1 AND head.resource > ? ORDER BY head.resource LIMIT 1`,
        type,
        after,
      );
      if (!row) return;
      after = Number(row['resource']);
      const resource = JSON.parse(String(row['body'])) as Resource;
      drop(after);
      add(plan, after, resource);
      links.put(after, resource);
    }
  };

  const makePlan = (type: string): Plan => {
    const parameters = indexedParameters(type, searchParameters(type), knowledge);
    const identity = createHash('sha256')
      .update(JSON.stringify([FORM, parameters]))
      .digest('hex');
    const codes = parameters.flatMap((parameter) =>
      parameter.kind === 'composite' ? [parameter.code, ...parameter.components.flatMap(codesOf)] : codesOf(parameter),
    );
    return database.transaction(() => {
      const known = new Map(parameters.map((parameter) => [parameter.code, parameter]));
      const simple = parameters.filter((parameter) => parameter.kind !== 'composite');
      const composites = parameters.filter((parameter) => parameter.kind === 'composite');
      const plan = { known, simple, composites, numbers: numbered(type, codes) };
      const indexed = database.get('SELECT plan FROM indexed WHERE type = ?', type)?.['plan'];
      if (indexed !== identity) {
        indexAnew(type, plan);
        database.run('INSERT OR REPLACE INTO indexed (type, plan) VALUES (?, ?)', type, identity);
      }
      return plan;
    });
  };

  const planOf = (type: string): Plan => {
    const plan = plans.get(type) ?? makePlan(type);
    plans.set(type, plan);
    return plan;
  };

  const planStored = (): void => {
    for (const { type } of database.all('SELECT type FROM indexed')) planOf(String(type));
  };
  planStored();

  return {
    known: (type) => planOf(type).known,
    parameterOf: (type, parameter) => {
      const number = planOf(type).numbers.get(parameter);
      if (number === undefined) throw new Error(`${type} has no search parameter ${parameter}.`);
      return number;
    },
    add: (key, resource) => add(planOf(resource.resourceType), key, resource),
    put: (key, resource) => {
      drop(key);
      add(planOf(resource.resourceType), key, resource);
    },
    forget: () => {
      plans.clear();
      planStored();
    },
    types: () => [...plans.keys()],
    drop,
  };
};
