CodeSystem: CarerConsentStatusCodes
Id: carer-consent-status
Title: "Status of the carer's consent"
Description: "What the carer herself said to the request to do the act. Nobody is obliged."
* insert WholeCodeSystem
* insert Dutch([["Status van de instemming van de mantelzorger of vrijwilliger"]], [["Wat zij zelf heeft gezegd op de vraag om de handeling te doen. Niemand is verplicht."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/carer-consent-status"
* #given "Given"
* insert DutchConcept(given, [["Gegeven"]])
* #refused "Refused"
* insert DutchConcept(refused, [["Geweigerd"]])
* #withdrawn "Withdrawn"
* insert DutchConcept(withdrawn, [["Ingetrokken"]])

ValueSet: CarerConsentStatuses
Id: carer-consent-status
Title: "Statuses of the carer's consent"
Description: "All codes of the code system carer-consent-status."
* insert WholeValueSet
* insert Dutch([["Statussen van de instemming van de mantelzorger of vrijwilliger"]], [["Alle codes van het codestelsel carer-consent-status."]])
* include codes from system CarerConsentStatusCodes
