import type { ActorKind } from './identity.ts';

/** What one kind of actor may do, whatever the scopes of the token; scopes only narrow it. */
export interface Row {
  /**
   * Resources, as SMART scopes without a context: letters for create, read, update, delete and search; a query that they are held to. `{actor}`,
   * `{patient}` and `{organization}` are those of who asks: where that is not known, the line gives nothing.
   */
  readonly resources: readonly string[];
  /** Names of operations; `*` for all. */
  readonly operations: readonly string[];
}

/** What the client, and who stands beside him, may ask; that a representative acts within his mandate is decided on the record. */
const OWN_DOSSIER = [
  'validate',
  'everything',
  'disclose',
  'explain-access',
  'simulate-consent',
  'access-log',
  'revoke',
];
/** A mantelzorger, vrijwilliger or representative: one RelatedPerson may be all of these, and the record says which. */
const BESIDE_THE_CLIENT: Row = {
  // What is disclosed is decided by consent at each read; of his own evaluation he writes the answers, and nothing else.
  resources: ['*.rs', 'QuestionnaireResponse.c?source={actor}&subject={patient}'],
  operations: [...OWN_DOSSIER, 'agreement-sheet', 'sock-check', 'hand-back', 'report-concern'],
};

/** Who may call what. docs/identity.md prints it. */
export const MAY: Readonly<Record<ActorKind, Row>> = {
  professional: { resources: ['*.cruds'], operations: ['*'] },
  patient: {
    resources: ['*.rs'],
    operations: [...OWN_DOSSIER, 'agreement-sheet', 'care-network', 'hand-back', 'report-concern'],
  },
  'related-person': BESIDE_THE_CLIENT,
  person: BESIDE_THE_CLIENT,
  coordinator: {
    resources: [
      // Volunteer agreements and abilities, and who they are about.
      'Contract.cruds?authority={organization}',
      'Observation.cruds?category=https://samenspel.example/fhir/CodeSystem/record-type|competence',
      'Person.cruds?organization={organization}',
      'Organization.rs',
      'Practitioner.rs',
      'PractitionerRole.rs',
    ],
    operations: ['validate', 'work-list'],
  },
  system: { resources: ['*.cruds'], operations: ['*'] },
};

/**
 * What scopes an operation asks, since SMART has none of its own for operations: each type and letter must be in some scope that is not held to a query. What an operation
 * shows is held to the scopes besides. An operation that is not here is refused to whoever comes with a token.
 */
export const NEEDS: Readonly<Record<string, readonly string[]>> = {
  validate: [],
  everything: ['Patient.r'],
  disclose: ['Patient.r'],
  'explain-access': ['Patient.r', 'Consent.rs', 'RelatedPerson.rs'],
  'simulate-consent': ['Patient.r', 'Consent.rs', 'RelatedPerson.rs'],
  'access-log': ['Patient.r', 'AuditEvent.rs'],
  'check-agreements': ['Patient.r', 'CarePlan.rs', 'Consent.rs'],
  revoke: ['Consent.ru'],
  'record-agreement': ['CarePlan.cu', 'Consent.c'],
  evaluate: ['Task.ru', 'CarePlan.ru'],
  'report-concern': ['Task.c'],
  'respond-to-concern': ['Task.ru', 'CarePlan.ru'],
  competence: ['CarePlan.r', 'Observation.c'],
  'sock-check': ['CarePlan.r', 'QuestionnaireResponse.c'],
  'hand-back': ['CarePlan.ru'],
  'work-list': ['Task.rs'],
  'determine-role': [],
  'care-network': ['Patient.r', 'RelatedPerson.rs', 'CarePlan.rs', 'Consent.rs'],
  'agreement-sheet': ['Patient.r', 'CarePlan.rs', 'Consent.rs'],
};
