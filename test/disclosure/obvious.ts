import { DOSSIER } from '../../src/disclosure/dossier.ts';
import type { Vector } from './vector.ts';

/**
 * A second implementation of the decision, slow and obvious: it walks FHIR JSON as it is, tries every day that a partial date may
 * mean, and shares with the real one the table of the dossier alone. Outcomes only; the reasons are held by the vectors.
 */
// biome-ignore lint/suspicious/noExplicitAny: it reads any JSON on purpose, without a model of its own.
type Any = any;

type Outcome = 'permit' | 'deny' | 'undecided';
type Answer = 'yes' | 'no' | 'unknown';

export const obviously = ({ given, request }: Pick<Vector, 'given' | 'request'>): Outcome => {
  const client = `Patient/${given.patient.id}`;
  const all = humansReferences(request.reader, given.persons, false);
  const sure = humansReferences(request.reader, given.persons, true);
  const relatives: Any[] = given.relatedPersons.filter((r: Any) => local(r.patient) === client);
  const here = relatives.filter(
    (r) => sure.includes(`RelatedPerson/${r.id}`) && stillActive(r) && covers(r.period, request.date) === 'yes',
  );
  const hereReferences = here.map((r) => `RelatedPerson/${r.id}`);
  const resource: Any = request.resource;
  const row = resource && rowFor(resource);

  if (resource && !row) return 'deny';
  const clients = resource ? at(resource, row.client.split('.')).map(patientOf(resource)).filter(Boolean) : [client];
  if (!clients.includes(client)) return 'deny';
  const own =
    row?.section === 'agreements' &&
    resource.resourceType === 'CarePlan' &&
    resource.status !== 'entered-in-error' &&
    at(resource, ['activity', 'detail', 'performer'])
      .flatMap((p) => [local(p), ...membersOf(local(p), given.careTeams)])
      .some((p) => hereReferences.includes(String(p)));
  if (resource && concernsHide(resource, given, all)) return 'deny';
  if (isDead(given.patient, request.date)) return 'deny';
  if (own) return 'permit';
  if (hasGround(given.patient, relatives, here, sure, request.date)) return row?.staffOnly ? 'deny' : 'permit';
  if (here.length === 0) return 'deny';
  if (resource && !row.section) return 'deny';
  if (new Set(clients).size > 1) return 'deny';

  const verdicts = (given.consents as Any[])
    .filter((c) => c.resourceType === 'Consent' && c.status === 'active' && local(c.patient) === client)
    .filter((c) => has(c.scope, 'http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy'))
    .map((c) => {
      const asked = { request, row, resource, all, sure, here: hereReferences };
      return verdictOf(c, asked, rightsOf(c, given.patient, relatives, all));
    });
  return conclude(verdicts);
};

const conclude = (verdicts: string[]): Outcome => {
  if (verdicts.includes('deny')) return 'deny';
  if (verdicts.includes('maybe-deny')) return 'undecided';
  if (verdicts.includes('permit')) return 'permit';
  return verdicts.includes('maybe-permit') ? 'undecided' : 'deny';
};

// References and humans

const local = (r: Any): string | undefined =>
  /^([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(r?.reference ?? '')?.[1];

const patientOf = (resource: Any) => (value: Any) =>
  typeof value === 'string'
    ? `Patient/${resource.id}`
    : local(value)?.startsWith('Patient/')
      ? local(value)
      : undefined;

const at = (node: Any, path: string[]): Any[] => {
  if (node === undefined || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => at(one, path));
  const [name, ...rest] = path;
  return name === undefined ? [node] : at(node[name], rest);
};

const plain = (node: Any): boolean => !('modifierExtension' in node) && !('implicitRules' in node);

const humansReferences = (start: string, persons: readonly Any[], onlySure: boolean): string[] => {
  let found = [start];
  for (let round = 0; round <= persons.length; round++) {
    for (const p of persons) {
      if (onlySure && (p.active === false || !plain(p))) continue;
      const links = (p.link ?? [])
        .filter((l: Any) => !onlySure || l.assurance !== 'level1')
        .map((l: Any) => local(l.target));
      const group = [`Person/${p.id}`, ...links];
      if (group.some((g) => found.includes(g))) found = [...new Set([...found, ...group])];
    }
  }
  return found;
};

const membersOf = (team: string | undefined, teams: readonly Any[]): (string | undefined)[] =>
  teams
    .filter((t) => `CareTeam/${t.id}` === team)
    .flatMap((t) => (t.participant ?? []).map((p: Any) => local(p.member)));

const stillActive = (r: Any): boolean => r.active !== false && plain(r);

// Days

const dayIn = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Every day that a date may mean, or undefined for what is no date. */
const daysIn = (text: Any): string[] | undefined => {
  if (!known.has(text)) known.set(text, tryDays(text));
  return known.get(text);
};

const known = new Map<Any, string[] | undefined>();

const tryDays = (text: Any): string[] | undefined => {
  if (typeof text !== 'string') return undefined;
  if (text.includes('T')) return Number.isNaN(Date.parse(text)) ? undefined : [dayIn.format(new Date(text))];
  if (!/^\d{4}(-\d\d){0,2}$/.test(text)) return undefined;
  const days: string[] = [];
  for (
    let ms = Date.parse(`${text.slice(0, 4)}-01-01`);
    new Date(ms).toISOString().startsWith(text.slice(0, 4));
    ms += 86_400_000
  ) {
    const day = new Date(ms).toISOString().slice(0, 10);
    if (day.startsWith(text)) days.push(day);
  }
  return days.length > 0 ? days : undefined;
};

const covers = (period: Any, day: string): Answer => {
  if (period === undefined) return 'yes';
  const [start, end] = [period.start && daysIn(period.start), period.end && daysIn(period.end)];
  if (('start' in period && !start) || ('end' in period && !end) || '_end' in period || '_start' in period)
    return 'unknown';
  if (start && end && start[0] > end.at(-1)) return 'unknown';
  return (!start || start[0] <= day) && (!end || day <= end.at(-1)) ? 'yes' : 'no';
};

const age = (birth: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);

/** The ages that the client may have on a day; none when no birth date is known. */
const agesOn = (patient: Any, day: string): number[] => {
  const key = `${patient.birthDate} ${day}`;
  const ages = knownAges.get(key) ?? [...new Set((daysIn(patient.birthDate) ?? []).map((birth) => age(birth, day)))];
  knownAges.set(key, ages);
  return ages;
};

const knownAges = new Map<string, number[]>();

const isDead = (patient: Any, day: string): boolean => {
  if (patient.deceasedDateTime !== undefined) return (daysIn(patient.deceasedDateTime)?.[0] ?? '') <= day;
  return patient.deceasedBoolean !== undefined && patient.deceasedBoolean !== false;
};

// Representation

const ROLES: Record<string, string> = {
  '03': 'curator',
  '15': 'mentor',
  '24': 'legal',
  '11': 'guardian',
  MTH: 'parent',
  FTH: 'parent',
};

const groundsOf = (r: Any): string[] => {
  const codes = at(r, ['relationship', 'coding', 'code']).map((c) => ROLES[c]);
  const mandates = (r.extension ?? []).filter((e: Any) => e.url.endsWith('/mandate'));
  const stated = mandates.flatMap((m: Any) =>
    m.extension.filter((e: Any) => e.url === 'ground').map((e: Any) => e.valueCode),
  );
  const all = [...codes, ...stated]
    .filter((g) => g !== undefined)
    .map((g) => (g === 'parental-authority' ? 'parent' : g));
  const legalSaysNothing = mandates.length > 0 || all.includes('parent') || all.includes('guardian');
  return all.filter((g) => g !== 'legal' || !legalSaysNothing);
};

const isParentOn = (patient: Any, r: Any, day: string): boolean => {
  const grounds = groundsOf(r);
  const ages = agesOn(patient, day);
  const minor = ages.length > 0 && ages.every((a) => a < 18);
  return grounds.includes('parent') || grounds.includes('guardian') || (grounds.includes('legal') && minor);
};

const rankOn = (patient: Any, r: Any, day: string): number => {
  const adult = agesOn(patient, day).every((a) => a >= 18);
  const grounds = groundsOf(r).filter((g) => g !== 'legal' || adult);
  if (grounds.some((g) => ['curator', 'mentor', 'legal', 'authorised'].includes(g))) return 0;
  if (grounds.includes('partner')) return 1;
  return grounds.includes('relative') ? 2 : Infinity;
};

const relationOn = (r: Any, day: string): Answer => {
  const covered = covers(r.period, day);
  if (covered !== 'yes') return covered;
  return stillActive(r) || r.period?.end !== undefined ? 'yes' : 'unknown';
};

const representsOn = (patient: Any, r: Any, relatives: Any[], day: string): Answer => {
  const rank = rankOn(patient, r, day);
  if (rank === Infinity) return 'no';
  if (relationOn(r, day) !== 'yes') return relationOn(r, day);
  const byLaw = groundsOf(r).includes('curator') || groundsOf(r).includes('mentor');
  const inWords = (r.extension ?? []).some((e: Any) => e.extension?.some((part: Any) => part.url === 'about'));
  const somebodyBefore = relatives.some((o) => rankOn(patient, o, day) < rank && relationOn(o, day) !== 'no');
  return (byLaw || !inWords) && !somebodyBefore ? 'yes' : 'unknown';
};

const hasGround = (patient: Any, relatives: Any[], here: Any[], sure: string[], day: string): boolean => {
  const ages = agesOn(patient, day);
  if (sure.includes(`Patient/${patient.id}`) && ages.every((a) => a >= 12)) return true;
  if (here.some((r) => ages.length > 0 && ages.every((a) => a < 16) && isParentOn(patient, r, day))) return true;
  return ages.every((a) => a >= 16) && here.some((r) => representsOn(patient, r, relatives, day) === 'yes');
};

// Who gave it

interface Rights {
  permit: Answer;
  deny: boolean;
}

/** Of a consent without a day: one of each year. */
const ANY_DAY = ['0000', ...Array.from({ length: 120 }, (_, i) => String(1930 + i)), '9999'].map(
  (year) => `${year}-01-01`,
);

const rightsOf = (consent: Any, patient: Any, relatives: Any[], reader: string[]): Rights => {
  const performers: Any[] = consent.performer ?? [];
  const unknownGiver = performers.length === 0 || performers.some((p) => local(p) === undefined);
  const days = daysIn(consent.dateTime) ?? ANY_DAY;
  const givers = performers.map(local).filter((p) => p !== undefined) as string[];
  const incapable = (consent.extension ?? []).some(
    (e: Any) =>
      e.url.endsWith('/decision-capacity') &&
      e.extension.some((p: Any) => p.url === 'capable' && p.valueBoolean !== true),
  );
  const relative = (reference: string) => relatives.find((r) => `RelatedPerson/${r.id}` === reference);
  const isClient = (g: string) => g === `Patient/${patient.id}`;
  const parentAllDays = (g: string) =>
    relative(g) && days.every((d) => isParentOn(patient, relative(g), d) && relationOn(relative(g), d) === 'yes');
  const representsAllDays = (g: string) =>
    relative(g) && days.every((d) => representsOn(patient, relative(g), relatives, d) === 'yes');

  const parents = givers.filter(parentAllDays);
  const representatives = givers.filter(representsAllDays);
  const entitled = (set: string[]): boolean => {
    const parent = set.some((g) => parents.includes(g));
    return days.every((day) => {
      const ages = daysIn(patient.birthDate) ? agesOn(patient, day) : [99];
      return ages.every((a) => {
        if (a < 12) return parent;
        if (a < 16) return parent && (incapable || set.some(isClient));
        return (!incapable && set.some(isClient)) || set.some((g) => representatives.includes(g));
      });
    });
  };
  const refuses = (g: string): boolean => {
    if (isClient(g)) return true;
    const r = relative(g);
    if (!r) return false;
    const perhaps = days.some((d) => covers(r.period, d) !== 'no');
    const parental =
      days.every((d) => isParentOn(patient, r, d)) && days.some((d) => agesOn(patient, d).some((a) => a < 16));
    return perhaps && (parental || days.some((d) => rankOn(patient, r, d) < Infinity));
  };
  const others = givers.filter((g) => !reader.includes(g));
  const permit = entitled(others) ? 'yes' : !entitled(givers) && unknownGiver ? 'unknown' : 'no';
  return { permit, deny: permit === 'yes' || unknownGiver || givers.some(refuses) };
};

// Provisions

interface Asked {
  request: Vector['request'];
  row: Any;
  resource: Any;
  all: string[];
  sure: string[];
  here: string[];
}

const R4_CONSENT =
  'resourceType id meta language _language text contained extension identifier status scope category patient dateTime performer organization sourceAttachment sourceReference policy policyRule verification provision'.split(
    ' ',
  );
const R4_PROVISION = 'id extension type period actor action securityLabel purpose code dataPeriod data provision'.split(
  ' ',
);

const verdictOf = (consent: Any, asked: Asked, rights: Rights): string => {
  const clear = Object.keys(consent).every((key) => R4_CONSENT.includes(key)) && daysIn(consent.dateTime) !== undefined;
  const says = (node: Any, above: { node: Any; holds: string; sure: boolean }[]): string => {
    const kind = kindOf(node, above.length === 0);
    const match = matchOf(node, kind, asked);
    if (match === 'no') return 'none';
    const parent = above.at(-1);
    const sure = clear && match === 'yes' && above.every((a) => a.sure);
    let holds = 'none';
    if (kind === 'deny' && rights.deny) holds = sure ? 'deny' : 'maybe-deny';
    if (kind === 'neither' && rights.deny) holds = 'maybe-deny';
    if (kind === 'permit' && !isVoid(node)) {
      const parentKind = parent && kindOf(parent.node, above.length === 1);
      if (rights.permit === 'unknown') holds = 'maybe-permit';
      else if (rights.permit === 'no') holds = 'none';
      else if (parentKind === 'deny' || parentKind === 'neither') {
        holds = above.at(-2)?.holds === 'permit' && sure ? 'permit' : 'none';
      } else if (parentKind === 'permit')
        holds = parent?.holds !== 'permit' ? 'none' : sure ? 'permit' : 'maybe-permit';
      else holds = sure ? 'permit' : 'maybe-permit';
    }
    const trusted = match === 'yes' && holds !== 'maybe-deny' && !(kind === 'permit' && isVoid(node));
    const nested = (node.provision ?? []).map((child: Any) =>
      says(child, [...above, { node, holds, sure: trusted && clear }]),
    );
    for (const strong of ['deny', 'maybe-deny', 'permit']) if (nested.includes(strong)) return strong;
    const nothingNew = kind === 'permit' && parent && kindOf(parent.node, above.length === 1) === 'permit';
    const ownSay = nothingNew ? 'none' : holds;
    return ownSay === 'none' && nested.includes('maybe-permit') ? 'maybe-permit' : ownSay;
  };
  return consent.provision === undefined ? 'none' : says(consent.provision, []);
};

const kindOf = (node: Any, root: boolean): string =>
  node.type === 'permit' || node.type === 'deny' ? node.type : root && node.type === undefined ? 'root' : 'neither';

const isVoid = (node: Any): boolean =>
  node.actor?.length !== 1 || groupOf(node.actor[0]) || (node.code === undefined && node.data === undefined);

const groupOf = (actor: Any): boolean =>
  actor.reference === undefined || /^(CareTeam|Group|Organization|Device)\//.test(actor.reference.reference ?? '');

const matchOf = (node: Any, kind: string, asked: Asked): Answer =>
  all([
    actorMatch(node, kind, asked),
    partMatch(node, kind, asked),
    covers(node.period, asked.request.date),
    purposeMatch(node, asked),
    labelMatch(node, kind, asked),
    dataPeriodMatch(node, asked),
    understood(node) ? 'yes' : 'unknown',
  ]);

const all = (answers: Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
const any = (answers: Answer[]): Answer =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';

const PERSON = /^(RelatedPerson|Person|Patient|Practitioner|PractitionerRole)\//;

const actorMatch = (node: Any, kind: string, { all: everyReference, sure, here }: Asked): Answer => {
  const actors: Any[] = node.actor ?? [];
  const one = (actor: Any): Answer => {
    const reference = local(actor.reference);
    if (groupOf(actor) || !reference || !PERSON.test(reference)) return 'unknown';
    if (kind !== 'permit') return everyReference.includes(reference) ? 'yes' : 'no';
    if (actors.length > 1) return everyReference.includes(reference) ? 'unknown' : 'no';
    return here.includes(reference) || (reference.startsWith('Person/') && sure.includes(reference) && here.length > 0)
      ? 'yes'
      : 'no';
  };
  if (actors.length === 0) return kind === 'permit' ? 'unknown' : 'yes';
  return any(actors.map(one));
};

const SECTION = 'https://samenspel.example/fhir/CodeSystem/dossier-section';

const partMatch = (node: Any, kind: string, { request, row, resource }: Asked): Answer => {
  if (!node.code && !node.data) return kind === 'permit' ? 'unknown' : 'yes';
  const section = resource ? row.section : request.section;
  const codes = (node.code ?? []).map((c: Any) => c.coding?.find((k: Any) => k.system === SECTION)?.code);
  const bySection: Answer =
    !node.code || codes.includes(section) ? 'yes' : codes.every(isKnownSection) ? 'no' : 'unknown';
  const byData: Answer = !node.data
    ? 'yes'
    : any(
        node.data.map((d: Any): Answer => {
          const named = local(d.reference);
          const version = /_history\/(.+)$/.exec(d.reference?.reference ?? '')?.[1];
          if (named === `${resource?.resourceType}/${resource?.id}`) {
            return version === undefined || version === resource.meta?.versionId || kind !== 'permit' ? 'yes' : 'no';
          }
          return named === undefined || d.meaning !== 'instance' ? 'unknown' : 'no';
        }),
      );
  return all([bySection, byData]);
};

const isKnownSection = (code: Any): boolean => DOSSIER.some((row) => row.section === code);

const purposeMatch = (node: Any, { request }: Asked): Answer => {
  if (!node.purpose) return 'yes';
  if (!request.purpose) return 'unknown';
  const codes = node.purpose.map((p: Any) => p.code);
  const wider: Record<string, string> = { FAMRQT: 'PATRQT', SUPNWK: 'PATRQT', PWATRNY: 'PATRQT' };
  if (codes.includes(request.purpose) || codes.includes(wider[request.purpose])) return 'yes';
  if (codes.some((c: string) => wider[c] === request.purpose)) return 'unknown';
  return codes.every((c: string) => ['FAMRQT', 'SUPNWK', 'PWATRNY', 'PATRQT', 'TREAT'].includes(c)) ? 'no' : 'unknown';
};

const levelsOf = (codings: Any[]): string[] => codings.map((c) => (['R', 'V'].includes(c.code) ? c.code : 'N'));

/** The labels of a list: a level for each of v3-Confidentiality, the rest as they stand, but that it is test data. */
const labelsIn = (codings: Any[]): string[] =>
  codings
    .filter((c) => c.code !== 'HTEST')
    .map(
      (c) =>
        (c.system.endsWith('/v3-Confidentiality') && 'ULMNRV'.includes(c.code)
          ? levelsOf([c])[0]
          : `other ${c.code}`) as string,
    );

const labelMatch = (node: Any, kind: string, { resource }: Asked): Answer => {
  if (!resource) return 'yes';
  const found = labelsIn(resource.meta?.security ?? []);
  const level = found.includes('V') ? 'V' : found.includes('R') ? 'R' : 'N';
  const needed = [level, ...found.filter((l) => l.startsWith('other'))];
  if (!node.securityLabel) return kind === 'permit' && needed.join() !== 'N' ? 'no' : 'yes';
  const named = labelsIn(node.securityLabel.filter(isKnownLabel));
  if (kind === 'permit' ? needed.every((l) => named.includes(l)) : needed.some((l) => named.includes(l))) return 'yes';
  return node.securityLabel.every(isKnownLabel) ? 'no' : 'unknown';
};

const isKnownLabel = (c: Any): boolean => c.system.endsWith('/v3-ActCode') || 'ULMNRV'.includes(c.code);

const dataPeriodMatch = (node: Any, { row, resource }: Asked): Answer => {
  if (!node.dataPeriod) return 'yes';
  if (covers(node.dataPeriod, '2026-01-01') === 'unknown') return 'unknown';
  const value = row.dates?.map((d: string) => resource[d]).find((v: Any) => v !== undefined);
  const days = typeof value === 'string' ? daysIn(value) : value && everyDay(value);
  if (!days) return 'unknown';
  const inside = days.map((d: string) => covers(node.dataPeriod, d));
  return inside.every((i: Answer) => i === 'yes') ? 'yes' : inside.includes('yes') ? 'unknown' : 'no';
};

/** Of a period its first and last day, far away where it is open, and every day of 2026 between them. */
const everyDay = (period: Any): string[] => {
  const days = [
    '0000-01-01',
    ...(daysIn('2025') ?? []),
    ...(daysIn('2026') ?? []),
    ...(daysIn('2027') ?? []),
    '9999-12-31',
  ];
  return days.filter((d) => covers(period, d) === 'yes');
};

const understood = (node: Any): boolean =>
  Object.keys(node).every((key) => R4_PROVISION.includes(key)) &&
  (node.actor ?? []).every(
    (a: Any) => plain(a) && at(a, ['role', 'coding', 'code']).some((c) => ['IRCP', 'PRCP', 'DELEGATEE'].includes(c)),
  ) &&
  (node.action ?? []).every((a: Any) => at(a, ['coding', 'code']).includes('access')) &&
  (node.code ?? []).every((c: Any) => c.coding?.some((k: Any) => k.system === SECTION && isKnownSection(k.code))) &&
  (node.data ?? []).every((d: Any) => ['instance', 'related', 'dependents'].includes(d.meaning)) &&
  (node.purpose ?? []).every((p: Any) => ['FAMRQT', 'SUPNWK', 'PWATRNY', 'PATRQT', 'TREAT'].includes(p.code)) &&
  (node.securityLabel ?? []).every(isKnownLabel);

// The dossier

const has = (concept: Any, system: string, code: string): boolean =>
  at(concept, ['coding']).some((c) => c.system === system && c.code === code);

const rowFor = (resource: Any): Any =>
  DOSSIER.find(({ type, filter }) => {
    if (type !== resource.resourceType) return false;
    if (!filter) return true;
    const codes = at(resource, [filter.element, 'coding']).map((c) => `${c.system}|${c.code}`);
    return codes.some((c) => filter.codes.includes(c)) !== Boolean(filter.not);
  });

const isConcern = (task: Any): boolean =>
  has(task.code, 'https://samenspel.example/fhir/CodeSystem/record-type', 'concern');

const concernsHide = (resource: Any, given: Vector['given'], all: string[]): boolean => {
  const aboutReader = (task: Any): boolean => {
    const about = (task.extension ?? [])
      .filter((e: Any) => e.url.endsWith('/concern-about'))
      .map((e: Any) => local(e.valueReference));
    const everyone = about.flatMap((a: Any) => [a, ...membersOf(a, given.careTeams)]);
    const unknownTeam = about.some(
      (a: Any) => a?.startsWith('CareTeam/') && !given.careTeams.some((t) => `CareTeam/${t.id}` === a),
    );
    return about.length === 0 || about.includes(undefined) || unknownTeam || everyone.some((a: Any) => all.includes(a));
  };
  const known: Any[] = given.tasks.filter(isConcern);
  if (resource.resourceType === 'Task' && isConcern(resource) && !known.some((t) => t.id === resource.id)) return true;
  const hidden = known.filter(aboutReader).map((t) => `Task/${t.id}`);
  for (let round = 0; round < given.tasks.length; round++) {
    for (const task of given.tasks) {
      const leads = ['partOf', 'focus', 'basedOn'].flatMap((path) => at(task, [path])).map(local);
      if (leads.some((l) => hidden.includes(String(l)))) hidden.push(`Task/${task.id}`);
    }
  }
  if (hidden.includes(`${resource.resourceType}/${resource.id}`)) return true;
  const text = JSON.stringify(resource);
  return SAYS_OF_IT.includes(resource.resourceType) && hidden.some((h) => text.includes(`"${h}"`));
};

const SAYS_OF_IT =
  'Task Provenance AuditEvent Communication CommunicationRequest Flag DetectedIssue QuestionnaireResponse'.split(' ');
