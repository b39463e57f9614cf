import type { ActKinds } from '../agreements/acts.ts';
import { searchOurs } from '../agreements/ours.ts';
import { type Loss, lossBetween } from '../agreements/shared-facts.ts';
import { isObject, objects, type Resource } from '../fhir/json.ts';
import { allMatches } from '../gateway/all-matches.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { clientsOf } from './clients.ts';

/** Ids of the clients of whom a change of a shared fact can take away the ground of an agreement; none when nothing is lost by it. */
export const clientsAffected = async (
  gateway: Gateway,
  acts: ActKinds,
  before: Resource | undefined,
  after: Resource | undefined,
): Promise<string[]> => {
  const loss = lossBetween(before, after, acts);
  return loss ? affectedBy(gateway, loss) : [];
};

const affectedBy = async (gateway: Gateway, loss: Loss): Promise<string[]> => {
  const search = async (type: string, by: string, values: readonly string[], ours: Record<string, string> = {}) => {
    const found: Resource[] = [];
    for (let at = 0; at < values.length; at += MOST_VALUES) {
      const query = new URLSearchParams({ [by]: values.slice(at, at + MOST_VALUES).join(','), ...ours });
      found.push(...(await allMatches(gateway, type, query)).map(({ resource }) => resource));
    }
    return found;
  };
  const clientsOfCarers = async (references: readonly string[]) =>
    (await search('RelatedPerson', '_id', idsOf('RelatedPerson', references))).flatMap(clientsOf);

  switch (loss.of) {
    case 'volunteer': {
      const people = await search('Person', '_id', idsOf('Person', loss.persons));
      return unique(await clientsOfCarers(people.flatMap(({ link }) => objects(link).flatMap(targetOf))));
    }
    case 'link':
      return unique(await clientsOfCarers(loss.carers));
    case 'policy': {
      const codes = loss.acts.flatMap((act) => act.codes);
      const active = { ...searchOurs('care-agreement'), status: 'active' };
      const agreements = await search('CarePlan', 'activity-code', codes, active);
      const subjects = agreements.flatMap(({ subject }) => (isObject(subject) ? [String(subject['reference'])] : []));
      const groups = await search('Group', '_id', idsOf('Group', subjects));
      const members = groups.flatMap(({ member }) => objects(member).flatMap(({ entity }) => referenceIn(entity)));
      return unique(idsOf('Patient', [...subjects, ...members]));
    }
  }
};

/** A list of values goes in a URL. */
const MOST_VALUES = 100;

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

const referenceIn = (node: unknown): string[] =>
  isObject(node) && typeof node['reference'] === 'string' ? [node['reference']] : [];

const targetOf = ({ target }: { readonly target?: unknown }): string[] => referenceIn(target);

const idsOf = (type: string, references: readonly string[]): string[] => [
  ...new Set(references.filter((one) => one.startsWith(`${type}/`)).map((one) => one.split('/')[1] as string)),
];
