Instance: respond-to-concern
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/respond-to-concern"
* name = "RespondToConcern"
* title = "Respond to a concern"
* description = "What was done with a concern: discussed, help offered, advised, monitored, escalated; and what it ended in. What was noted before stays."
* insert DutchInstance([["Reageren op een signaal"]], [["Wat er met een signaal is gedaan: besproken, hulp aangeboden, advies gegeven, gevolgd, voorgelegd; en waarin het is uitgekomen. Wat al was genoteerd blijft staan."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #respond-to-concern
* resource[0] = #Task
* system = false
* type = false
* instance = true
* insert Parameter(parameter, discussedWithClient, in, 0, *, string, [[That, and how, it was discussed with the client.]], [[Dat, en hoe, het met de cliënt is besproken.]])
* insert Parameter(parameter, discussedWithCarer, in, 0, *, string, [[That, and how, it was discussed with the carer.]], [[Dat, en hoe, het met de mantelzorger of vrijwilliger is besproken.]])
* insert Parameter(parameter, helpOffered, in, 0, *, string, [[Which help was offered.]], [[Welke hulp is aangeboden.]])
* insert Parameter(parameter, advice, in, 0, *, string, [[What was advised.]], [[Wat er is geadviseerd.]])
* insert Parameter(parameter, monitoring, in, 0, *, string, [[How it is monitored.]], [[Hoe het wordt gevolgd.]])
* insert Parameter(parameter, escalatedTo, in, 0, *, Reference, [[Whom it was escalated to.]], [[Aan wie het is voorgelegd.]])
* insert Of(parameter, PractitionerRole)
* insert Of(parameter, Practitioner)
* insert Of(parameter, Organization)
* insert Parameter(parameter, outcome, in, 0, 1, code, [[What it ended in; then the concern is closed.]], [[Waarin het is uitgekomen; dan is het signaal afgesloten.]])
* insert From(parameter, https://samenspel.example/fhir/ValueSet/concern-outcome)
* insert Parameter(parameter, note, in, 0, 1, string, [[What else there is to note.]], [[Wat er verder te noteren is.]])
* insert Parameter(parameter, respondBy, in, 0, 1, date, [[The new day by which there is a further response.]], [[De nieuwe dag waarop er uiterlijk verder is gereageerd.]])
* insert Parameter(parameter, by, in, 0, 1, Reference, [[Who does this; the caller when it is not given.]], [[Wie dit doet; de aanroeper als het er niet staat.]])
* insert DryRun
* insert Written
