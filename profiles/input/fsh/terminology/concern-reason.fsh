CodeSystem: ConcernReasonCodes
Id: concern-reason
Title: "Reason for concern"
Description: "What was seen that does not go well."
* insert WholeCodeSystem
* insert Dutch([["Reden van zorg"]], [["Wat er gezien is dat niet goed gaat."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/concern-reason"
* #unsafe-act "An act is not done safely"
* insert DutchConcept(unsafe-act, [["Een handeling wordt niet veilig gedaan"]])
* #not-as-agreed "It is not done as agreed"
* insert DutchConcept(not-as-agreed, [["Het gaat niet zoals afgesproken"]])
* #overload "The carer is overloaded"
* insert DutchConcept(overload, [["Overbelasting van de mantelzorger of vrijwilliger"]])
* #health-changed "The health of client or carer changed"
* insert DutchConcept(health-changed, [["De gezondheid van de cliënt of van wie zorgt is veranderd"]])
* #no-agreement "Help without an agreement"
* insert DutchConcept(no-agreement, [["Hulp zonder afspraak"]])
* #carer-unreachable "The carer cannot be reached"
* insert DutchConcept(carer-unreachable, [["Wie zorgt is niet te bereiken"]])
* #family-disagrees "The family disagrees"
* insert DutchConcept(family-disagrees, [["De familie is het niet eens"]])
* #unsafe-at-home "Irresponsible care or violence at home"
* insert DutchConcept(unsafe-at-home, [["Onverantwoorde zorg of huiselijk geweld"]])
* #complaint "A complaint"
* insert DutchConcept(complaint, [["Een klacht"]])
* #other "Something else"
* insert DutchConcept(other, [["Iets anders"]])

ValueSet: ConcernReasons
Id: concern-reason
Title: "Reasons for concern"
Description: "All codes of the code system concern-reason."
* insert WholeValueSet
* insert Dutch([["Redenen van zorg"]], [["Alle codes van het codestelsel concern-reason."]])
* include codes from system ConcernReasonCodes
