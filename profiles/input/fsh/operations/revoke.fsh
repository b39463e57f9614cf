Instance: revoke
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/revoke"
* name = "Revoke"
* title = "Withdraw a consent"
* status = #draft
* experimental = false
* kind = #operation
* description = "Withdraws a consent and makes what follows from it in one transaction: agreements that rest on it are put on hold, with a task for today."
* insert DutchInstance([["Een toestemming intrekken"]], [["Trekt een toestemming in en legt in dezelfde transactie vast wat daaruit volgt: afspraken die erop berusten gaan op pauze, met een taak voor vandaag."]])
* affectsState = true
* code = #revoke
* resource = #Consent
* system = false
* type = false
* instance = true
* parameter[0].name = #dryRun
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "Show what would be written, and write nothing. False when it is not given."
* parameter[0].type = #boolean
* parameter[1].name = #outcome
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].documentation = "What follows, each with the rule that it follows from."
* parameter[1].type = #OperationOutcome
* parameter[2].name = #written
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "*"
* parameter[2].documentation = "Each resource as it is then; one that is new has no id in a dry run."
* parameter[2].type = #Resource
