import type { DossierRow } from './dossier-row.ts';

type Hidden = readonly [type: string, client: string, search: string];

const rows = (why: string, list: readonly Hidden[], staffOnly?: true): DossierRow[] =>
  list.map(([type, client, search]) => ({ type, client, search, why, ...(staffOnly && { staffOnly }) }));

/** What is in a client's dossier, and in no section: no consent opens it, the client and his representative do see it. */
export const HIDDEN: readonly DossierRow[] = [
  ...rows('about the carers: their support, ability and answers', [
    ['ServiceRequest', 'subject', 'subject'],
    ['Observation', 'subject', 'subject'],
    ['QuestionnaireResponse', 'subject', 'subject'],
    ['RelatedPerson', 'patient', 'patient'],
    ['Contract', 'subject', 'subject'],
  ]),
  ...rows('the work of the team: tasks, concerns, messages', [
    ['Task', 'for', 'subject'],
    ['Communication', 'subject', 'subject'],
    ['CommunicationRequest', 'subject', 'subject'],
    ['RequestGroup', 'subject', 'subject'],
    ['Flag', 'subject', 'subject'],
    ['DetectedIssue', 'patient', 'patient'],
    ['RiskAssessment', 'subject', 'subject'],
    ['AdverseEvent', 'subject', 'subject'],
    ['GuidanceResponse', 'subject', 'subject'],
  ]),
  ...rows('who may see and do what, and where it comes from', [
    ['Consent', 'patient', 'patient'],
    ['Provenance', 'target', 'target'],
  ]),
  ...rows('data on third persons', [['FamilyMemberHistory', 'patient', 'patient']]),
  ...rows('who the client is', [['Patient', 'id', '_id']]),
  ...rows('money and insurance', [
    ['Account', 'subject', 'subject'],
    ['ChargeItem', 'subject', 'subject'],
    ['Claim', 'patient', 'patient'],
    ['ClaimResponse', 'patient', 'patient'],
    ['Coverage', 'beneficiary', 'beneficiary'],
    ['CoverageEligibilityRequest', 'patient', 'patient'],
    ['CoverageEligibilityResponse', 'patient', 'patient'],
    ['EnrollmentRequest', 'candidate', 'subject'],
    ['ExplanationOfBenefit', 'patient', 'patient'],
    ['Invoice', 'subject', 'subject'],
  ]),
  ...rows('no section of the dossier speaks of it', [
    ['AppointmentResponse', 'actor', 'actor'],
    ['BodyStructure', 'patient', 'patient'],
    ['Device', 'patient', 'patient'],
    ['DeviceUseStatement', 'subject', 'subject'],
    ['DocumentManifest', 'subject', 'subject'],
    ['EpisodeOfCare', 'patient', 'patient'],
    ['ImagingStudy', 'subject', 'subject'],
    ['ImmunizationEvaluation', 'patient', 'patient'],
    ['ImmunizationRecommendation', 'patient', 'patient'],
    ['MolecularSequence', 'patient', 'patient'],
    ['ResearchSubject', 'individual', 'individual'],
    ['Specimen', 'subject', 'subject'],
    ['SupplyDelivery', 'patient', 'patient'],
    ['SupplyRequest', 'deliverTo', 'subject'],
    ['VisionPrescription', 'patient', 'patient'],
  ]),
  ...rows(
    'for staff alone: the log is shown by $access-log, the rest are working papers of the team',
    [
      ['AuditEvent', 'entity.what', 'entity'],
      ['Person', 'link.target', 'patient'],
      ['List', 'subject', 'subject'],
      ['MeasureReport', 'subject', 'subject'],
      ['Basic', 'subject', 'subject'],
      ['Schedule', 'actor', 'actor'],
    ],
    true,
  ),
];

/**
 * Types that are of no client: nobody sees them by a ground or a consent. A reference to one of these says nothing about
 * a person's health, and stays readable in what is disclosed.
 */
export const COMMON: readonly string[] = [
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'HealthcareService',
  'Medication',
  'Substance',
  'Questionnaire',
  'PlanDefinition',
  'ActivityDefinition',
  'Endpoint',
];

/** Every other type of R4: definitions, messages, groups, products. A reference to one of these is masked. */
export const OF_NO_CLIENT: readonly string[] = [
  ...[
    'Binary',
    'Bundle',
    'Parameters',
    'OperationOutcome',
    'MessageHeader',
    'Linkage',
    'Group',
    'Slot',
    'Subscription',
  ],
  ...['BiologicallyDerivedProduct', 'CatalogEntry', 'ChargeItemDefinition', 'DeviceDefinition', 'DeviceMetric'],
  ...['EnrollmentResponse', 'InsurancePlan', 'OrganizationAffiliation', 'PaymentNotice', 'PaymentReconciliation'],
  ...['VerificationResult', 'SpecimenDefinition', 'ObservationDefinition', 'MedicationKnowledge'],
  ...['MedicinalProduct', 'MedicinalProductAuthorization', 'MedicinalProductContraindication'],
  ...['MedicinalProductIndication', 'MedicinalProductIngredient', 'MedicinalProductInteraction'],
  ...['MedicinalProductManufactured', 'MedicinalProductPackaged', 'MedicinalProductPharmaceutical'],
  ...['MedicinalProductUndesirableEffect', 'SubstanceNucleicAcid', 'SubstancePolymer', 'SubstanceProtein'],
  ...['SubstanceReferenceInformation', 'SubstanceSourceMaterial', 'SubstanceSpecification'],
  ...['CapabilityStatement', 'CodeSystem', 'CompartmentDefinition', 'ConceptMap', 'ExampleScenario'],
  ...['GraphDefinition', 'ImplementationGuide', 'Library', 'Measure', 'MessageDefinition', 'NamingSystem'],
  ...['OperationDefinition', 'SearchParameter', 'StructureDefinition', 'StructureMap', 'TerminologyCapabilities'],
  ...['TestReport', 'TestScript', 'ValueSet', 'EventDefinition', 'EffectEvidenceSynthesis', 'Evidence'],
  ...['EvidenceVariable', 'ResearchDefinition', 'ResearchElementDefinition', 'ResearchStudy', 'RiskEvidenceSynthesis'],
];
