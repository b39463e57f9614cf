Instance: access-log
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/access-log"
* name = "AccessLog"
* title = "Access log"
* description = "Who looked in the dossier of this client, when, at what, on which ground, and who was refused (DISC-9)."
* insert DutchInstance([["Wie keek er in het dossier"]], [["Wie er in het dossier van deze cliënt keek, wanneer, naar wat, op welke grond, en wie niets te zien kreeg (DISC-9)."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #access-log
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #actor
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "Who calls: the client, or who represents the client; the organisation itself when it is not given."
* parameter[0].type = #Reference
* parameter[0].targetProfile[0] = "http://hl7.org/fhir/StructureDefinition/Patient"
* parameter[0].targetProfile[1] = "http://hl7.org/fhir/StructureDefinition/RelatedPerson"
* parameter[0].targetProfile[2] = "http://hl7.org/fhir/StructureDefinition/Person"
* parameter[1].name = #start
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "From this day, the day itself included."
* parameter[1].type = #date
* parameter[2].name = #end
* parameter[2].use = #in
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].documentation = "Until this day, the day itself included."
* parameter[2].type = #date
* parameter[3].name = #return
* parameter[3].use = #out
* parameter[3].min = 1
* parameter[3].max = "1"
* parameter[3].documentation = "A collection of disclosure-audits, the newest first."
* parameter[3].type = #Bundle
