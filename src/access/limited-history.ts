import type { Gateway, HistoryPage, HistoryScope, HistoryVersion } from '../gateway/gateway.ts';
import { dateRange } from '../sandbox/date-range.ts';
import { badValue, unknownParameter } from '../sandbox/search-failures.ts';
import { isAbsent } from './reveal.ts';
import { isSeen, type Seen } from './sight-around.ts';
import type { Sighted } from './viewer.ts';

/** A version with what is seen of it. */
export interface SeenVersion {
  readonly version: HistoryVersion;
  readonly sighted: Seen;
}

export interface SeenVersions {
  readonly versions: readonly SeenVersion[];
  readonly next?: URLSearchParams;
}

/** The version before which a page begins. */
const BEFORE = '_cursor';

const MOST = 1000;

/**
 * One page of the versions of a resource that are seen, the newest first. Pages are full of what is seen, so that nothing tells how many are hidden.
 * Failures: invalid for another parameter than `_count`, `_since` and that of a next link; as of the gateway.
 */
export const limitedHistory = async (
  server: Gateway,
  of: HistoryScope,
  query: URLSearchParams,
  sight: (version: HistoryVersion) => Promise<Sighted | undefined>,
): Promise<SeenVersions> => {
  const count = query.get('_count') ?? '20';
  const since = query.get('_since');
  // Said before anything is looked up, so that it is said of what is hidden too.
  if (!/^\d{1,9}$/.test(count)) throw badValue('_count');
  if (since !== null && !dateRange(since.replace(/ (?=\d\d:\d\d$)/, '+'))) throw badValue('_since');
  for (const name of query.keys()) if (!KNOWN.has(name)) throw unknownParameter(name);
  const before = query.get(BEFORE);
  const asked = new URLSearchParams([...query].filter(([name]) => name !== BEFORE && name !== '_count'));
  const most = Math.min(Number(count), MOST);
  const found: SeenVersion[] = [];
  let begun = before === null;
  let page: URLSearchParams | undefined = new URLSearchParams([...asked, ['_count', String(MOST)]]);
  while (page && found.length <= most) {
    const { versions, next }: HistoryPage = await server.history(of, page).catch(nothing);
    for (const version of versions) {
      if (found.length > most) break;
      if (!begun) {
        begun = version.versionId === before;
        continue;
      }
      const sighted = await sight(version);
      if (isSeen(sighted)) found.push({ version, sighted });
    }
    page = next;
  }
  const shown = found.slice(0, most);
  const last = found.length > most ? shown.at(-1)?.version.versionId : undefined;
  const next = new URLSearchParams([...query].filter(([name]) => name !== BEFORE));
  if (last) next.set(BEFORE, last);
  return { versions: shown, ...(last && { next }) };
};

const KNOWN: ReadonlySet<string> = new Set(['_count', '_since', BEFORE]);

const nothing = (error: unknown): HistoryPage => {
  if (isAbsent(error)) return { versions: [] };
  throw error;
};
