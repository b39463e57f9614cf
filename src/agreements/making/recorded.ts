import type { JsonObject, Resource } from '../../fhir/json.ts';
import { isAfter } from '../calendar.ts';
import { agreementOf, type NewAgreement, type Terms } from './agreement.ts';
import { carerOf, type NewCarer, personOf, withLink } from './carer.ts';
import { competenceOf, type LearningStep } from './competence.ts';
import { consentOf, type GivenConsent } from './consent.ts';
import { evaluationOf, guideFor } from './evaluation.ts';
import { type GivenOrder, orderOf } from './order.ts';
import { decisionIdentifier } from './shapes.ts';

/** One decision of a care-plan meeting, in the datatypes of R4: what `$record-agreement` is given. */
export interface RecordedDecision extends Terms {
  readonly decision: string;
  /** `Patient/x`. */
  readonly client: string;
  readonly by: JsonObject | undefined;
  readonly meeting: JsonObject | undefined;
  readonly carePlan: JsonObject | undefined;
  readonly carer: KnownCarer | NewCarer;
  readonly act: JsonObject;
  readonly kind: string | undefined;
  readonly period: JsonObject & { readonly start: string; readonly end?: string };
  readonly protocols: readonly JsonObject[];
  readonly carerConsent: { readonly status: string; readonly date: string } | undefined;
  readonly consents: readonly GivenConsent[];
  readonly order: GivenOrder | undefined;
  readonly competence: LearningStep | undefined;
  readonly owner: JsonObject | undefined;
  readonly laws: readonly string[];
  readonly draft: boolean;
  readonly recordedAfterwards: boolean;
  readonly now: string;
  readonly today: string;
}

/** A carer of this client, a group of volunteers, or the client himself. */
export interface KnownCarer {
  readonly who: JsonObject & { readonly reference: string };
  readonly role: string | undefined;
}

/** What stands and the decision builds on. */
export interface Standing {
  /** The organisation that keeps the record: Reference. */
  readonly organization: JsonObject | undefined;
  /** The human behind the carer, if she is linked. */
  readonly person: { readonly resource: Resource; readonly versionId: string } | undefined;
  /** The agreements of the carer with an organisation: `Contract/x`. */
  readonly contracts: readonly string[];
}

/** One resource of a decision, by its role in it. */
export interface MadePart {
  readonly part: string;
  readonly resource: Resource;
  readonly urn?: string;
  readonly over?: string;
}

/** Every resource of a decision but its Provenance, in an order in which each can be read: carer, agreement, and what refers to it. */
export const partsOf = (said: RecordedDecision, standing: Standing, urn: (part: string) => string): MadePart[] => {
  const { decision, client, act, period } = said;
  const fresh = 'who' in said.carer ? undefined : said.carer;
  const reference = 'who' in said.carer ? said.carer.who.reference : urn('carer');
  const performer: JsonObject = 'who' in said.carer ? withType(said.carer.who) : namedCarer(said.carer, reference);
  const { role } = said.carer;
  const people = fresh ? peopleOf(said, fresh, standing, urn) : [];
  const human = standing.person ? `Person/${standing.person.resource.id}` : urn('person');
  const ability = said.competence && {
    part: 'competence',
    urn: urn('competence'),
    resource: competenceOf(withCarer(said.competence, performer), {
      identifier: decisionIdentifier(decision, 'competence'),
      act,
      ...(role === 'vrijwilliger' ? { client: undefined, of: human } : { client, of: reference }),
    }),
  };
  const order = said.order && {
    part: 'order',
    urn: urn('order'),
    resource: orderOf(said.order, {
      decision,
      client,
      performer,
      act,
      from: period.start,
      authoredOn: said.today,
      instructions: said.instructions,
    }),
  };
  const supporting = [order && urn('order'), ability && urn('competence'), ...standing.contracts];
  const agreed: NewAgreement = {
    ...said,
    performer,
    created: said.today,
    author: said.by,
    supportingInfo: [
      ...supporting.filter((one) => one !== undefined).map((one): JsonObject => ({ reference: one })),
      ...said.protocols,
    ],
  };
  const agreement = { part: 'agreement', urn: urn('agreement'), resource: agreementOf(agreed) };
  const consents = said.consents.map((given, index) => {
    const name = index === 0 ? 'consent' : `consent-${index + 1}`;
    const to = { decision, role: name, client, organization: standing.organization, performer };
    const resource = consentOf(given, { ...to, agreement: agreement.urn, from: period.start });
    return { part: name, urn: urn(name), resource };
  });
  const due = said.evaluation?.date;
  const evaluation = due !== undefined && {
    part: 'evaluation',
    urn: urn('evaluation'),
    resource: evaluationOf({
      identifier: decisionIdentifier(decision, 'evaluation'),
      agreement: agreement.urn,
      client,
      meeting: said.meeting,
      authoredOn: said.now,
      by: said.by,
      owner: said.owner,
      due,
      how: said.evaluation?.how,
      guide: guideFor(role),
    }),
  };
  return [...people, agreement, ...consents, order, ability, evaluation].filter(
    (one) => one !== undefined && one !== false,
  );
};

const withType = (who: KnownCarer['who']): JsonObject => ({ type: who.reference.split('/')[0] ?? '', ...who });

const namedCarer = ({ name }: NewCarer, reference: string): JsonObject => {
  const [first = {}] = name;
  const given = Array.isArray(first['given']) ? first['given'] : [];
  const display = String(first['text'] ?? [...given, first['family'] ?? ''].join(' ')).trim();
  return { reference, type: 'RelatedPerson', ...(display !== '' && { display }) };
};

/** Carer and professional decide together that she is able (ACT-13). */
const withCarer = (step: LearningStep, performer: JsonObject): LearningStep => ({
  ...step,
  by: [...step.by, performer],
});

const peopleOf = (
  { decision, client, period }: RecordedDecision,
  carer: NewCarer,
  { person }: Standing,
  urn: (part: string) => string,
): MadePart[] => {
  const made = { part: 'carer', urn: urn('carer'), resource: carerOf(decision, client, period.start, carer) };
  if (person) return [made, { part: 'person', resource: withLink(person.resource, made.urn), over: person.versionId }];
  if (carer.role === 'mantelzorger') return [made];
  return [made, { part: 'person', urn: urn('person'), resource: personOf(decision, carer, made.urn) }];
};

/** Where a day lies before the one that it must follow, by the name of the parameter that says it. */
export const contradictions = ({ period, consents, order, competence, evaluation }: RecordedDecision): string[] => {
  const tooEarly = (day: string | undefined, from = period.start) => day !== undefined && isAfter(from, day);
  return [
    ...(tooEarly(period.end) ? ['period'] : []),
    ...(consents.some(({ until }) => tooEarly(until)) ? ['consent'] : []),
    ...(tooEarly(order?.until) ? ['order'] : []),
    ...(competence && tooEarly(competence.until, competence.date) ? ['competence'] : []),
    ...(tooEarly(evaluation?.date) ? ['evaluation'] : []),
  ];
};
