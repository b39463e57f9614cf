Instance: access-log
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/access-log"
* name = "AccessLog"
* title = "Access log"
* description = "Who looked in the dossier of this client, when, at what, on which ground."
* insert DutchInstance([["Wie keek er in het dossier"]], [["Wie er in het dossier van deze cliënt keek, wanneer, naar wat, op welke grond."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #access-log
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #start
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "From this day"
* parameter[0].type = #date
* parameter[1].name = #end
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "Until and with this day"
* parameter[1].type = #date
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "The disclosure-audits, a searchset"
* parameter[2].type = #Bundle
