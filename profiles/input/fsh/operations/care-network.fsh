Instance: care-network
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/care-network"
* name = "CareNetwork"
* title = "Care network"
* description = "Who is around this client, how close, doing what, on which consent: the ecogram."
* insert DutchInstance([["Zorgnetwerk"]], [["Wie er om deze cliënt heen staat, hoe dichtbij, wat die doet, op welke instemming: het ecogram."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #care-network
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #format
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "data (default) or svg"
* parameter[0].type = #code
* parameter[1].name = #date
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "The day; today in the Netherlands when it is not given."
* parameter[1].type = #date
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "Parameters with client and, for each person, who, circle (family, near, volunteer, professional), mark (overload, consent-ending, evaluation-due, on-hold) and help (kind, act, agreement, status, consent); or a Binary with the drawing, image/svg+xml."
* parameter[2].type = #Resource
