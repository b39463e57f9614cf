CodeSystem: PauseReasonCodes
Id: pause-reason
Title: "Reason for a planned pause"
Description: "Why the carer does not come for a while, as agreed beforehand."
* insert WholeCodeSystem
* insert Dutch([["Reden van een geplande pauze"]], [["Waarom de mantelzorger of vrijwilliger een tijd niet komt, zoals van tevoren afgesproken."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/pause-reason"
* #respite "Respite care"
* insert DutchConcept(respite, [["Respijtzorg"]])
* #holiday "Holiday"
* insert DutchConcept(holiday, [["Vakantie"]])
* #admission "The client is admitted"
* insert DutchConcept(admission, [["Opname van de cliënt"]])
* #other "Another reason"
* insert DutchConcept(other, [["Een andere reden"]])

ValueSet: PauseReasons
Id: pause-reason
Title: "Reasons for a planned pause"
Description: "All codes of the code system pause-reason."
* insert WholeValueSet
* insert Dutch([["Redenen van een geplande pauze"]], [["Alle codes van het codestelsel pause-reason."]])
* include codes from system PauseReasonCodes
