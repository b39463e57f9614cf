Instance: hand-back
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/hand-back"
* name = "HandBack"
* title = "Hand an act back"
* description = "Who does an act gives it back, at any hour. It is accepted at once; who takes over is a task, not a condition."
* insert DutchInstance([["Een handeling teruggeven"]], [["Wie een handeling doet geeft haar terug, op elk moment. Dat wordt meteen aangenomen; wie overneemt is een taak, geen voorwaarde."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #hand-back
* resource[0] = #CarePlan
* system = false
* type = false
* instance = true
* parameter[0].name = #by
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "Who hands it back; the caller when absent"
* parameter[0].type = #Reference
* parameter[1].name = #reason
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "Why; nobody has to say"
* parameter[1].type = #string
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "The response of the transaction"
* parameter[2].type = #Bundle
