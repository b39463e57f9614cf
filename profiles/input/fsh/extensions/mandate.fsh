Extension: Mandate
Id: mandate
Title: "Mandate"
Description: "By what right the representative decides for the client, and about which matters."
Context: RelatedPerson
* insert Dutch([["Bevoegdheid"]], [["Op welke grond de vertegenwoordiger voor de cliënt beslist, en waarover."]])
* extension contains ground 1..1 and about 0..* and document 0..1
* extension[ground] ^short = "By what right"
* extension[ground].value[x] only code
* extension[ground].value[x] 1..1
* extension[ground].value[x] from RepresentationGrounds (required)
* extension[about] ^short = "A matter that it is about; none means all that concerns care"
* extension[about].value[x] only string
* extension[about].value[x] 1..1
* extension[document] ^short = "The decision of the court, or the authorisation"
* extension[document].value[x] only Reference(DocumentReference)
* extension[document].value[x] 1..1
