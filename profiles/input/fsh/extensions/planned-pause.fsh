Extension: PlannedPause
Id: planned-pause
Title: "Planned pause"
Description: "A time in which the carer does not come, as agreed beforehand (respite, holiday, admission), and who covers then (ACT-20)."
Context: CarePlan.activity.detail
* insert Dutch([["Geplande pauze"]], [["Een tijd waarin de mantelzorger of vrijwilliger niet komt, zoals van tevoren afgesproken (respijtzorg, vakantie, opname), en wie dan waarneemt (ACT-20)."]])
* extension contains period 1..1 and reason 0..1 and arrangement 0..1 and who 0..1
* extension[period] ^short = "From and until which day"
* extension[period].value[x] only Period
* extension[period].value[x] 1..1
* extension[reason] ^short = "Why"
* extension[reason].value[x] only code
* extension[reason].value[x] 1..1
* extension[reason].value[x] from PauseReasons (required)
* extension[arrangement] ^short = "How it goes on meanwhile"
* extension[arrangement].value[x] only string
* extension[arrangement].value[x] 1..1
* extension[who] ^short = "Who covers"
* extension[who].value[x] only Reference(RelatedPerson or Patient or PractitionerRole or Practitioner or Organization or CareTeam)
* extension[who].value[x] 1..1
