Instance: explain-access
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/explain-access"
* name = "ExplainAccess"
* title = "Explain access"
* description = "Who may see what of the dossier of this client, and on which ground, in plain Dutch."
* insert DutchInstance([["Uitleg over inzage"]], [["Wie wat van het dossier van deze cliënt mag inzien, en op welke grond, in gewoon Nederlands."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #explain-access
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #who
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "Only for this person"
* parameter[0].type = #Reference
* parameter[1].name = #return
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].documentation = "For each person: sections, ground, text"
* parameter[1].type = #Parameters
