Instance: report-concern
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/report-concern"
* name = "ReportConcern"
* title = "Report a concern"
* description = "Somebody signals that it does not go well. It is always accepted, and hidden from the person that it is about."
* insert DutchInstance([["Een zorg melden"]], [["Iemand signaleert dat het niet goed gaat. Het wordt altijd aangenomen, en is verborgen voor degene over wie het gaat."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #report-concern
* resource[0] = #Patient
* resource[1] = #CarePlan
* system = false
* type = false
* instance = true
* insert Parameter(parameter, by, in, 0, 1, Reference, [[Who signals it; the caller when it is not given.]], [[Wie het signaleert; de aanroeper als het er niet staat.]])
* insert Parameter(parameter, what, in, 1, 1, string, [[What was seen.]], [[Wat er gezien is.]])
* insert Parameter(parameter, reason, in, 0, 1, code, [[What kind of concern it is.]], [[Wat voor signaal het is.]])
* insert From(parameter, https://samenspel.example/fhir/ValueSet/concern-reason)
* insert Parameter(parameter, about, in, 0, *, Reference, [[Whom it is about: the concern is hidden from this person.]], [[Over wie het gaat: voor deze persoon is het signaal verborgen.]])
* insert Parameter(parameter, agreement, in, 0, 1, Reference, [[The agreement that it is about; help without an agreement has none.]], [[De afspraak waarover het gaat; hulp zonder afspraak heeft er geen.]])
* insert Of(parameter, CarePlan)
* insert Parameter(parameter, serious, in, 0, 1, boolean, [[Whether it must be looked at at once.]], [[Of er meteen naar gekeken moet worden.]])
* insert Parameter(parameter, respondBy, in, 0, 1, date, [[By when there is a fitting response; in a week, today when it is serious, when it is not given.]], [[Wanneer er uiterlijk passend is gereageerd; over een week, of vandaag als het ernstig is, als het er niet staat.]])
* insert Parameter(parameter, owner, in, 0, 1, Reference, [[Who sees to the response.]], [[Wie voor de reactie zorgt.]])
* insert Parameter(parameter, decision, in, 0, 1, string, [[The caller's own id of this concern: sent again it stands once.]], [[Het eigen nummer van dit signaal: nog eens verstuurd staat het er één keer.]])
* insert DryRun
* insert Written
