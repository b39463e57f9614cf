import { MAY, NEEDS } from './access-table.ts';
import type { Identity, Scope } from './identity.ts';
import { type Letter, readScope } from './scopes.ts';

/** A part of a type's resources that a caller reaches: those that meet every query, of this client where there is one. */
export interface Grant {
  readonly queries: readonly URLSearchParams[];
  /** `Patient/…`: only what is in this client's dossier. */
  readonly client?: string;
}

/** What a caller reaches of a type: everything, or what is in one of these; nothing when there is none. */
export type Reach = 'all' | readonly Grant[];

/**
 * What a caller may do with resources of a type: what is both in a scope of the token and in the table of who may call what. `*` asks for all types at once.
 */
export const reach = (identity: Identity, letter: Letter, type: string): Reach => {
  const grants = linesOf(identity)
    .filter(({ may, type: of }) => may.has(letter) && (of === '*' || of === type))
    .flatMap((line) =>
      identity.scopes
        .filter(({ may, type: of }) => may.has(letter) && (of === '*' || of === type))
        .flatMap((scope) => grantOf(line, scope, identity)),
    );
  return grants.some(({ queries, client }) => queries.length === 0 && client === undefined) ? 'all' : grants;
};

/** Whether a caller may call an operation at all; what it is called on, and shows, is decided there. */
export const mayCall = (identity: Identity, operation: string): boolean => {
  const { operations } = MAY[identity.kind];
  if (!operations.includes(operation) && !operations.includes('*')) return false;
  const needs = Object.hasOwn(NEEDS, operation) ? NEEDS[operation] : undefined;
  return (
    needs?.every((need) => {
      const scope = readScope(`user/${need}`);
      return scope !== undefined && [...scope.may].every((letter) => isScoped(identity, letter, scope.type));
    }) ?? false
  );
};

/** Whether some scope opens a type without a query: what an operation rests on is whole, or not there. */
const isScoped = (identity: Identity, letter: Letter, type: string): boolean =>
  identity.scopes.some(
    (scope) =>
      scope.may.has(letter) &&
      (scope.type === '*' || scope.type === type) &&
      scope.query === undefined &&
      contextOf(scope, identity) !== undefined,
  );

const linesOf = (identity: Identity): Scope[] =>
  MAY[identity.kind].resources.flatMap((line) => {
    const scope = readScope(`user/${line}`);
    if (!scope) throw new Error(`The table of who may call what has a line that cannot be read: ${line}`);
    const query = scope.query === undefined ? undefined : filled(scope.query, identity);
    if (scope.query !== undefined && query === undefined) return [];
    return [query === undefined ? scope : { ...scope, query }];
  });

/** The placeholders of a line filled in; undefined when one of them is not known. */
const filled = (query: string, identity: Identity): string | undefined => {
  const { actor, patient, organization } = identity;
  const known: Readonly<Record<string, string | undefined>> = { actor, patient, organization };
  const names = [...query.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  if (!names.every((name) => known[name] !== undefined)) return undefined;
  return query.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] as string);
};

const grantOf = (line: Scope, scope: Scope, identity: Identity): Grant[] => {
  const context = contextOf(scope, identity);
  if (!context) return [];
  const queries = [line.query, scope.query].filter((query) => query !== undefined);
  return [{ queries: queries.map((query) => new URLSearchParams(query)), ...context }];
};

/** Undefined when the scope opens nothing for this caller: of a patient that is not known, or of another kind of caller. */
const contextOf = ({ context }: Scope, { kind, patient }: Identity): { readonly client?: string } | undefined => {
  switch (context) {
    case 'system':
      return kind === 'system' ? {} : undefined;
    case 'user':
      return kind === 'system' ? undefined : {};
    case 'patient':
      return patient === undefined || kind === 'system' ? undefined : { client: patient };
  }
};
