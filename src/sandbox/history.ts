import type { HistoryPage, HistoryScope } from '../gateway/gateway.ts';
import { CURSOR, decodeCursor, encodeCursor } from './cursor.ts';
import type { Database, SqlValue } from './database.ts';
import { dateRange } from './date-range.ts';
import { unknownParameter } from './search-failures.ts';
import { one, readCount } from './search-request.ts';
import type { Versions } from './versions.ts';
import { historyVersionOf } from './versions.ts';

export interface History {
  /** One page of versions, the newest first; undefined when the resource asked for never was. */
  page(of: HistoryScope, query: URLSearchParams): HistoryPage | undefined;
}

/** Where the page before ended: the moment of its last version, and the version itself, since many share a moment. */
type Place = readonly [updated: number, version: number];

const place = (text: string): Place | undefined => {
  const [updated, version] = decodeCursor(text) ?? [];
  return Number.isSafeInteger(updated) && Number.isSafeInteger(version)
    ? [Number(updated), Number(version)]
    : undefined;
};

const KNOWN: ReadonlySet<string> = new Set(['_count', '_since', CURSOR]);

/** The history interaction (R4 §3.1.0.10). */
export const openHistory = (database: Database, versions: Versions): History => ({
  page: ({ type, id }, query) => {
    for (const name of query.keys()) if (!KNOWN.has(name)) throw unknownParameter(name);
    const count = one(query, '_count', readCount) ?? 20;
    const since = one(query, '_since', (text) => dateRange(text.replace(/ (?=\d\d:\d\d$)/, '+')))?.low;
    const after = one(query, CURSOR, place);
    const head = type !== undefined && id !== undefined ? versions.head(type, id) : undefined;
    if (id !== undefined && !head) return undefined;

    const wheres: (readonly [string, ...SqlValue[]])[] = [
      ...(head ? [['version.resource = ?', head.key] as const] : type ? [['version.type = ?', type] as const] : []),
      ...(since !== undefined ? [['version.updated >= ?', since] as const] : []),
      ...(after ? [['(version.updated, version.version) < (?, ?)', ...after] as const] : []),
    ];
    const where = wheres.map(([sql]) => sql).join(' AND ');
    const rows = database.all(
      `SELECT version.version, version.type, id, version.number, version.updated, method, made, body
       FROM version JOIN head ON head.resource = version.resource ${where && `WHERE ${where}`}
       ORDER BY version.updated DESC, version.version DESC LIMIT ?`,
      ...wheres.flatMap(([, ...values]) => values),
      // One more than the page holds says whether there is a next one.
      count + 1,
    );
    const shown = rows.slice(0, count);
    const last = rows.length > count ? shown.at(-1) : undefined;
    const next = new URLSearchParams(query);
    if (last) next.set(CURSOR, encodeCursor([last['updated'], last['version']]));
    return { versions: shown.map(historyVersionOf), ...(last && { next }) };
  },
});
