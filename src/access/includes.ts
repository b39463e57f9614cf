import type { Include } from '../sandbox/include-request.ts';
import { tooCostly } from '../sandbox/search-failures.ts';
import type { SearchKnowledge } from './search-knowledge.ts';
import { isSeen, type Seen, type SightAround } from './sight-around.ts';

/** What one page may bring along. */
const MOST_INCLUDED = 1000;

/**
 * What `_include` and `_revinclude` add to matches, from what is seen of them: a masked reference is not followed, and what refers to a match
 * counts when it shows that it does. Failures: too-costly.
 */
export const includedWith = async (
  matches: readonly Seen[],
  includes: readonly Include[],
  around: SightAround,
  knowledge: SearchKnowledge,
): Promise<readonly Seen[]> => {
  const known = new Set(matches.map(nameOf));
  const found: Seen[] = [];
  let fresh: readonly Seen[] = matches;
  for (let round = 0; fresh.length > 0 && includes.some(({ iterate }) => iterate || round === 0); round++) {
    const next: Seen[] = [];
    for (const include of includes.filter(({ iterate }) => iterate || round === 0)) {
      const along =
        include.direction === 'forward'
          ? await forward(fresh, include, around, knowledge)
          : await reverse(fresh, include, around);
      for (const one of along) {
        if (known.has(nameOf(one))) continue;
        known.add(nameOf(one));
        next.push(one);
      }
      if (found.length + next.length > MOST_INCLUDED) throw tooCostly();
    }
    found.push(...next);
    fresh = next;
  }
  return found;
};

const nameOf = ({ seen }: Seen): string => `${seen.resourceType}/${seen.id}`;

const forward = async (
  from: readonly Seen[],
  { source, parameter, target }: Include,
  around: SightAround,
  knowledge: SearchKnowledge,
): Promise<readonly Seen[]> => {
  const references = new Set<string>();
  for (const { seen } of from) {
    if (source !== '*' && source !== seen.resourceType) continue;
    const parameters = parameter === '*' ? referenceParameters(seen.resourceType, knowledge) : [parameter];
    for (const row of parameters.flatMap((one) => knowledge.rows(seen, one))) {
      if (row.table === 'reference' && row.type && (!target || row.type === target))
        references.add(`${row.type}/${row.id}`);
    }
  }
  const found = await Promise.all([...references].map((reference) => around.sighted(reference)));
  return found.filter(isSeen);
};

const reverse = (
  from: readonly Seen[],
  { source, parameter, target }: Include,
  around: SightAround,
): Promise<readonly Seen[]> =>
  around.allReferring(
    source,
    parameter,
    from.filter(({ seen }) => !target || seen.resourceType === target).map(nameOf),
  );

const referenceParameters = (type: string, { scope }: SearchKnowledge): string[] =>
  [...(scope(type).known(type)?.values() ?? [])].flatMap(({ code, kind }) => (kind === 'reference' ? [code] : []));
