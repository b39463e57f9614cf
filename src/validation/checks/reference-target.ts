import { baseCanonical } from '../../definitions/definitions.ts';
import { isObject } from '../../fhir/json.ts';
import { parseReference } from '../../fhir/reference.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** The target of a Reference: the types and profiles that the element allows. R4 §2.3.0.1, §2.26.4 (targetProfile). */
const wrongTarget: Kind = {
  id: 'reference-target',
  code: 'structure',
  text: { nl: 'Verwijst naar een {type}; toegestaan: {allowed}.', en: 'Refers to a {type}; allowed: {allowed}.' },
};

const wrongProfile: Kind = {
  id: 'reference-profile',
  code: 'structure',
  text: {
    nl: 'Waarnaar dit verwijst, voldoet aan geen van: {allowed}.',
    en: 'What this refers to meets none of: {allowed}.',
  },
};

const undecidedProfile: Kind = {
  id: 'reference-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of waarnaar dit verwijst voldoet aan {allowed}: het is hier niet aanwezig.',
    en: 'Not evaluated whether what this refers to meets {allowed}: it is not at hand.',
  },
};

const malformed: Kind = {
  id: 'reference-malformed',
  code: 'value',
  text: {
    nl: 'Geen verwijzing die FHIR kent: Type/id, een URL, urn:uuid: of #id.',
    en: 'No reference that FHIR knows: Type/id, a URL, urn:uuid: or #id.',
  },
};

const fragmentMissing: Kind = {
  id: 'reference-contained',
  code: 'not-found',
  text: { nl: 'Er is geen contained resource met dit id.', en: 'There is no contained resource with this id.' },
};

export const checkReference = (run: Run, place: Place): void => {
  if (place.type !== 'Reference' || !isObject(place.value)) return;
  const { reference, type: saidType } = place.value;
  if (typeof reference !== 'string') return;
  const report = (kind: Kind, parameters = {}) =>
    run.report(found(kind, place.expression, place.element.source, parameters));
  const parsed = parseReference(reference);
  if (parsed.kind === 'malformed') return report(malformed);
  const target = place.scope.resolve(reference);
  if (parsed.kind === 'fragment' && parsed.id !== '' && !target) return report(fragmentMissing);

  const targets = place.element.types.find((t) => t.code === 'Reference')?.targets ?? [];
  const type = target?.resourceType ?? typeOf(parsed) ?? (typeof saidType === 'string' ? saidType : undefined);
  if (targets.length === 0 || targets.includes(baseCanonical('Resource')) || type === undefined) return;

  const ofType = targets.filter((canonical) => typeOfTarget(run, canonical) === type);
  if (ofType.length === 0) {
    const allowed = [...new Set(targets.map((canonical) => typeOfTarget(run, canonical)))].join(', ');
    return report(wrongTarget, { type: run.definitions.resourceTypes.has(type) ? type : '?', allowed });
  }
  if (ofType.includes(baseCanonical(type))) return;
  const allowed = ofType.join(', ');
  if (!target) return report(undecidedProfile, { allowed });
  if (!ofType.some((profile) => run.conforms(target, profile, place.scope.outside)))
    return report(wrongProfile, { allowed });
};

const typeOf = (parsed: ReturnType<typeof parseReference>): string | undefined =>
  parsed.kind === 'literal' || parsed.kind === 'conditional' ? parsed.type : undefined;

const typeOfTarget = (run: Run, canonical: string): string =>
  run.definitions.structure(canonical)?.type ?? canonical.slice(canonical.lastIndexOf('/') + 1);
