import type { Definitions } from '../../definitions/definitions.ts';
import { baseCanonical } from '../../definitions/definitions.ts';
import { found, type Kind } from '../check.ts';
import type { Place, Run } from '../run.ts';

/** A canonical: an absolute URL, perhaps with |version and #fragment, or a #fragment by itself. R4 §2.3.0.2. */
const relative: Kind = {
  id: 'canonical-relative',
  code: 'value',
  text: {
    nl: 'Een canonical is een absolute URL of een #fragment.',
    en: 'A canonical is an absolute URL or a #fragment.',
  },
};

const fragmentMissing: Kind = {
  id: 'canonical-contained',
  code: 'not-found',
  text: { nl: 'Er is geen contained resource met dit id.', en: 'There is no contained resource with this id.' },
};

const wrongTarget: Kind = {
  id: 'canonical-target',
  code: 'structure',
  text: { nl: 'Verwijst naar een {type}; toegestaan: {allowed}.', en: 'Refers to a {type}; allowed: {allowed}.' },
};

const undecidedTarget: Kind = {
  id: 'canonical-undecided',
  code: 'incomplete',
  outcome: 'undecided',
  text: {
    nl: 'Niet beoordeeld of dit naar een {allowed} verwijst: het is hier niet aanwezig.',
    en: 'Not evaluated whether this refers to a {allowed}: it is not at hand.',
  },
};

/** Holds a canonical to its form, and to the types that its element allows (targetProfile). Claims of profiles are held elsewhere. */
export const checkCanonical = (run: Run, place: Place): void => {
  const { use, element } = place;
  if (use.code !== 'canonical' || element.definition.base?.path === 'Meta.profile') return;
  const { value, expression, scope } = place;
  if (typeof value !== 'string' || value === '') return;
  const report = (kind: Kind, parameters = {}) => run.report(found(kind, expression, element.source, parameters));
  const types = use.targets.map((target) => target.slice(target.lastIndexOf('/') + 1));
  const anything = types.length === 0 || use.targets.includes(baseCanonical('Resource'));
  if (!value.startsWith('#') && !/^[a-z][a-z0-9+.-]*:/i.test(value)) return report(relative);
  const contained = value.startsWith('#') ? scope.resolve(value) : undefined;
  if (value.startsWith('#') && !contained) return report(fragmentMissing);
  if (anything) return;
  const allowed = types.join(', ');
  const type = contained?.resourceType ?? typeAtHand(run.definitions, value);
  if (type === undefined) return report(undecidedTarget, { allowed });
  if (!types.includes(type) && run.definitions.resourceTypes.has(type)) report(wrongTarget, { type, allowed });
};

const typeAtHand = (definitions: Definitions, canonical: string): string | undefined =>
  (
    definitions.structure(canonical) ??
    definitions.valueSet(canonical) ??
    definitions.codeSystem(canonical) ??
    definitions.questionnaire(canonical)
  )?.resourceType;
