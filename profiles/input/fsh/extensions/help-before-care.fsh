Extension: HelpBeforeCare
Id: help-before-care
Title: "Help before the care"
Description: "Which help the carer gave before professional care came, and which of it stays. Recorded at intake."
Context: RelatedPerson
* insert Dutch([["Hulp van vóór de zorg"]], [["Welke hulp de mantelzorger gaf voordat de zorg begon, en wat daarvan blijft. Vastgelegd bij de intake."]])
* extension contains before 0..1 and stays 0..1
* extension[before] ^short = "Which help she gave before the care came"
* extension[before].value[x] only string
* extension[before].value[x] 1..1
* extension[stays] ^short = "Which of it stays"
* extension[stays].value[x] only string
* extension[stays].value[x] 1..1
