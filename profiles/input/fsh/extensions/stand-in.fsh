Extension: StandIn
Id: stand-in
Title: "Stand-in"
Description: "What happens when the carer cannot come, and who then does it."
Context: CarePlan.activity.detail
* insert Dutch([["Vervanging"]], [["Wat er gebeurt als de mantelzorger of vrijwilliger niet kan komen, en wie het dan doet."]])
* extension contains arrangement 0..1 and who 0..1
* extension[arrangement] ^short = "What happens then"
* extension[arrangement].value[x] only string
* extension[arrangement].value[x] 1..1
* extension[who] ^short = "Who does it then"
* extension[who].value[x] only Reference(RelatedPerson or Patient or PractitionerRole or Practitioner or Organization or CareTeam)
* extension[who].value[x] 1..1
