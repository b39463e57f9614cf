Instance: care-plan-pause
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/care-plan-pause"
* name = "CarePlanPause"
* status = #draft
* experimental = false
* description = "The planned pauses of an agreement (ACT-20)."
* insert DutchDescription([["De geplande pauzes van een afspraak (ACT-20)."]])
* code = #pause
* base = #CarePlan
* type = #date
* expression = "CarePlan.activity.detail.extension('https://samenspel.example/fhir/StructureDefinition/planned-pause').extension('period').value"
