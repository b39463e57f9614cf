CodeSystem: CompetenceLevelCodes
Id: competence-level
Title: "Level of ability"
Description: "How far the carer is in learning an act: learning goes by showing, doing it together and doing it alone."
* insert WholeCodeSystem
* insert Dutch([["Mate van bekwaamheid"]], [["Hoe ver iemand is met het leren van een handeling: leren gaat door voordoen, samen doen en zelf doen."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/competence-level"
* #shown "It was shown to her"
* insert DutchConcept(shown, [["Voorgedaan"]])
* #done-together "Done together"
* insert DutchConcept(done-together, [["Samen gedaan"]])
* #able-alone "Able to do it alone"
* insert DutchConcept(able-alone, [["Zelfstandig bekwaam"]])
* #not-able "Not able, or no longer"
* insert DutchConcept(not-able, [["Niet, of niet meer, bekwaam"]])

ValueSet: CompetenceLevels
Id: competence-level
Title: "Levels of ability"
Description: "All codes of the code system competence-level."
* insert WholeValueSet
* insert Dutch([["Maten van bekwaamheid"]], [["Alle codes van het codestelsel competence-level."]])
* include codes from system CompetenceLevelCodes
