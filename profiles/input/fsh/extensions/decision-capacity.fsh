Extension: DecisionCapacity
Id: decision-capacity
Title: "Decision capacity in this matter"
Description: "Whether the client is able to decide about this one matter, and who found this, when and about what. Never a verdict on the client in general."
Context: Consent
* insert Dutch([["Wilsbekwaamheid ter zake"]], [["Of de cliënt over deze ene zaak kan beslissen, en wie dat heeft vastgesteld, wanneer en waarover. Nooit een oordeel over de cliënt in het algemeen."]])
* extension contains capable 1..1 and foundBy 0..1 and date 0..1 and about 0..1
* extension[capable] ^short = "Able to decide about this matter"
* extension[capable].value[x] only boolean
* extension[capable].value[x] 1..1
* extension[foundBy] ^short = "Who found this"
* extension[foundBy].value[x] only Reference(PractitionerRole or Practitioner)
* extension[foundBy].value[x] 1..1
* extension[date] ^short = "When this was found"
* extension[date].value[x] only date
* extension[date].value[x] 1..1
* extension[about] ^short = "The matter it is about"
* extension[about].value[x] only string
* extension[about].value[x] 1..1
