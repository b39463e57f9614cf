import { purposeOf, requireOwner } from '../access/asking.ts';
import { type Dossier, readDossier } from '../access/read-dossier.ts';
import { type Decision, decide } from '../disclosure/decide.ts';
import { type AccessLine, type Explained, explainAccess, SECTION_NAMES, sentences } from '../disclosure/explain.ts';
import { humanOf } from '../disclosure/human.ts';
import { REASONS } from '../disclosure/reasons.ts';
import { type Asking, judge } from '../disclosure/sight.ts';
import { resourceTarget } from '../disclosure/target.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { Failure, failure } from '../fhir/failure.ts';
import type { JsonObject } from '../fhir/json.ts';
import type { Text } from '../fhir/text.ts';
import { readInput } from './disclosure-input.ts';
import type { Operation } from './operation.ts';
import type { Call } from './service.ts';
import { isWithinReach } from './within-reach.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/explain-access`;

/**
 * Patient/$explain-access: who may see what of this dossier, and why, or why not, from the very decisions that reads are held to.
 * In: `actor` (Reference: who asks; the client, who represents him, or nobody for the organisation), `who` (Reference: one person; all without),
 * `resource` (Reference: one resource; the sections without), `purpose`. Out: Parameters with one `access` for each person and section or resource: outcome,
 * reasons with consent version and provision, and the same in plain Dutch (`nl`) and English (`en`).
 * Errors: 403 another actor; 404 no such client, or no such resource for whom asks.
 */
export const explainAccessOperation: Operation = {
  name: 'explain-access',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const { patient, actor, purpose, reference } = readInput(input, call, DEFINITION);
    const who = reference('who');
    await call.requireClient(patient);
    const dossier = await readDossier(
      call.server,
      patient,
      [actor, who].filter((one) => one !== undefined),
    );
    const asking = requireOwner(dossier, actor, call.today);
    const persons = explainedOf(dossier, who, purpose);
    const asked = reference('resource');
    const access = asked
      ? await ofResource(call, dossier, persons, asking, asked)
      : explainAccess(dossier.record, persons, call.today).map(partOfLine);
    await call.looked('$explain-access', `Patient/${patient}`);
    return { resourceType: 'Parameters', ...(access.length > 0 && { parameter: access }) };
  },
};

/** The persons to explain: the one that is asked for, or every RelatedPerson of the client. */
export const explainedOf = ({ sources, persons }: Dossier, only?: string, purpose?: string): Explained[] => {
  const references = only ? [only] : sources.relatedPersons.map(({ id }) => `RelatedPerson/${id}`);
  return references.map((reference) => {
    const human = humanOf(reference, persons);
    return { reference, human, purpose: purpose ?? purposeOf(human.sure, sources.relatedPersons) };
  });
};

const ofResource = async (
  call: Call,
  { record }: Dossier,
  persons: readonly Explained[],
  asking: Asking | undefined,
  reference: string,
): Promise<JsonObject[]> => {
  const [type = '', id = ''] = reference.split('/');
  const resource = await call.server.read(type, id).then(
    (stored) => stored.resource,
    (error) => {
      throw error instanceof Failure && (error.kind === 'not-found' || error.kind === 'gone') ? nothingThere() : error;
    },
  );
  // Whoever may not see it himself is not told that it is there: a concern about a representative (DISC-13).
  if (!isWithinReach(call, 'r', resource)) throw nothingThere();
  const target = resourceTarget(resource);
  if (asking && judge(record, asking, [resource])[0]?.decision.outcome !== 'permit') throw nothingThere();
  if (!target.clients.includes(record.client.reference)) throw nothingThere();
  return persons.map(({ reference: person, human, purpose }) => {
    const decision = decide(record, { reader: human, target, ...(purpose && { purpose }), date: call.today });
    return accessPart(person, { name: 'resource', valueReference: { reference } }, decision, {
      nl: 'Dit gegeven',
      en: 'This resource',
    });
  });
};

const nothingThere = () =>
  failure('not-found', {
    nl: 'Dat gegeven is er niet in dit dossier.',
    en: 'There is no such resource in this dossier.',
  });

export const partOfLine = ({ person, section, decision }: AccessLine): JsonObject =>
  accessPart(person, { name: 'section', valueCode: section }, decision, SECTION_NAMES[section]);

const accessPart = (person: string, what: JsonObject, decision: Decision, named: Text): JsonObject => ({
  name: 'access',
  part: [
    { name: 'person', valueReference: { reference: person } },
    what,
    { name: 'outcome', valueCode: decision.outcome },
    { name: 'nl', valueString: sentences(decision, named.nl, 'nl') },
    { name: 'en', valueString: sentences(decision, named.en, 'en') },
    ...decision.reasons.map(({ code, consent, version, provision, elements }) => ({
      name: 'reason',
      part: [
        { name: 'code', valueCode: code },
        { name: 'rule', valueString: REASONS[code].rule },
        ...(consent
          ? [{ name: 'consent', valueReference: { reference: version ? `${consent}/_history/${version}` : consent } }]
          : []),
        ...(provision ? [{ name: 'provision', valueString: provision }] : []),
        ...(elements ?? []).map((element) => ({ name: 'uncertain', valueString: element })),
      ],
    })),
  ],
});
