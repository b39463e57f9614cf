import type { Gateway, Stored } from './gateway.ts';

/** Every match of a search, over all its pages: a decision on the first page only would be a decision on half a record. */
export const allMatches = async (gateway: Gateway, type: string, query: URLSearchParams): Promise<Stored[]> => {
  const matches: Stored[] = [];
  let asked: URLSearchParams | undefined = new URLSearchParams(query);
  // Most servers give twenty at a time to who does not say; one that gives less than this at most gives what it does.
  if (!asked.has('_count')) asked.set('_count', String(PAGE));
  while (asked) {
    const page = await gateway.search(type, asked);
    matches.push(...page.matches);
    asked = page.next;
  }
  return matches;
};

const PAGE = 500;
