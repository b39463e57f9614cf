Instance: work-list
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/work-list"
* name = "WorkList"
* title = "Work list"
* description = "What waits to be done: evaluations past their date, open concerns, consents, abilities and mandates that end soon, birthdays that change who consents."
* insert DutchInstance([["Werklijst"]], [["Wat er te doen is: evaluaties over hun datum, openstaande zorgen, instemmingen, bekwaamheden en bevoegdheden die aflopen, verjaardagen die veranderen wie instemt."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #work-list
* resource[0] = #Organization
* resource[1] = #CareTeam
* system = true
* type = false
* instance = true
* parameter[0].name = #list
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "*"
* parameter[0].documentation = "Which lists; all when absent"
* parameter[0].type = #code
* parameter[1].name = #until
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "How far ahead to look"
* parameter[1].type = #date
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "The tasks and agreements, a searchset"
* parameter[2].type = #Bundle
