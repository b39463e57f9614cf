Instance: revoke
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/revoke"
* name = "Revoke"
* title = "Withdraw a consent"
* description = "Withdraws a consent, to care or to disclosure, and makes what follows from it in one transaction: agreements that rest on it are put on hold, with a task for today. A withdrawal is never refused."
* insert DutchInstance([["Een toestemming intrekken"]], [["Trekt een instemming met zorg of een toestemming voor inzage in, en legt in dezelfde transactie vast wat daaruit volgt: afspraken die erop berusten gaan op pauze, met een taak voor vandaag. Intrekken wordt nooit geweigerd."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #revoke
* resource[0] = #Consent
* system = false
* type = false
* instance = true
* insert Parameter(parameter, by, in, 0, 1, Reference, [[Who withdraws it; the caller when it is not given.]], [[Wie intrekt; de aanroeper als het er niet staat.]])
* insert Parameter(parameter, reason, in, 0, 1, string, [[Why; nobody has to say.]], [[Waarom; niemand hoeft dat te zeggen.]])
* insert DryRun
* insert Written
