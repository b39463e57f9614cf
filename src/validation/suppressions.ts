import type { Finding } from '../fhir/finding.ts';
import { isObject, type JsonObject } from '../fhir/json.ts';

/** Findings that someone looked at and lives with, and why. */
export interface Suppression {
  /** The id of the finding, or the key of the invariant. */
  readonly id: string;
  /**
   * The expressions that it is for: one as findings have it, with `[*]` for any index, `*` for any step and `**` for any number of
   * steps. Everywhere when it is absent.
   */
  readonly path?: string;
  /** For who reads it later. */
  readonly reason: string;
  /** The last day on which it counts, `2027-06-30`. Without one it counts for good. */
  readonly until?: string;
}

/** Suppressions at work over any number of resources; it remembers which were of use. */
export interface Suppressions {
  /** The findings that are left, and how many are not. */
  apply(findings: readonly Finding[]): { readonly left: readonly Finding[]; readonly suppressed: number };
  /** Those that nothing was suppressed by so far, and those past their day, which suppress nothing. */
  unused(): readonly { readonly suppression: Suppression; readonly why: 'unused' | 'expired' }[];
}

/** `today` is a date, `2026-11-25`. */
export const createSuppressions = (list: readonly Suppression[], today: string): Suppressions => {
  const byId = new Map<string, { suppression: Suppression; covers: (expression: string) => boolean }[]>();
  const expired = list.filter(({ until }) => until !== undefined && until < today);
  for (const suppression of list) {
    if (expired.includes(suppression)) continue;
    const { id, path } = suppression;
    const pattern = path === undefined ? undefined : patternOf(path);
    const covers = (expression: string) => pattern === undefined || pattern.test(expression);
    byId.set(id, [...(byId.get(id) ?? []), { suppression, covers }]);
  }
  const used = new Set<Suppression>();
  const isSuppressed = ({ id, expression }: Finding): boolean => {
    const found = byId.get(id)?.find(({ covers }) => covers(expression));
    if (found) used.add(found.suppression);
    return found !== undefined;
  };
  return {
    apply: (findings) => {
      const left = findings.filter((finding) => !isSuppressed(finding));
      return { left, suppressed: findings.length - left.length };
    },
    unused: () =>
      list
        .filter((suppression) => !used.has(suppression))
        .map((suppression) => ({ suppression, why: expired.includes(suppression) ? 'expired' : 'unused' })),
  };
};

/** As an expression for the whole of another. */
const patternOf = (path: string): RegExp => {
  const steps = path.split('.').map((step) => {
    if (step === '**') return '(?:[^.]+(?:\\.|$))*';
    const text = step
      .split('[*]')
      .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll('\\*', '[^.]*'))
      .join('\\[\\d+\\]');
    return `${text}(?:\\.|$)`;
  });
  return new RegExp(`^${steps.join('')}$`);
};

/**
 * Suppressions as a file holds them: a list, or an object with `suppressions`. Throws an Error that names the place of what is none, since
 * one that is misspelt would hide nothing, or too much.
 */
export const readSuppressions = (json: unknown): Suppression[] => {
  const list = isObject(json) ? json['suppressions'] : json;
  if (!Array.isArray(list)) throw new Error('is no list of suppressions');
  return list.map((one, i) => {
    const problem = isObject(one) ? problemWith(one) : 'is no object';
    if (problem) throw new Error(`suppressions[${i}] ${problem}`);
    return one as unknown as Suppression;
  });
};

const NAMES = new Set(['id', 'path', 'reason', 'until']);

const problemWith = (one: JsonObject): string | undefined => {
  const unknown = Object.keys(one).find((name) => !NAMES.has(name));
  if (unknown !== undefined) return 'has a property that is none of id, path, reason, until';
  for (const name of ['id', 'reason']) {
    const value = one[name];
    if (typeof value !== 'string' || value.trim() === '') return `has no ${name}`;
  }
  if (one['path'] !== undefined && (typeof one['path'] !== 'string' || one['path'] === ''))
    return 'has a path that is no text';
  const { until } = one;
  if (
    until !== undefined &&
    !(typeof until === 'string' && /^\d{4}-\d\d-\d\d$/.test(until) && !Number.isNaN(Date.parse(until)))
  )
    return 'has an until that is no date';
  return undefined;
};
