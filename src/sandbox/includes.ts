import type { Database, Row, SqlValue } from './database.ts';
import type { Include } from './include-request.ts';
import { tooCostly } from './search-failures.ts';

export interface Includes {
  /** The rows (resource, body) that go along with these matches, without the matches themselves. Failures: too-costly. */
  of(matches: readonly number[], includes: readonly Include[]): Row[];
}

/** What one page may bring along. */
const MOST_INCLUDED = 1000;

export const openIncludes = (
  database: Database,
  parameterOf: (type: string, parameter: string) => number,
): Includes => {
  const forward = ({ source, parameter, target }: Include): readonly [string, ...SqlValue[]] => {
    const wheres: (readonly [string, ...SqlValue[]])[] = [
      ...(parameter === '*' ? [] : [['ref.parameter = ?', parameterOf(source, parameter)] as const]),
      ...(parameter === '*' && source !== '*' ? [['origin.type = ?', source] as const] : []),
      ...(target === undefined ? [] : [['ref.type = ?', target] as const]),
    ];
    const where = wheres.map(([sql]) => ` AND ${sql}`).join('');
    return [
      `SELECT head.resource FROM json_each(?) AS from_key
       CROSS JOIN head AS origin ON origin.resource = from_key.value
       CROSS JOIN reference_index AS ref ON ref.resource = origin.resource${where}
       CROSS JOIN head ON head.type = ref.type AND head.id = ref.id AND head.live = 1`,
      ...wheres.flatMap(([, ...values]) => values),
    ];
  };

  const reverse = ({ source, parameter, target }: Include): readonly [string, ...SqlValue[]] => [
    `SELECT ref.resource FROM json_each(?) AS from_key
     CROSS JOIN head ON head.resource = from_key.value${target === undefined ? '' : ' AND head.type = ?'}
     CROSS JOIN reference_index AS ref ON ref.parameter = ? AND ref.id = head.id AND ref.type = head.type`,
    ...(target === undefined ? [] : [target]),
    parameterOf(source, parameter),
  ];

  return {
    of: (matches, includes) => {
      const seen = new Set(matches);
      const found = new Map<number, Row>();
      let fresh: readonly number[] = matches;
      for (let round = 0; fresh.length > 0 && (round === 0 || includes.some(({ iterate }) => iterate)); round += 1) {
        const keys = JSON.stringify(fresh);
        const next: number[] = [];
        for (const include of includes.filter(({ iterate }) => iterate || round === 0)) {
          const [sql, ...values] = include.direction === 'forward' ? forward(include) : reverse(include);
          const rows = database.all(
            `SELECT found.resource, body FROM (SELECT DISTINCT resource FROM (${sql}) LIMIT ?) AS found
             JOIN head ON head.resource = found.resource JOIN version ON version.version = head.version
             ORDER BY found.resource`,
            keys,
            ...values,
            // Some of these may be matches, or have been found already.
            MOST_INCLUDED + seen.size + 1,
          );
          for (const row of rows) {
            const key = Number(row['resource']);
            if (seen.has(key)) continue;
            seen.add(key);
            found.set(key, row);
            next.push(key);
          }
          if (found.size > MOST_INCLUDED) throw tooCostly();
        }
        fresh = next;
      }
      return [...found.values()];
    },
  };
};
