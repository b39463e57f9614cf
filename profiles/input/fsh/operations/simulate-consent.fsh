Instance: simulate-consent
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/simulate-consent"
* name = "SimulateConsent"
* title = "Simulate a consent"
* description = "What a draft consent would change: who would see more, or less."
* insert DutchInstance([["Een toestemming uitproberen"]], [["Wat een toestemming in concept zou veranderen: wie meer zou zien, of minder."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #simulate-consent
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #consent
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].documentation = "A disclosure-consent, not yet written"
* parameter[0].type = #Consent
* parameter[1].name = #return
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].documentation = "For each person: what would be opened and closed"
* parameter[1].type = #Parameters
