import { DOSSIER, isCommon } from '../disclosure/dossier.ts';
import { resourceTarget } from '../disclosure/target.ts';
import type { Resource } from '../fhir/json.ts';
import { meetsQuery } from '../identity/meets-query.ts';
import { type Grant, reach } from '../identity/reach.ts';
import type { Letter } from '../identity/scopes.ts';
import type { Call } from './service.ts';

/** Whether the caller's scopes, and the table of who may call what, reach a resource with what he wants to do. */
export const isWithinReach = (
  { identity, definitions }: Pick<Call, 'identity' | 'definitions'>,
  letter: Letter,
  resource: Resource,
): boolean => {
  if (!identity) return true;
  const grants = reach(identity, letter, resource.resourceType);
  return grants === 'all' || grants.some((grant) => meets(grant, resource, definitions));
};

const meets = ({ queries, client }: Grant, resource: Resource, definitions: Call['definitions']): boolean =>
  queries.every((query) => meetsQuery(definitions, resource, query)) &&
  (client === undefined || isCommon(resource.resourceType) || resourceTarget(resource).clients.includes(client));

/**
 * A grant as search parameters; undefined when none can say it: the type is in nobody's dossier, so that nothing of it is a client's.
 */
export const parametersOf = ({ queries, client }: Grant, type: string): [string, string][] | undefined => {
  const asked = queries.flatMap((query) => [...query]);
  if (client === undefined || isCommon(type)) return asked;
  const search = DOSSIER.find((row) => row.type === type)?.search;
  if (search === undefined) return undefined;
  return [...asked, [search, search === '_id' ? client.replace('Patient/', '') : client]];
};
