import { requireOwner } from '../access/asking.ts';
import { readDossier } from '../access/read-dossier.ts';
import { type AccessLine, explainAccess, SECTION_NAMES, sentences } from '../disclosure/explain.ts';
import { readDisclosureRecord } from '../disclosure/read-record.ts';
import { referenceTo, valuesAt } from '../disclosure/references.ts';
import { type AccessChange, changesBetween, changeText } from '../disclosure/simulate.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import { isResource, type JsonObject, type Resource } from '../fhir/json.ts';
import { render } from '../fhir/text.ts';
import { readInput, required } from './disclosure-input.ts';
import { explainedOf } from './explain-access.ts';
import type { Operation } from './operation.ts';

const DEFINITION = `${CANONICAL}/OperationDefinition/simulate-consent`;

/**
 * Patient/$simulate-consent: what a draft consent, or a withdrawal, would change in who may see what. Nothing is written.
 * In: `actor` as $explain-access; `consent` (the draft, in whichever status: simulated as active; it stands in for the one with its id) or `withdraw`
 * (Reference: a Consent that would be withdrawn). Out: Parameters with one `change` for each person and section that would be seen otherwise, and
 * one `agreement` for each agreement that a withdrawn consent names.
 * Errors: 400 neither or not a Consent; 403 another actor; 404 no such client or consent; 422 the draft is of another client.
 */
export const simulateConsent: Operation = {
  name: 'simulate-consent',
  definition: DEFINITION,
  levels: ['instance'],
  types: ['Patient'],
  readOnly: true,
  run: async (call, input) => {
    const { patient, actor, reference, resource } = readInput(input, call, DEFINITION);
    await call.requireClient(patient);
    const dossier = await readDossier(call.server, patient, actor ? [actor] : []);
    requireOwner(dossier, actor, call.today);
    const { sources, record } = dossier;
    const withdraw = reference('withdraw');
    const standing = withdraw ? sources.consents.find(({ id }) => `Consent/${id}` === withdraw) : undefined;
    if (withdraw && !standing) throw noSuchConsent();
    const draft = standing ? { ...standing, status: 'inactive' } : draftOf(resource('consent'), patient);
    const consents = [...sources.consents.filter(({ id }) => draft.id === undefined || id !== draft.id), draft];

    const persons = explainedOf(dossier);
    const before = explainAccess(record, persons, call.today);
    const after = explainAccess(readDisclosureRecord({ ...sources, consents }), persons, call.today);
    const parameter = [
      ...changesBetween(before, after).map(partOfChange),
      ...(standing ? agreementsOf(standing) : []).map((agreement) => ({
        name: 'agreement',
        valueReference: { reference: agreement },
      })),
    ];
    await call.looked('$simulate-consent', `Patient/${patient}`);
    return { resourceType: 'Parameters', ...(parameter.length > 0 && { parameter }) };
  },
};

const draftOf = (given: JsonObject | undefined, patient: string): Resource => {
  if (!isResource(given) || given.resourceType !== 'Consent') throw required('consent');
  if (referenceTo(given['patient']) !== `Patient/${patient}`) {
    throw failure('unprocessable', {
      nl: 'De toestemming is niet van deze cliënt.',
      en: 'The consent is not of this client.',
    });
  }
  return { ...given, status: 'active' };
};

/** The agreements that a consent to care is about: what a withdrawal puts on hold (CARE-10). */
const agreementsOf = (consent: Resource): string[] =>
  valuesAt(consent, 'provision.data.reference')
    .map(referenceTo)
    .filter((reference) => reference?.startsWith('CarePlan/'))
    .map((reference) => reference as string);

const partOfChange = (change: AccessChange): JsonObject => {
  const { person, section } = change.before;
  const text = changeText(change);
  const said = (line: AccessLine, language: 'nl' | 'en') =>
    sentences(line.decision, SECTION_NAMES[section][language], language);
  const sentence = (language: 'nl' | 'en'): string =>
    `${render(text, language, { what: SECTION_NAMES[section][language] })} ${said(change.after, language)}`;
  return {
    name: 'change',
    part: [
      { name: 'person', valueReference: { reference: person } },
      { name: 'section', valueCode: section },
      { name: 'before', valueCode: change.before.decision.outcome },
      { name: 'after', valueCode: change.after.decision.outcome },
      { name: 'nl', valueString: sentence('nl') },
      { name: 'en', valueString: sentence('en') },
    ],
  };
};

const noSuchConsent = () =>
  failure('not-found', { nl: 'Die toestemming is er niet.', en: 'There is no such consent.' });
