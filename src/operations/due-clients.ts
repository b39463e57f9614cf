import { addDays, addMonths } from '../agreements/calendar.ts';
import { PLANNED, WARNED } from '../agreements/due.ts';
import { searchOurs } from '../agreements/ours.ts';
import type { LocalDate } from '../fhir/date.ts';
import { Failure } from '../fhir/failure.ts';
import { isObject, items, objects, type Resource } from '../fhir/json.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { clientsOf } from './clients.ts';

/** How long ago something can have ended, or been due to be looked at, to be found: a sweep that was left out for so long misses nothing. */
export const LOOKED_BACK = 31;

const OPEN = 'requested,received,accepted,ready,in-progress,on-hold,draft';

/** Searches by dates, for what can be due on a day. `own` is a parameter of ours: a server that does not have it is asked without, and more is found. */
interface Asked {
  readonly type: string;
  readonly query: Readonly<Record<string, string | string[]>>;
  readonly own?: string;
}

const searches = (today: LocalDate, until: LocalDate): readonly Asked[] => {
  const from = `ge${addDays(today, -LOOKED_BACK)}`;
  const soon = `le${addDays(today, PLANNED)}`;
  const ending = [from, `eb${addDays(until, 1)}`];
  const agreement = searchOurs('care-agreement');
  return [
    { type: 'Consent', query: { ...searchOurs('care-consent'), status: 'active', period: ending } },
    { type: 'Observation', query: { ...searchOurs('competence'), status: 'final,amended,corrected', date: ending } },
    { type: 'ServiceRequest', query: { ...searchOurs('delegation-order'), status: 'active', occurrence: ending } },
    { type: 'Contract', query: { status: 'executed,executable', applies: ending }, own: 'applies' },
    { type: 'RelatedPerson', query: { period: ending }, own: 'period' },
    { type: 'CarePlan', query: { ...agreement, status: 'active', 'evaluation-date': soon }, own: 'evaluation-date' },
    { type: 'CarePlan', query: { ...agreement, status: 'active,on-hold', pause: [from, soon] }, own: 'pause' },
    {
      type: 'Task',
      query: { ...searchOurs('evaluation', 'review', 'concern'), status: OPEN, due: `lt${today}` },
      own: 'due',
    },
  ];
};

/**
 * Ids of the clients of whom something can be due on a day, found by dates: what ends from a month ago to a month ahead, evaluations and pauses that come, tasks
 * that are past their date, birthdays. A superset: the record decides. Failures: those of `Gateway.search`.
 */
export const dueClients = async (
  gateway: Gateway,
  today: LocalDate,
  until = addDays(today, WARNED),
): Promise<string[]> => {
  const clients = new Set<string>();
  const persons = new Set<string>();
  const groups = new Set<string>();
  const note = (resource: Resource) => {
    for (const id of clientsOf(resource)) clients.add(id);
    for (const node of [...items(resource['subject']), ...items(resource['focus']), ...items(resource['for'])]) {
      const reference = isObject(node) ? String(node['reference']) : '';
      if (reference.startsWith('Person/')) persons.add(reference.split('/')[1] as string);
      if (reference.startsWith('Group/')) groups.add(reference.split('/')[1] as string);
    }
  };
  for (const { type, query, own } of searches(today, until)) {
    const asked = new URLSearchParams(
      Object.entries(query).flatMap(([name, values]) =>
        [values].flat().map((value): [string, string] => [name, value]),
      ),
    );
    await eachWithout(gateway, type, asked, own, note);
  }
  const carers = new Set<string>();
  await eachOf(gateway, 'Person', '_id', [...persons], {}, ({ link }) => {
    for (const { target } of objects(link)) {
      const [type, id] = (isObject(target) ? String(target['reference']) : '').split('/');
      if (type === 'RelatedPerson' && id) carers.add(id);
    }
  });
  await eachOf(gateway, 'RelatedPerson', '_id', [...carers], {}, note);
  for (const id of await membersOf(gateway, [...groups])) clients.add(id);
  for (const client of await withBirthday(gateway, today, until)) clients.add(client);
  return [...clients];
};

/** Ids of the clients in groups. */
export const membersOf = async (gateway: Gateway, groups: readonly string[]): Promise<string[]> => {
  const clients = new Set<string>();
  await eachOf(gateway, 'Group', '_id', groups, {}, ({ member }) => {
    for (const { entity } of objects(member)) {
      const [type, id] = (isObject(entity) ? String(entity['reference']) : '').split('/');
      if (type === 'Patient' && id) clients.add(id);
    }
  });
  return [...clients];
};

/** Of who has a birthday that changes who consents, those that have agreements: the others are no concern of ours. */
const withBirthday = async (gateway: Gateway, today: LocalDate, until: LocalDate): Promise<string[]> => {
  const born = new Set<string>();
  for (const age of [12, 16, 18]) {
    const query = new URLSearchParams();
    query.append('birthdate', `ge${addMonths(addDays(today, -LOOKED_BACK), -12 * age)}`);
    query.append('birthdate', `le${addMonths(until, -12 * age)}`);
    await each(gateway, 'Patient', query, ({ id }) => void born.add(`Patient/${id}`));
  }
  const found = new Set<string>();
  const active = { ...searchOurs('care-agreement'), status: 'active' };
  await eachOf(gateway, 'CarePlan', 'patient', [...born], active, (agreement) => {
    for (const id of clientsOf(agreement)) found.add(id);
  });
  return [...found];
};

/** A list of values goes in a URL. */
const MOST_VALUES = 100;

const eachOf = async (
  gateway: Gateway,
  type: string,
  by: string,
  values: readonly string[],
  more: Record<string, string>,
  note: (resource: Resource) => void,
): Promise<void> => {
  for (let at = 0; at < values.length; at += MOST_VALUES) {
    const query = new URLSearchParams({ [by]: values.slice(at, at + MOST_VALUES).join(','), ...more });
    await each(gateway, type, query, note);
  }
};

/** As `each`; where the server refuses our own parameter, without it. */
const eachWithout = async (
  gateway: Gateway,
  type: string,
  query: URLSearchParams,
  own: string | undefined,
  note: (resource: Resource) => void,
): Promise<void> => {
  try {
    await each(gateway, type, query, note);
  } catch (error) {
    if (own === undefined || !(error instanceof Failure) || error.kind !== 'invalid') throw error;
    await each(gateway, type, new URLSearchParams([...query].filter(([name]) => name !== own)), note);
  }
};

/** Every match, page by page, without keeping them. */
const each = async (
  gateway: Gateway,
  type: string,
  query: URLSearchParams,
  note: (resource: Resource) => void,
): Promise<void> => {
  let asked: URLSearchParams | undefined = new URLSearchParams([...query, ['_count', '500']]);
  while (asked) {
    const page = await gateway.search(type, asked, { lenient: true });
    for (const { resource } of page.matches) note(resource);
    asked = page.next;
  }
};
