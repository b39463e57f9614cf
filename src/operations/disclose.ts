import { SECTIONS, type Section } from '../disclosure/codes.ts';
import type { Decision } from '../disclosure/decide.ts';
import { DOSSIER, rowOf } from '../disclosure/dossier.ts';
import { SECTION_NAMES } from '../disclosure/explain.ts';
import type { Look } from '../disclosure/look.ts';
import { REASONS } from '../disclosure/reasons.ts';
import { redact } from '../disclosure/redact.ts';
import { type Asking, type Judged, judge, sightOf } from '../disclosure/sight.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import type { Language } from '../fhir/text.ts';
import { askingOf } from './asking.ts';
import { readInput, required } from './disclosure-input.ts';
import type { Operation } from './operation.ts';
import { type Dossier, readDossier, searchAll } from './read-dossier.ts';
import type { Call } from './service.ts';

/**
 * Patient/$disclose: what one person may see of this dossier, now.
 * In: `actor` (Reference, required: who looks), `purpose` (code of v3-ActReason). Out: a document Bundle, one section for each part of which something
 * is seen; empty for who may see nothing, whether he is known or not. Errors: 400 no actor; 404, 410 no such client; 503 the look cannot be logged.
 */
export const disclose: Operation = {
  name: 'disclose',
  definition: `${CANONICAL}/OperationDefinition/disclose`,
  levels: ['instance'],
  run: async (call, input) => {
    const { patient, actor, purpose } = readInput(input);
    if (actor === undefined) throw required('actor');
    const dossier = await readDossier(call.gateway, patient, [actor]);
    const asking = askingOf(dossier, actor, purpose, call.today);
    const judged = judge(dossier.record, asking, await readSections(call, patient));
    const seen = redactAll(dossier, asking, judged);
    const recorded = await call.looks.record(await lookOf(call, actor, patient, asking, judged));
    return documentOf(patient, seen, recorded, call);
  },
};

/** All that is in a section, of every type once. */
const readSections = async ({ gateway }: Call, patient: string): Promise<Resource[]> => {
  const searches = new Map(DOSSIER.filter(({ section }) => section).map(({ type, search }) => [type, search]));
  const found: Resource[] = [];
  for (const [type, search] of searches) {
    found.push(...(await searchAll(gateway, type, { [search]: `Patient/${patient}` })));
  }
  return found.filter((resource) => rowOf(resource)?.section !== undefined);
};

const redactAll = (dossier: Dossier, asking: Asking, judged: readonly Judged[]): Resource[] => {
  const permitted = judged.filter(({ decision }) => decision.outcome === 'permit');
  const references = new Set(permitted.map(({ resource }) => `${resource.resourceType}/${resource.id}`));
  return permitted.map(({ resource, decision }) =>
    redact(resource, sightOf(dossier.record, asking, decision, references)),
  );
};

const lookOf = async (
  { gateway }: Call,
  reader: string,
  patient: string,
  asking: Asking,
  judged: readonly Judged[],
): Promise<Look> => {
  const permitted = judged.filter(({ decision }) => decision.outcome === 'permit');
  const decisions = (permitted.length > 0 ? permitted : judged).map(({ decision }) => decision);
  const [type = '', id = ''] = reader.split('/');
  return {
    reader,
    known: await gateway.read(type, id).then(
      () => true,
      () => false,
    ),
    client: `Patient/${patient}`,
    interaction: '$disclose',
    purpose: asking.purpose,
    outcome: permitted.length > 0 ? 'shown' : 'refused',
    ...groundsOf(decisions),
    data: permitted.map(({ resource }) => versionOf(resource)),
  };
};

/** The consents and the rules that decided, each once. */
export const groundsOf = (decisions: readonly Decision[]): Pick<Look, 'consents' | 'rules'> => {
  const reasons = decisions.flatMap((decision) => decision.reasons);
  const consents = new Map(
    reasons.flatMap(({ consent, version }) =>
      consent ? [[`${consent} ${version}`, { reference: consent, version }]] : [],
    ),
  );
  return {
    consents: [...consents.values()],
    rules: [...new Set(reasons.map(({ code }) => REASONS[code].rule))].sort(),
  };
};

const versionOf = ({ resourceType, id, meta }: Resource): string =>
  meta?.versionId ? `${resourceType}/${id}/_history/${meta.versionId}` : `${resourceType}/${id}`;

const TITLE = { nl: 'Wat deze persoon van het dossier mag zien', en: 'What this person may see of the dossier' };

const documentOf = (
  patient: string,
  seen: readonly Resource[],
  { id, recorded }: { id: string; recorded: string },
  { language, today }: Call,
): Resource => {
  const composition: Resource = {
    resourceType: 'Composition',
    id,
    language,
    status: 'final',
    type: { text: TITLE[language] },
    subject: { reference: `Patient/${patient}` },
    date: today,
    author: [{ display: 'Samenspel' }],
    title: TITLE[language],
    section: SECTIONS.flatMap((section) => sectionOf(section, seen, language)),
  };
  if ((composition['section'] as JsonObject[]).length === 0) delete composition['section'];
  return {
    resourceType: 'Bundle',
    type: 'document',
    identifier: { system: `${CANONICAL}/look`, value: id },
    timestamp: recorded,
    entry: [composition, ...seen].map((resource) => ({
      fullUrl: `${CANONICAL}/look/${id}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  };
};

const sectionOf = (section: Section, seen: readonly Resource[], language: Language): JsonObject[] => {
  const inIt = seen.filter((resource) => rowOf(resource)?.section === section);
  if (inIt.length === 0) return [];
  return [
    {
      title: SECTION_NAMES[section][language],
      code: { coding: [{ system: `${CANONICAL}/CodeSystem/dossier-section`, code: section }] },
      entry: inIt.map(({ resourceType, id }) => ({ reference: `${resourceType}/${id}` })),
    },
  ];
};
