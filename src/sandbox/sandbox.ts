import type { SearchParameter } from '@medplum/fhirtypes';
import { failure } from '../fhir/failure.ts';
import type { Entry, Gateway } from '../gateway/gateway.ts';
import { openDatabase } from './database.ts';
import type { Extract } from './index-values.ts';
import { openIndexes } from './indexes.ts';
import { openLinks } from './links.ts';
import { openSearch } from './search.ts';
import type { Criterion } from './search-query.ts';
import { readCriteria, readSearch } from './search-request.ts';
import { carryOut } from './transaction.ts';
import { checkEntries, inEntry, withoutCondition } from './transaction-entries.ts';
import { openVersions } from './versions.ts';

export interface SandboxOptions {
  /** The data file; made where it is not. `:memory:` keeps nothing. */
  readonly file: string;
  /** The search parameters of a type by code, as `Definitions.searchParameters`. */
  readonly searchParameters: (type: string) => ReadonlyMap<string, SearchParameter>;
  readonly extract: Extract;
  readonly now: () => Date;
  /** A fresh id for a created resource; never one that could be guessed from another. */
  readonly newId: () => string;
}

export interface Sandbox extends Gateway {
  /** Empties the store, history included. */
  reset(): Promise<void>;
}

const notFound = () => failure('not-found', { nl: 'Deze resource is er niet.', en: 'There is no such resource.' });

const gone = () => failure('gone', { nl: 'Deze resource is verwijderd.', en: 'This resource has been deleted.' });

/**
 * The embedded FHIR server: a Gateway over one SQLite file. A write that has been answered is on disk, and a transaction is
 * there in full or not at all, also after a crash. Throws an Error when the file was made by a newer version.
 */
export const openSandbox = ({ file, searchParameters, extract, now, newId }: SandboxOptions): Sandbox => {
  const database = openDatabase(file);
  const versions = openVersions(database);
  const links = openLinks(database);
  const indexes = openIndexes(database, searchParameters, extract, links);
  const search = openSearch(database, indexes.parameterOf);
  const store = { versions, indexes, links, search };

  const conditionsOf = (entries: readonly Entry[]): ReadonlyMap<number, readonly Criterion[]> => {
    const conditions = new Map<number, readonly Criterion[]>();
    for (const [index, entry] of entries.entries()) {
      if (entry.method !== 'POST' || entry.ifNoneExist === undefined) continue;
      const query = new URLSearchParams(entry.ifNoneExist);
      const criteria = inEntry(index, () => readCriteria(query, indexes.known(entry.type)));
      if (criteria.length === 0) throw withoutCondition(index);
      conditions.set(index, criteria);
    }
    return conditions;
  };

  return {
    read: async (type, id) => {
      const current = versions.current(type, id);
      if (current) return current;
      throw versions.head(type, id) ? gone() : notFound();
    },

    search: async (type, query) => search.page(readSearch(type, query, indexes.known(type)), query),

    transact: async (entries) => {
      checkEntries(entries);
      for (const { type } of entries) indexes.known(type);
      const work = { entries, conditions: conditionsOf(entries) };
      return database.transaction(() => carryOut(store, work, now(), newId));
    },

    reset: async () => {
      database.transaction(() => {
        for (const table of ['token_index', 'reference_index', 'date_index', 'string_index', 'number_index']) {
          database.run(`DELETE FROM ${table}`);
        }
        for (const table of ['link', 'version', 'head']) database.run(`DELETE FROM ${table}`);
      });
    },

    close: async () => database.close(),
  };
};
