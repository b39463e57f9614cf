// Our own
Alias: $act = https://samenspel.example/fhir/CodeSystem/act
Alias: $act-kind = https://samenspel.example/fhir/CodeSystem/act-kind
Alias: $big-category = https://samenspel.example/fhir/CodeSystem/big-category
Alias: $care-law = https://samenspel.example/fhir/CodeSystem/care-law
Alias: $carer-consent-status = https://samenspel.example/fhir/CodeSystem/carer-consent-status
Alias: $carer-role = https://samenspel.example/fhir/CodeSystem/carer-role
Alias: $competence-level = https://samenspel.example/fhir/CodeSystem/competence-level
Alias: $concern-outcome = https://samenspel.example/fhir/CodeSystem/concern-outcome
Alias: $concern-reason = https://samenspel.example/fhir/CodeSystem/concern-reason
Alias: $dossier-section = https://samenspel.example/fhir/CodeSystem/dossier-section
Alias: $evaluation-outcome = https://samenspel.example/fhir/CodeSystem/evaluation-outcome
Alias: $meeting-topic = https://samenspel.example/fhir/CodeSystem/meeting-topic
Alias: $policy-party = https://samenspel.example/fhir/CodeSystem/policy-party
Alias: $record-type = https://samenspel.example/fhir/CodeSystem/record-type
Alias: $representation-ground = https://samenspel.example/fhir/CodeSystem/representation-ground
Alias: $review-reason = https://samenspel.example/fhir/CodeSystem/review-reason
Alias: $support-answer = https://samenspel.example/fhir/CodeSystem/support-answer
Alias: $support-kind = https://samenspel.example/fhir/CodeSystem/support-kind
Alias: $task-detail = https://samenspel.example/fhir/CodeSystem/task-detail

// HL7 and others
Alias: $audit-type = http://terminology.hl7.org/CodeSystem/audit-event-type
Alias: $object-role = http://terminology.hl7.org/CodeSystem/object-role
Alias: $consentscope = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $act-code = http://terminology.hl7.org/CodeSystem/v3-ActCode
Alias: $sct = http://snomed.info/sct
Alias: $translation = http://hl7.org/fhir/StructureDefinition/translation

// In the invariants a status is compared by ~, which is false where there is none: a missing status is the cardinality's to
// report, and no rule of law is broken by it.
