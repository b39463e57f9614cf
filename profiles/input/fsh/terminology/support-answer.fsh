CodeSystem: SupportAnswerCodes
Id: support-answer
Title: "Answer to support"
Description: "How far it is with support for the carer: needed, offered, and what she said."
* insert WholeCodeSystem
* insert Dutch([["Antwoord op ondersteuning"]], [["Hoe het staat met ondersteuning voor de mantelzorger: nodig, aangeboden, en wat zij zei."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/support-answer"
* #needed "Needed"
* insert DutchConcept(needed, [["Nodig"]])
* #offered "Offered"
* insert DutchConcept(offered, [["Aangeboden"]])
* #accepted "Accepted"
* insert DutchConcept(accepted, [["Aangenomen"]])
* #declined "Declined"
* insert DutchConcept(declined, [["Afgeslagen"]])

ValueSet: SupportAnswers
Id: support-answer
Title: "Answers to support"
Description: "All codes of the code system support-answer."
* insert WholeValueSet
* insert Dutch([["Antwoorden op ondersteuning"]], [["Alle codes van het codestelsel support-answer."]])
* include codes from system SupportAnswerCodes
