Instance: task-about
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/task-about"
* name = "TaskAbout"
* status = #draft
* experimental = false
* description = "Whom a concern is about (DISC-13)."
* insert DutchDescription([["Over wie een melding van zorg gaat (DISC-13)."]])
* code = #about
* base = #Task
* type = #reference
* expression = "Task.extension('https://samenspel.example/fhir/StructureDefinition/concern-about').value"
* target[0] = #RelatedPerson
* target[1] = #Patient
* target[2] = #PractitionerRole
* target[3] = #Practitioner
* target[4] = #CareTeam
