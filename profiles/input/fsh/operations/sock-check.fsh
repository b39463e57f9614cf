Instance: sock-check
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/sock-check"
* name = "SockCheck"
* title = "SO(C)K check"
* description = "Answers to the questions that who does an act asks herself before: situation, support, communication, knowledge. Any doubt shows the achterwacht first, and makes a task. It is never a gate."
* insert DutchInstance([["SO(C)K-vragen"]], [["Antwoorden op de vragen die wie een handeling doet zich vooraf stelt: situatie, ondersteuning, communicatie, kennis. Bij twijfel komt de achterwacht als eerste in beeld, en komt er een taak. Het is nooit een drempel."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #sock-check
* resource[0] = #CarePlan
* system = false
* type = false
* instance = true
* insert Parameter(parameter, answers, in, 1, 1, QuestionnaireResponse, [[The answers to the questions of SO(C)K.]], [[De antwoorden op de SO(C)K-vragen.]])
* insert Parameter(parameter, by, in, 0, 1, Reference, [[Who answers; the carer of the agreement when it is not given.]], [[Wie antwoordt; degene die het volgens de afspraak doet als het er niet staat.]])
* insert DryRun
* insert Parameter(parameter, doubt, out, 1, 1, boolean, [[Whether there is any doubt.]], [[Of er enige twijfel is.]])
* insert ParameterGroup(parameter, achterwacht, out, 0, 1, [[Whom to call, when there is doubt.]], [[Wie te bellen, als er twijfel is.]])
* insert Parameter(parameter[=].part, who, out, 0, 1, Reference, [[The professional.]], [[De zorgprofessional.]])
* insert Parameter(parameter[=].part, contact, out, 0, *, ContactPoint, [[The phone number, or another way to reach her.]], [[Het telefoonnummer, of hoe zij anders te bereiken is.]])
* insert Parameter(parameter[=].part, reachable, out, 0, 1, string, [[When she can be reached, and for what.]], [[Wanneer zij te bereiken is, en waarvoor.]])
* insert Written
