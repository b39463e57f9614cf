Instance: check-agreements
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/check-agreements"
* name = "CheckAgreements"
* title = "Check the agreements of a client"
* description = "Whether all agreements of this client still hold: consents, abilities, orders and dates, by the same rules as on a write."
* insert DutchInstance([["De afspraken van een cliënt nakijken"]], [["Of alle afspraken van deze cliënt nog kloppen: instemmingen, bekwaamheden, opdrachten en datums, volgens dezelfde regels als bij het schrijven."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #check-agreements
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #date
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "The day to check for; today when absent"
* parameter[0].type = #date
* parameter[1].name = #return
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].documentation = "A finding for each rule that is broken, with its id; information when there is none"
* parameter[1].type = #OperationOutcome
