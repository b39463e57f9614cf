Instance: care-plan-evaluation-date
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/care-plan-evaluation-date"
* name = "CarePlanEvaluationDate"
* status = #draft
* experimental = false
* description = "The date of the next evaluation of an agreement (LIST-3)."
* insert DutchDescription([["De datum van de volgende evaluatie van een afspraak (LIST-3)."]])
* code = #evaluation-date
* base = #CarePlan
* type = #date
* expression = "CarePlan.activity.detail.extension('https://samenspel.example/fhir/StructureDefinition/evaluation').extension('date').value"
