import { addDays, spanOf } from '../agreements/calendar.ts';
import { WARNED } from '../agreements/due.ts';
import { searchOurs } from '../agreements/ours.ts';
import { readRecords } from '../agreements/read-record.ts';
import { sortWork, WAITING, type Work, type WorkListCode, workOf } from '../agreements/work.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { LocalDate } from '../fhir/date.ts';
import { failure } from '../fhir/failure.ts';
import { isObject, type JsonObject, type Resource } from '../fhir/json.ts';
import { render } from '../fhir/text.ts';
import { allMatches } from '../gateway/all-matches.ts';
import { readStanding } from './client-record.ts';
import { clientsOf } from './clients.ts';
import { csv } from './csv.ts';
import { documentOf } from './document.ts';
import { dueClients, membersOf } from './due-clients.ts';
import { referenceTo } from './following.ts';
import { meetingsAbout } from './meetings.ts';
import { nameOf } from './names.ts';
import type { Operation, OperationInput } from './operation.ts';
import { readParameters } from './parameters.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/work-list`;

/**
 * `$work-list`, also of an Organization or a CareTeam: what waits to be done for all clients, the most urgent first (LIST-1 to LIST-7).
 * In: `list` (codes of the value set work-list; default what waits), `date` (default today), `until` (date, how far ahead what ends is told; default 30 days), `format`
 * (`bundle` or `csv`). Out: a searchset of what the lines are about, each once, with its lists as tags; or a Binary of text/csv, a line each.
 * It is for professionals: open concerns are in it. Errors: 400 another parameter or value, 404 no such organisation or team.
 */
export const workList: Operation = {
  name: 'work-list',
  definition: DEFINITION,
  levels: ['system', 'instance'],
  types: ['Organization', 'CareTeam'],
  readOnly: true,
  run: async (service, input) => {
    const given = readParameters(service, DEFINITION, input);
    const call = { ...service, today: given.text('date') ?? service.today };
    const format = given.text('format') ?? 'bundle';
    if (format !== 'bundle' && format !== 'csv') throw otherFormat(given.at('format'));
    const asked = given.values('list') as readonly WorkListCode[];
    const lists = new Set(asked.length > 0 ? asked : WAITING);
    const until = spanOf(given.text('until') ?? addDays(call.today, WARNED)).last;
    const { work, resources: read } = await collect(call, input, lists, until);
    // Who is held to a part of the resources, as a coordinator is, has the lines about those alone.
    const resources = new Map([...read].filter(([, resource]) => isWithinReach(call, 'r', resource)));
    const lines = sortWork(work.filter(({ list, about }) => lists.has(list) && resources.has(about)));
    return format === 'csv' ? csvOf(call, lines, resources) : bundleOf(call, lines, resources);
  },
};

interface Collected {
  readonly work: readonly Work[];
  /** Everything that was read, by its reference. */
  readonly resources: ReadonlyMap<string, Resource>;
}

/** Clients whose records are read together. */
const AT_ONCE = 100;

const collect = async (
  call: Call,
  input: OperationInput,
  lists: ReadonlySet<WorkListCode>,
  until: LocalDate,
): Promise<Collected> => {
  const scope = await scopeOf(call, input);
  const clients = (await candidates(call, lists, until)).filter(scope.includesClient);
  const resources = new Map<string, Resource>();
  const work: Work[] = [];
  for (let at = 0; at < clients.length; at += AT_ONCE) {
    const some = clients.slice(at, at + AT_ONCE);
    const read = await readStanding(call.gateway, some, []);
    for (const { resource } of read) resources.set(referenceTo(resource), resource);
    const own = new Set(some.map((id) => `Patient/${id}`));
    for (const record of readRecords(read, call.acts)) {
      const { reference, organisation } = record.client;
      if (own.has(reference) && scope.includesOrganisation(organisation))
        work.push(...workOf(record, call.today, until));
    }
  }
  if (lists.has('meetings')) {
    for (const { meeting, client } of await meetingsAbout(call, 'volunteers', scope.includesOrganisation)) {
      resources.set(referenceTo(meeting), meeting);
      work.push({ list: 'meetings', rule: 'LIST-6', client, about: referenceTo(meeting), ...OF_MEETING(meeting) });
    }
  }
  return { work, resources };
};

const OF_MEETING = (meeting: Resource) => ({
  agreement: undefined,
  due: String((meeting['period'] as JsonObject | undefined)?.['start'] ?? '').slice(0, 10) || undefined,
  urgency: 9,
  text: {
    nl: 'Bespreking waarin het werk van vrijwilligers aan de orde kwam.',
    en: 'Meeting in which the work of volunteers was discussed.',
  },
});

interface Scope {
  includesClient(id: string): boolean;
  includesOrganisation(reference: string | undefined): boolean;
}

const scopeOf = async ({ gateway }: Call, { type, id }: OperationInput): Promise<Scope> => {
  const everyone = { includesClient: () => true, includesOrganisation: () => true };
  if (type === undefined || id === undefined) return everyone;
  const { resource } = await gateway.read(type, id);
  const own = `${type}/${id}`;
  if (type === 'Organization') return { ...everyone, includesOrganisation: (reference) => reference === own };
  const plans = await allMatches(gateway, 'CarePlan', new URLSearchParams({ 'care-team': own }));
  const clients = new Set([...clientsOf(resource), ...plans.flatMap((plan) => clientsOf(plan.resource))]);
  return { ...everyone, includesClient: (client) => clients.has(client) };
};

const OPEN = 'requested,received,accepted,ready,in-progress,on-hold,draft';

/** Ids of the clients who can have a line: found by what waits, not by reading every record. */
const candidates = async (
  { gateway, today }: Call,
  lists: ReadonlySet<WorkListCode>,
  until: LocalDate,
): Promise<string[]> => {
  const ids = new Set<string>(
    lists.has('ending') || lists.has('evaluations') ? await dueClients(gateway, today, until) : [],
  );
  const note = async (type: string, query: Record<string, string>) => {
    const found = (await allMatches(gateway, type, new URLSearchParams(query))).map(({ resource }) => resource);
    const groups = found.flatMap(({ subject }) => {
      const [of, id] = (isObject(subject) ? String(subject['reference']) : '').split('/');
      return of === 'Group' && id ? [id] : [];
    });
    for (const id of [...found.flatMap(clientsOf), ...(await membersOf(gateway, [...new Set(groups)]))]) ids.add(id);
  };
  const states = [
    ...(lists.has('on-hold') ? ['on-hold'] : []),
    ...(lists.has('agreements') || lists.has('volunteers') ? ['active', 'on-hold'] : []),
  ];
  if (lists.has('concerns') || lists.has('reviews'))
    await note('Task', { ...searchOurs('review', 'concern'), status: OPEN });
  if (states.length > 0)
    await note('CarePlan', { ...searchOurs('care-agreement'), status: [...new Set(states)].join(',') });
  return [...ids];
};

const bundleOf = ({ base }: Call, lines: readonly Work[], resources: ReadonlyMap<string, Resource>): Resource => {
  const listsOf = new Map<string, Set<WorkListCode>>();
  for (const { about, list } of lines) listsOf.set(about, (listsOf.get(about) ?? new Set()).add(list));
  const entry = [...listsOf].flatMap(([reference, lists]): JsonObject[] => {
    const resource = resources.get(reference);
    if (!resource) return [];
    const tag = [...lists].map((code) => ({ system: `${CANONICAL}/CodeSystem/work-list`, code }));
    const tagged = {
      ...resource,
      meta: { ...resource.meta, tag: [...((resource.meta?.['tag'] as JsonObject[]) ?? []), ...tag] },
    };
    return [{ fullUrl: `${base}/${reference}`, resource: tagged, search: { mode: 'match' } }];
  });
  return { resourceType: 'Bundle', type: 'searchset', total: entry.length, ...(entry.length > 0 && { entry }) };
};

const csvOf = ({ language }: Call, lines: readonly Work[], resources: ReadonlyMap<string, Resource>): Resource => {
  const rows = lines.map(({ list, rule, urgency, due, client, agreement, about, text }) => [
    list,
    String(urgency),
    due ?? '',
    nameOf(resources.get(client ?? '')),
    client ?? '',
    agreement ?? '',
    about,
    render(text, language),
    rule,
  ]);
  return documentOf('text/csv; charset=utf-8', csv([HEADER[language], ...rows]));
};

const HEADER = {
  nl: ['lijst', 'urgentie', 'datum', 'naam', 'cliënt', 'afspraak', 'gaat over', 'wat', 'regel'],
  en: ['list', 'urgency', 'date', 'name', 'client', 'agreement', 'about', 'what', 'rule'],
} as const;

const otherFormat = (expression: string) =>
  failure(
    'invalid',
    { nl: 'De parameter format is bundle of csv.', en: 'The parameter format is bundle or csv.' },
    { id: 'operation-parameter-invalid', expression },
  );
