Extension: Achterwacht
Id: achterwacht
Title: "Achterwacht"
Description: "The professional whom the carer can fall back on with questions or problems, and how to reach her. The contact stands here, because the carer must see it without access to the rest of the record."
Context: CarePlan.activity.detail
* insert Dutch([["Achterwacht"]], [["De zorgprofessional op wie de mantelzorger of vrijwilliger kan terugvallen bij vragen of problemen, en hoe die te bereiken is. Het contact staat hier, omdat wie de zorg geeft het moet zien zonder toegang tot de rest van het dossier."]])
* extension contains who 0..1 and contact 0..* and reachable 0..1
* extension[who] ^short = "The person or role; a display will do"
* extension[who].value[x] only Reference(PractitionerRole or Practitioner or Organization or CareTeam)
* extension[who].value[x] 1..1
* extension[contact] ^short = "Phone number or other contact"
* extension[contact].value[x] only ContactPoint
* extension[contact].value[x] 1..1
* extension[reachable] ^short = "When she can be reached, and for what"
* extension[reachable].value[x] only string
* extension[reachable].value[x] 1..1
