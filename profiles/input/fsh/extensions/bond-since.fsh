Extension: BondSince
Id: bond-since
Title: "Personal bond since"
Description: "Since when the carer and the client have a personal bond. A bond from before the care started makes her a mantelzorger."
Context: RelatedPerson
* insert Dutch([["Persoonlijke band sinds"]], [["Sinds wanneer de mantelzorger en de cliënt een persoonlijke band hebben. Een band van vóór de zorg maakt iemand mantelzorger."]])
* value[x] only date
* value[x] 1..1
