import { isInformal } from '../access/access.ts';
import { askingOf, requireOwner } from '../access/asking.ts';
import { readDossier, searchAll } from '../access/read-dossier.ts';
import { show } from '../access/show.ts';
import { isSection, SECTIONS, type Section } from '../disclosure/codes.ts';
import { DOSSIER, rowOf } from '../disclosure/dossier.ts';
import { SECTION_NAMES } from '../disclosure/explain.ts';
import { humanOf } from '../disclosure/human.ts';
import type { Recorded } from '../disclosure/look.ts';
import { MASKED } from '../disclosure/redact.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';
import type { Language } from '../fhir/text.ts';
import { badValue, readInput, required } from './disclosure-input.ts';
import type { Operation } from './operation.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/disclose`;

/**
 * Patient/$disclose: what one person may see of this dossier, now.
 * In: `to` (Reference: who looks; required but for a carer or client, who looks himself), `section` (codes of dossier-section; all without), `purpose` (Coding or code of v3-ActReason), `actor`
 * (Reference: who calls; the person himself, the client, who represents him, or nobody for the organisation). Out: a document Bundle, one section for each part of which
 * something is seen; empty for who may see nothing, whether he is known or not.
 * Errors: 400 no `to`, an unknown section; 403 another actor; 404, 410 no such client; 503 the look cannot be logged.
 */
export const disclose: Operation = {
  name: 'disclose',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const { patient, actor, purpose, reference, texts } = readInput(input, call, DEFINITION);
    const to = reference('to') ?? (isInformal(call.identity) ? actor : undefined);
    if (to === undefined) throw required('to');
    const asked = texts('section');
    if (!asked.every(isSection)) throw badValue('section');
    await call.requireClient(patient);
    const dossier = await readDossier(call.server, patient, actor ? [to, actor] : [to]);
    // Who looks himself looks for what he always does: another purpose would show him by this way what no read does.
    const himself = actor !== undefined && humanOf(to, dossier.persons).sure.has(actor);
    if (actor !== undefined && !himself) requireOwner(dossier, actor, call.today);
    const asking = askingOf(dossier, to, himself ? undefined : purpose, call.today);

    const resources = await readSections(call, patient, asked.length > 0 ? asked : SECTIONS);
    const look = { actor: actor ?? call.identity?.actor ?? to, interaction: '$disclose', resources };
    const { seen, recorded } = await show(call, dossier, asking, look);
    return documentOf(patient, seen, recorded, call);
  },
};

/** All that is in these sections, of every type once. */
const readSections = async (call: Call, patient: string, sections: readonly string[]): Promise<Resource[]> => {
  const asked = (section: string | undefined): boolean => section !== undefined && sections.includes(section);
  const searches = new Map(DOSSIER.filter(({ section }) => asked(section)).map(({ type, search }) => [type, search]));
  const found: Resource[] = [];
  for (const [type, search] of searches) {
    found.push(...(await searchAll(call.server, type, { [search]: `Patient/${patient}` })));
  }
  // The scopes of the token count by this way too.
  return found.filter((resource) => asked(rowOf(resource)?.section) && isWithinReach(call, 'r', resource));
};

const TITLE = { nl: 'Wat deze persoon van het dossier mag zien', en: 'What this person may see of the dossier' };

const documentOf = (
  patient: string,
  seen: readonly Resource[],
  { id, recorded }: Recorded,
  { language, today }: Call,
): Resource => {
  const composition: Resource = {
    resourceType: 'Composition',
    id,
    language,
    status: 'final',
    type: { text: TITLE[language] },
    // R4 wants what a Composition is about in the document itself: it is named only to who may see it.
    subject: seen.some(({ resourceType }) => resourceType === 'Patient') ? { reference: `Patient/${patient}` } : MASKED,
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
