Instance: revoke
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/revoke"
* name = "Revoke"
* title = "Withdraw a consent"
* description = "Withdraws a consent, and makes what follows: agreements on hold, tasks for who takes over, no more disclosure. It is never refused."
* insert DutchInstance([["Een instemming of toestemming intrekken"]], [["Trekt een instemming of toestemming in, en maakt wat daaruit volgt: afspraken opgeschort, taken voor wie overneemt, geen inzage meer. Het wordt nooit geweigerd."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #revoke
* resource[0] = #Consent
* system = false
* type = false
* instance = true
* parameter[0].name = #by
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "Who withdraws; the caller when absent"
* parameter[0].type = #Reference
* parameter[1].name = #reason
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "Why; nobody has to say"
* parameter[1].type = #string
* parameter[2].name = #dryRun
* parameter[2].use = #in
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].documentation = "Only say what would follow"
* parameter[2].type = #boolean
* parameter[3].name = #return
* parameter[3].use = #out
* parameter[3].min = 1
* parameter[3].max = "1"
* parameter[3].documentation = "The response of the transaction, or with dryRun the transaction"
* parameter[3].type = #Bundle
