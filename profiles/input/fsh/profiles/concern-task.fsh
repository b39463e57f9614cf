Profile: ConcernTask
Parent: Task
Id: concern-task
Title: "Concern task"
Description: "A signal that it does not go well, and the fitting response: discussed, help offered, adjusted, reported, and if needed another solution."
* insert Dutch([["Melding van zorg"]], [["Een signaal dat het niet goed gaat, en de passende reactie: bespreken, hulp aanbieden, bijsturen, rapporteren, en zo nodig een andere oplossing."]])
* obeys CONCERN-1 and CONCERN-1-w and CONCERN-2 and CONCERN-3 and CONCERN-5 and DISC-13-label
* extension contains ConcernAbout named about 0..* MS
* meta.security MS
* meta.security ^short = "R or V: hidden from the person it is about"
* identifier MS
* status MS
* code 1..1 MS
* code = $record-type#concern
* description MS
* description ^short = "What was seen"
* focus MS
* focus ^short = "The care agreement, if it is about one"
* for 1..1 MS
* for only Reference(Patient or Group)
* authoredOn MS
* authoredOn ^short = "When it was signalled"
* requester MS
* requester ^short = "Who signals it"
* owner MS
* owner ^short = "Who sees to the response"
* reasonCode MS
* reasonCode from ConcernReasons (extensible)
* note MS
* restriction MS
* restriction.period MS
* restriction.period.end MS
* restriction.period.end ^short = "By when there is a fitting response"
* output MS
* output ^slicing.discriminator.type = #value
* output ^slicing.discriminator.path = "type"
* output ^slicing.rules = #open
* output contains outcome 0..1 MS and discussedWithClient 0..* MS and discussedWithCarer 0..* MS and helpOffered 0..* MS and advice 0..* MS and monitoring 0..* MS and escalatedTo 0..* MS
* output[outcome].type = $task-detail#outcome
* output[outcome].value[x] only CodeableConcept
* output[outcome].value[x] from ConcernOutcomes (extensible)
* output[outcome] ^short = "What it ended in"
* output[discussedWithClient].type = $task-detail#discussed-with-client
* output[discussedWithClient].value[x] only string
* output[discussedWithClient] ^short = "That, and how, it was discussed with the client"
* output[discussedWithCarer].type = $task-detail#discussed-with-carer
* output[discussedWithCarer].value[x] only string
* output[discussedWithCarer] ^short = "That, and how, it was discussed with the carer"
* output[helpOffered].type = $task-detail#help-offered
* output[helpOffered].value[x] only string
* output[helpOffered] ^short = "Which help was offered"
* output[advice].type = $task-detail#advice
* output[advice].value[x] only string
* output[advice] ^short = "What was advised"
* output[monitoring].type = $task-detail#monitoring
* output[monitoring].value[x] only string
* output[monitoring] ^short = "How the activity is monitored"
* output[escalatedTo].type = $task-detail#escalated-to
* output[escalatedTo].value[x] only Reference(PractitionerRole or Practitioner or Organization)
* output[escalatedTo] ^short = "Whom it was escalated to"
