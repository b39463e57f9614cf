import { isObject, items, type JsonObject, objects, type Resource } from '../../fhir/json.ts';
import type { ActKinds } from '../acts.ts';
import { extensionOf, extensionsOf, isOurs, partOf } from '../ours.ts';
import type { Achterwacht, Agreement, AgreementState, Meeting, Pause } from '../record.ts';
import { readAct } from './act.ts';
import { performersOf, type ReadCarer } from './carers.ts';
import { periodOf } from './consents.ts';
import { itemOf, referenceOf, referencesOf, type Source, type Sources } from './sources.ts';

/** An agreement by itself; what others say about it is found once all are read. */
export type BareAgreement = Omit<Agreement, 'consents' | 'orders' | 'competences' | 'volunteerAgreements'>;

/** The agreements of a set with the subject of each: the client, or the group of clients that it is about. */
export const readAgreements = (sources: Sources, kinds: ActKinds, readCarer: ReadCarer) =>
  sources
    .of('CarePlan')
    .filter(({ resource }) => isOurs(resource, 'care-agreement'))
    .map((source) => {
      const subject = sources.same(referenceOf(source.resource['subject']));
      return { subject, agreement: readAgreement(source, subject ?? '', sources, kinds, readCarer) };
    });

const readAgreement = (
  source: Source,
  subject: string,
  sources: Sources,
  kinds: ActKinds,
  readCarer: ReadCarer,
): BareAgreement => {
  const { resource, before } = source;
  const detail = detailOf(resource);
  return {
    ...itemOf(source),
    state: stateOf(resource),
    stateBefore: before && stateOf(before),
    recordedAfterwards: extensionOf(detail, 'recorded-afterwards') === true,
    act: readAct(detail['code'], kinds, extensionOf(detail, 'act-kind')),
    carer: readCarer(performersOf(detail), subject, source.at),
    carerConsent: carerConsentOf(resource),
    period: periodOf(resource['period']),
    scheduled: ['scheduledString', 'scheduledTiming', 'scheduledPeriod'].some((name) => detail[name] !== undefined),
    achterwacht: achterwachtOf(detail, sources),
    evaluation: evaluationOf(detail),
    boundaries: extensionOf(detail, 'boundaries') !== undefined,
    standIn: extensionOf(detail, 'stand-in') !== undefined,
    noProfessionalSince: noProfessionalSince(detail),
    pauses: pausesOf(detail),
    protocol: hasProtocol(resource, detail, sources),
    laws: extensionsOf(resource, 'care-law').map((law) => String(law['valueCode'])),
    forGroup: sources.typeOf(subject) === 'Group',
    carePlans: referencesOf(sources, items(resource['partOf'])).map((reference) => ({
      reference,
      client: sources.same(referenceOf(sources.find(reference)?.resource['subject'])),
    })),
    meeting: meetingOf(resource, sources),
  };
};

export const detailOf = (agreement: Resource): JsonObject => {
  const detail = objects(agreement['activity'])[0]?.['detail'];
  return isObject(detail) ? detail : {};
};

const noProfessionalSince = (detail: JsonObject): string | undefined => {
  const since = extensionOf(detail, 'no-professional');
  return typeof since === 'string' ? since : undefined;
};

export const stateOf = (agreement: Resource): AgreementState => String(agreement['status']) as AgreementState;

/** What the carer said to the request to do it: given, refused or withdrawn. */
export const carerConsentOf = (agreement: Resource): string | undefined => {
  const status = partOf(extensionOf(detailOf(agreement), 'carer-consent'), 'status');
  return typeof status === 'string' ? status : undefined;
};

const achterwachtOf = (detail: JsonObject, sources: Sources): Achterwacht | undefined => {
  const achterwacht = extensionOf(detail, 'achterwacht');
  if (!isObject(achterwacht)) return undefined;
  const who = partOf(achterwacht, 'who');
  const type = isObject(who) ? (sources.typeOf(referenceOf(who)) ?? who['type']) : undefined;
  return {
    professional: type === undefined ? undefined : /^(Practitioner|PractitionerRole|CareTeam)$/.test(String(type)),
    contact: who !== undefined && partOf(achterwacht, 'contact') !== undefined,
  };
};

const evaluationOf = (detail: JsonObject) => {
  const evaluation = extensionOf(detail, 'evaluation');
  const date = partOf(evaluation, 'date');
  return {
    how: partOf(evaluation, 'how') !== undefined,
    date: typeof date === 'string' ? date : undefined,
    interval: partOf(evaluation, 'interval') !== undefined,
  };
};

/** The planned pauses of an agreement, from its detail. */
export const pausesOf = (detail: JsonObject): Pause[] =>
  extensionsOf(detail, 'planned-pause').map((pause) => ({
    period: periodOf(partOf(pause, 'period')),
    covered: partOf(pause, 'who') !== undefined || partOf(pause, 'arrangement') !== undefined,
  }));

const hasProtocol = (resource: Resource, detail: JsonObject, sources: Sources): boolean =>
  items(detail['instantiatesCanonical']).length > 0 ||
  items(detail['instantiatesUri']).length > 0 ||
  items(resource['supportingInfo']).some((info) => sources.typeOf(referenceOf(info)) === 'DocumentReference');

const meetingOf = (resource: Resource, sources: Sources): Meeting | undefined => {
  const reference = referenceOf(resource['encounter']);
  if (reference === undefined) return undefined;
  const meeting = sources.find(reference)?.resource;
  // Of one whose own record is not at hand it is not known who took part.
  if (!meeting) return { participants: [], someByNameOnly: true };
  const participants = objects(meeting['participant']).map((participant) => participant['individual'] ?? null);
  return {
    participants: referencesOf(sources, participants),
    someByNameOnly: participants.some((individual) => referenceOf(individual) === undefined),
  };
};
