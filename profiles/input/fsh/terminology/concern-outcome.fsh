CodeSystem: ConcernOutcomeCodes
Id: concern-outcome
Title: "Outcome of a concern"
Description: "What a concern ended in."
* insert WholeCodeSystem
* insert Dutch([["Uitkomst van een zorg"]], [["Waarin een zorg is uitgekomen."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/concern-outcome"
* #resolved "Resolved: it goes well now"
* insert DutchConcept(resolved, [["Opgelost: het gaat nu goed"]])
* #adjusted "The agreement was changed"
* insert DutchConcept(adjusted, [["De afspraak is aangepast"]])
* #partly-returned "Partly handed back to staff"
* insert DutchConcept(partly-returned, [["Gedeeltelijk teruggegeven aan medewerkers"]])
* #returned "Handed back to staff, or care was taken over"
* insert DutchConcept(returned, [["Teruggegeven aan medewerkers, of de zorg is overgenomen"]])
* #unfounded "There was nothing to worry about"
* insert DutchConcept(unfounded, [["Er was niets aan de hand"]])
* #report-unsafe-care "Reported: irresponsible care at home"
* insert DutchConcept(report-unsafe-care, [["Melding onverantwoorde zorg thuis"]])
* #domestic-violence-code "Reporting code domestic violence followed"
* insert DutchConcept(domestic-violence-code, [["Meldcode huiselijk geweld gevolgd"]])
* #complaints-procedure "Complaints procedure (Wkkgz)"
* insert DutchConcept(complaints-procedure, [["Klachtenregeling (Wkkgz)"]])

ValueSet: ConcernOutcomes
Id: concern-outcome
Title: "Outcomes of a concern"
Description: "All codes of the code system concern-outcome."
* insert WholeValueSet
* insert Dutch([["Uitkomsten van een zorg"]], [["Alle codes van het codestelsel concern-outcome."]])
* include codes from system ConcernOutcomeCodes
