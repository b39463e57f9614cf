import { groundsWithoutConsent, presence } from '../disclosure/grounds.ts';
import { humanOf } from '../disclosure/human.ts';
import type { Asking } from '../disclosure/sight.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import { failure } from '../fhir/failure.ts';
import { objects, type Resource } from '../fhir/json.ts';
import type { Dossier } from './read-dossier.ts';

const CARER_ROLE = `${CANONICAL}/CodeSystem/carer-role`;

/**
 * For what someone looks when he does not say: a relative as family, a volunteer as whom the client works with. By any of the
 * references that he is known by here: who comes as the Person behind them has the same purpose.
 */
export const purposeOf = (references: ReadonlySet<string>, relatedPersons: readonly Resource[]): string => {
  const here = relatedPersons.filter(({ id }) => references.has(`RelatedPerson/${id}`));
  const codings = here.flatMap((person) => objects(person['relationship'])).flatMap((role) => objects(role['coding']));
  return codings.some(({ system, code }) => system === CARER_ROLE && code === 'vrijwilliger') ? 'SUPNWK' : 'FAMRQT';
};

/** Someone who asks, as the decision knows him. */
export const askingOf = (dossier: Dossier, actor: string, purpose: string | undefined, date: string): Asking => {
  const reader = humanOf(actor, dossier.persons);
  return { reader, purpose: purpose ?? purposeOf(reader.sure, dossier.sources.relatedPersons), date };
};

/**
 * Lets through who may ask about all access to this dossier: the client, whoever represents him, and the organisation itself (no actor).
 * Failure: forbidden, the same for everyone else.
 */
export const requireOwner = (dossier: Dossier, actor: string | undefined, date: string): Asking | undefined => {
  if (actor === undefined) return undefined;
  const asking = askingOf(dossier, actor, undefined, date);
  const request = { ...asking, target: { kind: 'section', section: 'care-plan' } } as const;
  if (groundsWithoutConsent(dossier.record, request, presence(dossier.record, asking)).length > 0) return asking;
  throw failure('forbidden', {
    nl: 'Dit kan alleen de cliënt of wie de cliënt vertegenwoordigt.',
    en: 'Only the client, or who represents the client, can do this.',
  });
};
