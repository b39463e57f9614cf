import { baseCanonical } from '../../definitions/definitions.ts';
import { isObject, type Resource } from '../../fhir/json.ts';
import { parseReference, type Reference } from '../../fhir/reference.ts';
import { found, type Kind } from '../check.ts';
import type { TypeUse } from '../program.ts';
import type { Place, Run } from '../run.ts';
import { checkAggregation } from './aggregation.ts';

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

const undecided: Kind = {
  id: 'reference-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet (helemaal) beoordeeld of waarnaar dit verwijst voldoet aan {allowed}.',
    en: 'Not (fully) evaluated whether what this refers to meets {allowed}.',
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

/** Reference.type is the type of the target. R4 §2.3.0. */
const wrongType: Kind = {
  id: 'reference-type',
  code: 'structure',
  text: {
    nl: 'Reference.type is een ander type dan dat van het doel.',
    en: 'Reference.type is not the type of the target.',
  },
};

/** Holds a Reference to its form, and its target to what the element allows. */
export const checkReference = (run: Run, place: Place): void => {
  if (place.type !== 'Reference' || !isObject(place.value)) return;
  const { reference, type: said } = place.value;
  const report = (kind: Kind, parameters = {}) =>
    run.report(found(kind, place.expression, place.element.source, parameters));
  const saidType = typeof said === 'string' ? said.slice(said.lastIndexOf('/') + 1) : undefined;
  if (typeof reference !== 'string') {
    checkType(run, place, saidType, report);
    return;
  }

  const parsed = known(run, reference);
  if (parsed.kind === 'malformed') return report(malformed);
  const target = place.scope.resolve(reference);
  if (parsed.kind === 'fragment' && parsed.id !== '' && !target) return report(fragmentMissing);
  checkAggregation(run, place, parsed, target);
  const type = target?.resourceType ?? typeOf(parsed);
  if (type !== undefined && saidType !== undefined && type !== saidType) report(wrongType);
  checkTarget(run, place, type ?? saidType, target, report);
};

type Report = (kind: Kind, parameters?: Record<string, string>) => void;

/** The target, if it is at hand, and its type, if that is known at all. */
const checkTarget = (
  run: Run,
  place: Place,
  type: string | undefined,
  target: Resource | undefined,
  report: Report,
) => {
  const targets = targetsOf(place);
  if (targets.length === 0) return;
  if (type === undefined) return report(undecided, { allowed: targets.join(', ') });
  const ofType = checkType(run, place, type, report);
  if (!ofType || ofType.includes(baseCanonical(type)) || ofType.includes(baseCanonical('Resource'))) return;
  const allowed = ofType.join(', ');
  if (!target) return report(undecided, { allowed });
  const verdicts = ofType.map((profile) => run.conforms(target, profile, place.scope.outside));
  if (verdicts.includes('met')) return;
  if (verdicts.every((verdict) => verdict === 'broken')) return report(wrongProfile, { allowed });
  // What a target claims is held to where it stands, and what could not be evaluated is told there.
  const claimed = Array.isArray(target.meta?.profile) ? target.meta.profile : [];
  if (!ofType.some((profile, i) => verdicts[i] === 'unknown' && claimed.includes(profile)))
    report(undecided, { allowed });
};

/** The targets of this type among those allowed; undefined, and reported, when there are none. */
const checkType = (run: Run, place: Place, type: string | undefined, report: Report): readonly string[] | undefined => {
  const targets = targetsOf(place);
  if (targets.length === 0 || type === undefined) return undefined;
  const ofType = targets.filter((canonical) => [type, 'Resource'].includes(typeOfTarget(run, canonical)));
  if (ofType.length > 0) return ofType;
  const allowed = [...new Set(targets.map((canonical) => typeOfTarget(run, canonical)))].join(', ');
  report(wrongTarget, { type: run.definitions.resourceTypes.has(type) ? type : '?', allowed });
  return undefined;
};

/** A URL whose last steps only look like a type and an id is any URL; a relative one is then no reference. */
const known = (run: Run, reference: string): Reference => {
  const parsed = parseReference(reference);
  if ((parsed.kind !== 'literal' && parsed.kind !== 'conditional') || run.definitions.resourceTypes.has(parsed.type))
    return parsed;
  return parsed.kind === 'literal' && parsed.base
    ? { kind: 'absolute', url: reference }
    : { kind: 'malformed', text: reference };
};

const targetsOf = ({ element, use }: Place): readonly string[] => {
  const own: TypeUse | undefined = element.types.find((t) => t.code === 'Reference') ?? use;
  return own.targets.includes(baseCanonical('Resource')) ? [] : own.targets;
};

const typeOf = (parsed: Reference): string | undefined =>
  parsed.kind === 'literal' || parsed.kind === 'conditional' ? parsed.type : undefined;

const typeOfTarget = (run: Run, canonical: string): string =>
  run.definitions.structure(canonical)?.type ?? canonical.slice(canonical.lastIndexOf('/') + 1);
