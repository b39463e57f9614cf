import type { SearchParameter } from '@medplum/fhirtypes';
import { failure } from '../fhir/failure.ts';
import type {
  Entry,
  Gateway,
  HistoryPage,
  HistoryScope,
  Read,
  SearchPage,
  Stored,
  WrittenThenRead,
} from '../gateway/gateway.ts';
import { rewriting } from '../gateway/rewriting.ts';
import type { Criterion, Scope, Subsumption } from './criterion.ts';
import { type Footprint, openDatabase } from './database.ts';
import { openHistory } from './history.ts';
import type { Extract } from './index-values.ts';
import type { ElementKnowledge } from './indexed-parameters.ts';
import { openIndexes } from './indexes.ts';
import { openLinks } from './links.ts';
import { openRetention } from './retention.ts';
import { type CodeSetOf, openSearch } from './search.ts';
import { readCriteria, readSearch } from './search-request.ts';
import type { StoreFault } from './store-fault.ts';
import { carryOut } from './transaction.ts';
import { checkEntries, inEntry, withoutCondition } from './transaction-entries.ts';
import { openVersions } from './versions.ts';

export interface SandboxOptions extends ElementKnowledge {
  /** The data file; made where it is not. `:memory:` keeps nothing. */
  readonly file: string;
  /** The search parameters of a type by code, as `Definitions.searchParameters`. */
  readonly searchParameters: (type: string) => ReadonlyMap<string, SearchParameter>;
  readonly extract: Extract;
  /** The value sets at hand, for `:in`. */
  readonly codeSet: CodeSetOf;
  /** What is above or below a code, for `:above` and `:below`. */
  readonly subsumption: Subsumption;
  /** The types that there are. */
  readonly types: ReadonlySet<string>;
  /** Off: references may lead nowhere, and what is referred to may be deleted. On unless said. */
  readonly integrity?: boolean;
  /** How many days it stays known what stood before (retention.ts); for ever unless said. */
  readonly historyDays?: number | undefined;
  /** What the store may take of memory and disk; as the one store of a service unless said. */
  readonly footprint?: Footprint;
  readonly now: () => Date;
  /** A fresh id for a created resource; never one that could be guessed from another. */
  readonly newId: () => string;
}

export interface Sandbox extends Gateway {
  /** Empties the store, history included. */
  reset(): Promise<void>;
  /** How many bytes the store is, history and indexes included. */
  size(): number;
  /** What keeps anything from being written now (a full disk); undefined when nothing does. */
  fault(): StoreFault | undefined;
}

const notFound = () => failure('not-found', { nl: 'Deze resource is er niet.', en: 'There is no such resource.' });

/** What a reset empties, in the order that foreign keys ask. */
const TABLES = [
  'token_index',
  'reference_index',
  'date_index',
  'string_index',
  'number_index',
  'composite',
  'link',
  'version',
  'head',
];

const raise = (error: Error): never => {
  throw error;
};

/** Said within a transaction that was made ready for another store than it finds; it is then made ready anew. */
const RESTORED = failure(
  'conflict',
  {
    nl: 'De opslag is intussen teruggezet; probeer het opnieuw.',
    en: 'The store was restored meanwhile; try again.',
  },
  { id: 'store-restored' },
);

const gone = () => failure('gone', { nl: 'Deze resource is verwijderd.', en: 'This resource has been deleted.' });

/**
 * The embedded FHIR server: a Gateway over one SQLite file. A write that has been answered is on disk, and a transaction is
 * there in full or not at all, also after a crash. Throws an Error when the file was made by a newer version.
 */
export const openSandbox = (options: SandboxOptions): Sandbox => {
  const {
    searchParameters,
    extract,
    model,
    codeSet,
    subsumption,
    types,
    integrity = true,
    historyDays,
    now,
    newId,
  } = options;
  const database = openDatabase(options.file, options.footprint);
  const versions = openVersions(database);
  const links = openLinks(database);
  const indexes = openIndexes(database, searchParameters, extract, options, links);
  const search = openSearch(database, indexes.parameterOf, codeSet);
  const history = openHistory(database, versions);
  const store = { versions, indexes, links, search, rewrite: rewriting(model), integrity };
  const retention = openRetention(database, historyDays);

  const read = (type: string, id: string, versionId?: string): Stored => {
    const head = versions.head(type, id);
    if (!head) throw notFound();
    if (versionId === undefined) return versions.current(type, id) ?? raise(gone());
    const { resource, lastUpdated } = versions.version(head, versionId) ?? raise(notFound());
    return { resource: resource ?? raise(gone()), versionId, lastUpdated };
  };

  const historyPage = (of: HistoryScope, query: URLSearchParams): HistoryPage =>
    history.page(of, query) ?? raise(notFound());

  /** What a read at the end of a transaction asks, made ready before it begins. */
  const prepared = (asked: Read): (() => Stored | HistoryPage | SearchPage) => {
    switch (asked.kind) {
      case 'read':
        return () => read(asked.type, asked.id, asked.versionId);
      case 'history':
        return () => historyPage(asked.of, asked.query);
      case 'search': {
        const request = readSearch(asked.query, scopeOf(asked.type), asked.options);
        return () => search.page(request);
      }
    }
  };

  /** The moment of a write: never before one that was there, also when the clock was set back. */
  const moment = (): Date => {
    const newest = Number(database.get('SELECT max(updated) AS newest FROM version')?.['newest'] ?? 0);
    return new Date(Math.max(now().getTime(), newest));
  };

  const attempt = (entries: readonly Entry[], reads: readonly Read[]): Promise<WrittenThenRead> => {
    checkEntries(entries, types);
    for (const { type } of entries) indexes.known(type);
    const work = { entries, conditions: conditionsOf(entries) };
    const answers = reads.map((asked) => inEntry(asked.at, () => prepared(asked)));
    return database.grouped(() => {
      if (generationNow() !== generation) throw RESTORED;
      if (entries.some(({ type }) => type !== 'AuditEvent')) changes++;
      const at = moment();
      retention.prune(at);
      const written = carryOut(store, work, at, newId);
      return { written, read: answers.map((answer, index) => inEntry(reads[index]?.at ?? index, answer)) };
    });
  };

  const transactThenRead = (entries: readonly Entry[], reads: readonly Read[]): Promise<WrittenThenRead> =>
    attempt(entries, reads).catch((error) => {
      if (error !== RESTORED) throw error;
      upToDate();
      return attempt(entries, reads);
    });

  let changes = 0;
  const generationNow = () => database.get('SELECT generation FROM store')?.['generation'];
  let generation = generationNow();
  /** A restore by another process puts another store in the place of this one. */
  const upToDate = (): void => {
    const current = generationNow();
    if (current === generation) return;
    generation = current;
    indexes.forget();
  };

  const known = (type: string) => (types.has(type) ? indexes.known(type) : undefined);
  const scopeOf = (type: string): Scope => ({
    type,
    known,
    held: (held) => indexes.types().includes(held),
    hasValueSet: (valueSet) => codeSet(valueSet) !== undefined,
    subsumption,
    now: now(),
  });

  const conditionsOf = (entries: readonly Entry[]): ReadonlyMap<number, readonly Criterion[]> => {
    const conditions = new Map<number, readonly Criterion[]>();
    for (const [index, entry] of entries.entries()) {
      if (entry.method === 'DELETE' || entry.ifNoneExist === undefined) continue;
      const query = new URLSearchParams(entry.ifNoneExist);
      const criteria = inEntry(index, () => readCriteria(query, scopeOf(entry.type)));
      if (criteria.length === 0) throw withoutCondition(index);
      conditions.set(index, criteria);
    }
    return conditions;
  };

  return {
    read: async (type, id, versionId) => read(type, id, versionId),
    history: async (of, query) => historyPage(of, query),
    search: async (type, query, asked) => {
      if (type !== '*' && !types.has(type)) throw notFound();
      upToDate();
      return search.page(readSearch(query, scopeOf(type), asked));
    },
    transact: async (entries) => [...(await transactThenRead(entries, [])).written],
    transactThenRead: async (entries, reads) => transactThenRead(entries, reads),

    // What others wrote on this file SQLite tells; what was written here it does not.
    mark: () => `${changes} ${database.get('PRAGMA data_version')?.['data_version']}`,

    reset: async () => {
      changes++;
      database.transaction(() => {
        for (const table of TABLES) database.run(`DELETE FROM ${table}`);
      });
    },

    size: () =>
      Number(database.get('PRAGMA page_count')?.['page_count']) *
      Number(database.get('PRAGMA page_size')?.['page_size']),

    fault: () => database.fault(),

    close: async () => database.close(),
  };
};
