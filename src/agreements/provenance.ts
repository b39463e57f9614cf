import { CANONICAL } from '../fhir/canonical.ts';
import { covers, type LocalDate } from '../fhir/date.ts';
import { items, type JsonObject, type Resource } from '../fhir/json.ts';
import { FINDING_SYSTEM } from '../fhir/outcome.ts';
import { detailOf, pausesOf, stateOf } from './reading/agreements.ts';
import { referenceOf } from './reading/sources.ts';
import { type Transition, transitionOf } from './states.ts';

/** What the change from one version of an agreement to the next comes to; undefined where its state stays. */
export const transitionBetween = (
  before: Resource | undefined,
  after: Resource,
  today: LocalDate,
): Transition | undefined => {
  const planned = pausesOf(detailOf(after)).some(({ period }) => covers(period, today));
  return transitionOf(before && stateOf(before), stateOf(after), planned);
};

/** Who brought a change about. */
export interface Agents {
  /** Who asked for the write; without it, that is not known. */
  readonly author: JsonObject | undefined;
  /** The service made the change itself, as what follows from the write. */
  readonly followed: boolean;
}

/**
 * The Provenance of a change of state, written with it: `target` is the agreement, by the reference it has in the write; `rule` the rule
 * that brought it about; `now` the instant. What was done is told as R4 does (CREATE, UPDATE) and by our own code.
 */
export const provenanceOf = (
  target: string,
  { from, code }: Transition,
  rule: string,
  { author, followed }: Agents,
  now: string,
): Resource => ({
  resourceType: 'Provenance',
  meta: { profile: [`${CANONICAL}/StructureDefinition/provenance`] },
  target: [{ reference: target }],
  recorded: now,
  policy: [`${FINDING_SYSTEM}#${rule}`],
  activity: {
    coding: [
      {
        system: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation',
        code: from === undefined ? 'CREATE' : 'UPDATE',
      },
      { system: `${CANONICAL}/CodeSystem/agreement-transition`, code },
    ],
  },
  agent: followed
    ? [agent('assembler', SERVICE), ...(author ? [agent('enterer', author)] : [])]
    : [agent('author', author ?? NOT_KNOWN)],
});

const SERVICE: JsonObject = { type: 'Device', display: 'Samenspel' };

/** The service does not ask who calls, or the token does not say. */
const NOT_KNOWN: JsonObject = {
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
};

const agent = (type: string, who: JsonObject): JsonObject => ({
  type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/provenance-participant-type', code: type }] },
  who,
});

/** What a Provenance is about. */
export const targetsOf = (provenance: Resource): string[] =>
  items(provenance['target']).flatMap((target) => referenceOf(target) ?? []);
