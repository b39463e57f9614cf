Instance: evaluate
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/evaluate"
* name = "Evaluate"
* title = "Complete an evaluation"
* description = "Records the outcome of an evaluation, and makes what follows: the changed or ended agreement, this task, the next one, the support that was offered."
* insert DutchInstance([["Een evaluatie afronden"]], [["Legt de uitkomst van een evaluatie vast, en maakt wat daaruit volgt: de aangepaste of beëindigde afspraak, deze taak, de volgende, de ondersteuning die is aangeboden."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #evaluate
* resource[0] = #Task
* system = false
* type = false
* instance = true
* insert Parameter(parameter, outcome, in, 1, 1, code, [[What was decided: go on (continue), change, or stop.]], [[Wat er besloten is: doorgaan (continue), aanpassen (change) of stoppen (stop).]])
* insert From(parameter, https://samenspel.example/fhir/ValueSet/evaluation-outcome)
* insert Parameter(parameter, nextDate, in, 0, 1, date, [[The day by which it is evaluated again; needed unless it stops.]], [[De dag waarop het uiterlijk weer wordt geëvalueerd; nodig tenzij het stopt.]])
* insert Parameter(parameter, overload, in, 0, 1, boolean, [[Whether it is too much for the carer.]], [[Of het degene die het doet te veel wordt.]])
* insert ParameterGroup(parameter, support, in, 0, *, [[Support for the carer, and what she said to it.]], [[Ondersteuning voor degene die het doet, en wat zij daarop zei.]])
* insert Parameter(parameter[=].part, kind, in, 1, 1, code, [[Which support.]], [[Welke ondersteuning.]])
* insert From(parameter[=].part, https://samenspel.example/fhir/ValueSet/support-kind)
* insert Parameter(parameter[=].part, answer, in, 1, 1, code, [[Needed, offered, accepted or declined.]], [[Nodig, aangeboden, aangenomen of afgeslagen.]])
* insert From(parameter[=].part, https://samenspel.example/fhir/ValueSet/support-answer)
* insert Parameter(parameter[=].part, reason, in, 0, 1, string, [[What weighs on her.]], [[Wat haar zwaar valt.]])
* insert Parameter(parameter, answers, in, 0, 1, QuestionnaireResponse, [[The answers of the conversation guide (SOFA, WIFA), to be kept.]], [[De antwoorden van de gespreksleidraad (SOFA, WIFA), om te bewaren.]])
* insert Parameter(parameter, note, in, 0, 1, string, [[What was said.]], [[Wat er gezegd is.]])
* insert Parameter(parameter, when, in, 0, 1, string, [[When it is done from now on, when that changes.]], [[Wanneer het voortaan gebeurt, als dat verandert.]])
* insert Parameter(parameter, instructions, in, 0, 1, string, [[How it is done from now on, when that changes.]], [[Hoe het voortaan gaat, als dat verandert.]])
* insert ParameterGroup(parameter, boundaries, in, 0, 1, [[What the carer wants and is able to do now, and what not.]], [[Wat degene die het doet nu wil en kan, en wat niet.]])
* insert Parameter(parameter[=].part, able, in, 0, 1, string, [[What she wants and is able to do.]], [[Wat zij wil en kan doen.]])
* insert Parameter(parameter[=].part, unable, in, 0, 1, string, [[What she does not want, or is not able, to do.]], [[Wat zij niet wil of kan doen.]])
* insert Parameter(parameter[=].part, family, in, 0, 1, string, [[What the family wants to keep doing itself.]], [[Wat de familie zelf wil blijven doen.]])
* insert ParameterGroup(parameter, standIn, in, 0, 1, [[What happens when the carer cannot come, a planned pause included.]], [[Wat er gebeurt als degene die het doet niet kan komen, ook bij een geplande pauze.]])
* insert Parameter(parameter[=].part, arrangement, in, 0, 1, string, [[What happens then.]], [[Wat er dan gebeurt.]])
* insert Parameter(parameter[=].part, who, in, 0, 1, Reference, [[Who does it then.]], [[Wie het dan doet.]])
* insert ParameterGroup(parameter, achterwacht, in, 0, 1, [[Whom the carer can call with questions, and how.]], [[Wie degene die het doet kan bellen bij vragen, en hoe.]])
* insert Parameter(parameter[=].part, who, in, 1, 1, Reference, [[The professional who can be called; a name will do.]], [[De zorgprofessional die gebeld kan worden; een naam is genoeg.]])
* insert Parameter(parameter[=].part, contact, in, 1, *, ContactPoint, [[The phone number, or another way to reach her.]], [[Het telefoonnummer, of hoe zij anders te bereiken is.]])
* insert Parameter(parameter[=].part, reachable, in, 0, 1, string, [[When she can be reached, and for what.]], [[Wanneer zij te bereiken is, en waarvoor.]])
* insert Parameter(parameter, by, in, 0, 1, Reference, [[Who does this; the caller when it is not given.]], [[Wie dit doet; de aanroeper als het er niet staat.]])
* insert DryRun
* insert Written
