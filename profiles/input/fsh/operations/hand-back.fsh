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
* insert Parameter(parameter, by, in, 0, 1, Reference, [[Who hands it back; the carer of the agreement when it is not given.]], [[Wie teruggeeft; degene die het volgens de afspraak doet als het er niet staat.]])
* insert Parameter(parameter, reason, in, 0, 1, string, [[Why; nobody has to say.]], [[Waarom; niemand hoeft dat te zeggen.]])
* insert DryRun
* insert Written
