Instance: disclose
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/disclose"
* name = "Disclose"
* title = "Disclose"
* description = "What one person may see of the dossier of this client, now. Nothing when no consent is in force."
* insert DutchInstance([["Inzage"]], [["Wat één persoon nu van het dossier van deze cliënt mag inzien. Niets als er geen toestemming geldt."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #disclose
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #to
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].documentation = "The RelatedPerson or Person who looks"
* parameter[0].type = #Reference
* parameter[1].name = #section
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "*"
* parameter[1].documentation = "From the value set dossier-section; all that is permitted when absent"
* parameter[1].type = #code
* parameter[2].name = #purpose
* parameter[2].use = #in
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].documentation = "Why"
* parameter[2].type = #Coding
* parameter[3].name = #return
* parameter[3].use = #out
* parameter[3].min = 1
* parameter[3].max = "1"
* parameter[3].documentation = "A searchset without a total"
* parameter[3].type = #Bundle
