import type { ReferenceProblem } from '../fhir/broken-reference.ts';
import type { Resource } from '../fhir/json.ts';
import { parseReference, referencesIn } from '../fhir/reference.ts';
import type { Database } from './database.ts';

/** A reference of a resource that leads nowhere in this store, and what is the matter with it. */
export interface BrokenReference {
  /** FHIRPath below the resource: `.subject.reference`. */
  readonly path: string;
  readonly problem: ReferenceProblem;
}

/** Which resource refers to which, by key: what integrity by reference is kept with. */
export interface Links {
  /** Replaces the links of a resource; answers the references that lead nowhere. Absolute URLs and fragments are left alone. */
  put(key: number, resource: Resource): BrokenReference[];
  drop(key: number): void;
  /** The type of a resource that refers to this one, itself left aside. */
  referrer(key: number): string | undefined;
}

/**
 * Types whose references are left alone. A Bundle that is kept as a document or message has references that hold within it; an AuditEvent tells of
 * what was there at its time, and keeps nobody from deleting that later.
 */
const LEFT_ALONE: ReadonlySet<string> = new Set(['Bundle', 'AuditEvent']);

export const openLinks = (database: Database): Links => {
  const keyOf = (type: string, id: string): number | undefined => {
    const row = database.get('SELECT resource FROM head WHERE type = ? AND id = ? AND live = 1', type, id);
    return row && Number(row['resource']);
  };

  const link = (source: number, reference: string): ReferenceProblem | undefined => {
    const parsed = parseReference(reference);
    if (parsed.kind === 'conditional' || parsed.kind === 'malformed') return parsed.kind;
    if (parsed.kind === 'urn') return 'not-found';
    if (parsed.kind !== 'literal' || parsed.base) return undefined;
    const target = keyOf(parsed.type, parsed.id);
    if (target === undefined) return 'not-found';
    database.run('INSERT OR IGNORE INTO link (target, source) VALUES (?, ?)', target, source);
    return undefined;
  };

  return {
    put: (key, resource) => {
      database.run('DELETE FROM link WHERE source = ?', key);
      if (LEFT_ALONE.has(resource.resourceType)) return [];
      return [...referencesIn(resource)].flatMap(({ reference, path }) => {
        const problem = link(key, reference);
        return problem ? [{ path, problem }] : [];
      });
    },
    drop: (key) => {
      database.run('DELETE FROM link WHERE source = ?', key);
    },
    referrer: (key) => {
      const row = database.get(
        'SELECT type FROM link JOIN head ON head.resource = source WHERE target = ? AND source <> ? LIMIT 1',
        key,
        key,
      );
      return row && String(row['type']);
    },
  };
};
