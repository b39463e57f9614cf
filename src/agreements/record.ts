import type { Period } from '../fhir/date.ts';

/**
 * A client's record in the words of the domain: what the rules see. Made once from FHIR (read-record.ts), as it stands or as it
 * would stand after the write that is being decided.
 */
export interface ClientRecord {
  readonly client: Client;
  readonly agreements: readonly Agreement[];
  readonly consents: readonly CareConsent[];
  readonly carers: readonly Carer[];
  readonly representatives: readonly Representative[];
  readonly orders: readonly Order[];
  readonly competences: readonly Competence[];
  readonly volunteerAgreements: readonly VolunteerAgreement[];
  readonly organisations: readonly Organisation[];
  readonly evaluations: readonly Evaluation[];
  readonly reviews: readonly Review[];
  readonly concerns: readonly Concern[];
  readonly support: readonly Support[];
}

/** Something that is recorded, and where. */
export interface Item {
  /** `CarePlan/x`, or the `urn:uuid:` that it has in the transaction. */
  readonly reference: string;
  /** Whether the write that is being decided writes it; else it stands already. */
  readonly written: boolean;
  /** Where something of it stands, as FHIRPath from the root of what was sent. */
  at(path: string): string;
}

export interface Client extends Item {
  /** R4 date, possibly partial. */
  readonly birthDate: string | undefined;
  readonly deceased: boolean;
  /** The organisation that keeps the record. */
  readonly organisation: string | undefined;
}

export type AgreementState =
  | 'draft'
  | 'active'
  | 'on-hold'
  | 'completed'
  | 'revoked'
  | 'entered-in-error'
  /** R4 has it; our table of states does not. */
  | 'unknown';

/** A care-agreement: one activity that one carer does for this client, with what is recorded about it elsewhere. */
export interface Agreement extends Item {
  readonly state: AgreementState;
  /** Its state before the write that is being decided; undefined when it is new. */
  readonly stateBefore: AgreementState | undefined;
  /** Written down after it was done: an emergency, a night. */
  readonly recordedAfterwards: boolean;
  readonly act: Act;
  readonly carer: Carer;
  /** What the carer said to the request: given, refused or withdrawn. */
  readonly carerConsent: string | undefined;
  readonly period: Period;
  /** When or how often is said. */
  readonly scheduled: boolean;
  readonly achterwacht: Achterwacht | undefined;
  readonly evaluation: { readonly how: boolean; readonly date: string | undefined; readonly interval: boolean };
  readonly boundaries: boolean;
  readonly standIn: boolean;
  /** Since when no professional is involved any more, R4 date. */
  readonly noProfessionalSince: string | undefined;
  /** Times in which the carer does not come, as agreed beforehand. */
  readonly pauses: readonly Pause[];
  /** Instructions that are a protocol: by canonical, URI or document. */
  readonly protocol: boolean;
  /** wlz, zvw, wmo, jeugdwet, pgb. */
  readonly laws: readonly string[];
  /** It is about a group of clients. */
  readonly forGroup: boolean;
  readonly carePlans: readonly CarePlanOfClient[];
  readonly meeting: Meeting | undefined;

  /** This client's consents that refer to it and name its carer, in any state. */
  readonly consents: readonly CareConsent[];
  /** The orders to its carer for its act. */
  readonly orders: readonly Order[];
  /** What was found of its carer's ability for its act. */
  readonly competences: readonly Competence[];
  /** The agreements of its carer with an organisation. */
  readonly volunteerAgreements: readonly VolunteerAgreement[];
}

export interface Pause {
  readonly period: Period;
  /** Who covers, or how it goes on, is said. */
  readonly covered: boolean;
}

export interface Act {
  /** `system|code`, but for codes that name a kind of help only. */
  readonly codes: readonly string[];
  /** Unknown where neither the code nor the agreement tells. */
  readonly kind: ActKind | undefined;
  /** Reserved under the Wet BIG (voorbehouden handeling). */
  readonly reserved: boolean;
  /** Protocols for it exist. */
  readonly protocol: boolean;
}

export type ActKind = 'care-act' | 'personal-care' | 'company';

export type Role = 'client' | 'mantelzorger' | 'vrijwilliger' | 'professional';

/** Who does the care for this client. The role is a fact about a person and this client. */
export interface Carer {
  /** Absent when nobody is named. */
  readonly reference: string | undefined;
  /** The client does the act on himself (CARE-9, ACT-18). */
  readonly self: boolean;
  /** A named group of volunteers (CareTeam). */
  readonly group: boolean;
  /** What is recorded; undefined when no role is, or the carer's own record is not at hand. */
  readonly role: Role | undefined;
  /** The carer's own record is at hand. */
  readonly known: boolean;
  /** R4 date, possibly partial. */
  readonly bondSince: string | undefined;
  /** Since when she is this client's carer, R4 dateTime. */
  readonly since: string | undefined;
  readonly birthDate: string | undefined;
  readonly paidFromPgb: boolean;
  /** The organisation through which she works. */
  readonly organisation: string | undefined;
  /** The Person records that link to her: one human can be carer of several clients. */
  readonly persons: readonly string[];
  /** The same human is linked to another client, or to a professional. */
  readonly otherClients: boolean;
  readonly alsoProfessional: boolean;
  readonly fixedContact: boolean;
  readonly helpBeforeCare: boolean;
  readonly liabilityTold: boolean;
  at(path: string): string;
}

export interface Achterwacht {
  /** A professional or a team of them, who can come. Undefined when only a name is given. */
  readonly professional: boolean | undefined;
  readonly contact: boolean;
}

/** Who decides for a client who cannot: by role, or by a mandate that says its ground. */
export interface Representative extends Item {
  readonly active: boolean;
  /** Parent with authority, or guardian: decides for a minor. */
  readonly parent: boolean;
  /** Curator, mentor, authorised, partner, relative: decides for who is wilsonbekwaam ter zake. */
  readonly deciding: boolean;
  readonly period: Period;
}

/** The client's consent to care that someone else does. */
export interface CareConsent extends Item {
  /** Whose consent it is. */
  readonly client: string | undefined;
  readonly state: string;
  /** The agreements that it is about. */
  readonly agreements: readonly string[];
  /** Who does the care. */
  readonly carers: readonly string[];
  /** Who gave it, and whether that person's own record is at hand. */
  readonly givers: readonly { readonly reference: string; readonly known: boolean }[];
  /** When it was given, R4 dateTime. */
  readonly date: string | undefined;
  readonly period: Period;
  /** Whether the client can decide about this matter; undefined when nothing is recorded. */
  readonly capable: boolean | undefined;
}

/** The order (opdracht) of an authorised professional for a care act. */
export interface Order extends Item {
  readonly state: string;
  readonly act: Act;
  readonly carers: readonly string[];
  readonly period: Period;
}

export type CompetenceLevel = 'shown' | 'done-together' | 'able-alone' | 'not-able';

/** What was found of a carer's ability for one act. */
export interface Competence extends Item {
  readonly state: string;
  readonly act: Act;
  /** The RelatedPerson of a mantelzorger, the Person of a volunteer. */
  readonly of: string | undefined;
  readonly level: CompetenceLevel | undefined;
  readonly period: Period;
  readonly foundByProfessional: boolean;
  readonly foundByCarer: boolean;
}

/** What an organisation and a volunteer agreed (vrijwilligersovereenkomst). */
export interface VolunteerAgreement extends Item {
  readonly state: string;
  readonly persons: readonly string[];
  readonly organisations: readonly string[];
  readonly acts: readonly Act[];
  readonly period: Period;
  /** A certificate of conduct is recorded. */
  readonly vog: boolean;
}

export interface Organisation extends Item {
  /** The acts that its policy allows to volunteers. */
  readonly allowsVolunteers: readonly { readonly act: Act; readonly period: Period }[];
}

/** The zorgplan that an agreement is part of, where it is recorded as a CarePlan. */
export interface CarePlanOfClient {
  readonly reference: string;
  readonly client: string | undefined;
}

/** The zorgplanbespreking. */
export interface Meeting {
  readonly participants: readonly string[];
  /** Somebody took part of whom only a name is recorded. */
  readonly someByNameOnly: boolean;
}

interface Task extends Item {
  readonly open: boolean;
  /** What it is about: mostly an agreement. */
  readonly focus: string | undefined;
  /** By when it is done, R4 dateTime. */
  readonly due: string | undefined;
  /** It goes before others: `urgent`, `asap` or `stat`. */
  readonly pressing: boolean;
}

export interface Evaluation extends Task {
  readonly guide: boolean;
  readonly overload: boolean;
}

export interface Review extends Task {
  readonly reasons: readonly string[];
}

export interface Concern extends Task {
  /** Whom it is about. */
  readonly about: readonly string[];
  readonly reasons: readonly string[];
  readonly outcomes: readonly string[];
  /** It says that it was discussed with whom it is about. */
  readonly discussedWithCarer: boolean;
}

/** Support for a carer: needed, offered, and what she answered. */
export interface Support extends Item {
  readonly carer: string | undefined;
  readonly answer: string | undefined;
}
