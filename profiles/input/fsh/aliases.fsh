// Our own
Alias: $act = https://samenspel.example/fhir/CodeSystem/act
Alias: $act-kind = https://samenspel.example/fhir/CodeSystem/act-kind
Alias: $care-law = https://samenspel.example/fhir/CodeSystem/care-law
Alias: $carer-consent-status = https://samenspel.example/fhir/CodeSystem/carer-consent-status
Alias: $evaluation-outcome = https://samenspel.example/fhir/CodeSystem/evaluation-outcome
Alias: $record-type = https://samenspel.example/fhir/CodeSystem/record-type
Alias: $task-detail = https://samenspel.example/fhir/CodeSystem/task-detail

// HL7 and others
Alias: $consentscope = http://terminology.hl7.org/CodeSystem/consentscope
Alias: $sct = http://snomed.info/sct
Alias: $complies-with = http://hl7.org/fhir/StructureDefinition/structuredefinition-compliesWithProfile
Alias: $translation = http://hl7.org/fhir/StructureDefinition/translation

// In the invariants a status is compared by ~, which is false where there is none: a missing status is the cardinality's to
// report, and no rule of law is broken by it.
