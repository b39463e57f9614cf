import { covers, type LocalDate, type Period } from '../fhir/date.ts';
import type { Agreement, CareConsent, ClientRecord, Competence, Evaluation } from './record.ts';

/** The agreements that the rules hold: those in force, and drafts, which are to be. */
export const inPlay = ({ agreements }: ClientRecord): readonly Agreement[] =>
  agreements.filter(({ state }) => state === 'active' || state === 'draft');

/** Those that somebody else than the client does. */
export const delegated = (record: ClientRecord): readonly Agreement[] =>
  inPlay(record).filter(({ carer }) => carer.reference !== undefined && !carer.self);

export const byVolunteers = (record: ClientRecord): readonly Agreement[] =>
  delegated(record).filter(({ carer }) => carer.role === 'vrijwilliger');

export const byMantelzorgers = (record: ClientRecord): readonly Agreement[] =>
  delegated(record).filter(({ carer }) => carer.role === 'mantelzorger');

export const isCareAct = ({ act }: Agreement): boolean => act.kind === 'care-act';

/** ACT-15: nobody but the carer and the client does anything about it any more, so that no evaluation is waited for. */
export const hasNoProfessional = ({ noProfessionalSince: start }: Agreement, today: LocalDate): boolean =>
  start !== undefined && covers({ start }, today);

/** The evaluations of agreements that a professional is involved in, or of none. */
export const waitedFor = ({ agreements, evaluations }: ClientRecord, today: LocalDate): readonly Evaluation[] => {
  const without = new Set(
    agreements.filter((agreement) => hasNoProfessional(agreement, today)).map(({ reference }) => reference),
  );
  return evaluations.filter(({ focus }) => focus === undefined || !without.has(focus));
};

export const consentsInForce = ({ consents }: Agreement, today: LocalDate): readonly CareConsent[] =>
  consents.filter(({ state, period }) => state === 'active' && covers(period, today));

/** An order, a volunteer agreement: in force by its state and its period. */
export const isInForce = (
  { state, period }: { readonly state: string; readonly period: Period },
  today: LocalDate,
  states: readonly string[] = ['active'],
): boolean => states.includes(state) && covers(period, today);

/** A Contract is in force when it was signed, or can be carried out. */
export const CONTRACT_STATES = ['executed', 'executable'];

const FOUND: ReadonlySet<string> = new Set(['final', 'amended', 'corrected']);

/** Whether the carer was found able to do the act alone, and that still counts: the last that was found decides. */
export const isAble = ({ competences }: Agreement, today: LocalDate): boolean => {
  const found = competences.filter(({ state, level }) => FOUND.has(state) && level !== undefined);
  const begun = found.filter(({ period }) => covers({ ...(period.start && { start: period.start }) }, today));
  const last = begun
    .map(({ period }) => period.start ?? '')
    .sort()
    .at(-1);
  const latest = begun.filter(({ period }) => (period.start ?? '') === last);
  const lost = latest.some(({ level }) => level === 'not-able');
  return !lost && begun.some((one) => one.level === 'able-alone' && covers(one.period, today));
};

/** What was found of the carer's ability, whatever it was, as long as it was not withdrawn. */
export const learning = ({ competences }: Agreement): readonly Competence[] =>
  competences.filter(({ state, level }) => FOUND.has(state) && level !== undefined && level !== 'not-able');
