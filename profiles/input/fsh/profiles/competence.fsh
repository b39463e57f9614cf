Profile: Competence
Parent: Observation
Id: competence
Title: "Competence"
Description: "The ability of a carer for one act: what was shown, done together or is done alone, who found so, and until when it counts."
* insert Dutch([["Bekwaamheid"]], [["De bekwaamheid van een mantelzorger of vrijwilliger voor één handeling: voorgedaan, samen gedaan of zelfstandig, wie dat vaststelde, en tot wanneer het geldt."]])
* obeys ACT-13
* identifier MS
* status MS
* insert Ours(category, competence, competence)
* code MS
* code from Acts (extensible)
* code ^short = "The act"
* subject MS
* subject only Reference(Patient)
* subject ^short = "The client, for a mantelzorger; none for a volunteer, whose ability counts for all clients"
* focus 0..1 MS
* focus only Reference(RelatedPerson or Person)
* focus ^short = "Whose ability it is: the RelatedPerson of a mantelzorger, the Person of a volunteer"
* effective[x] MS
* effective[x] only Period or dateTime
* effective[x] ^short = "Since when; the end of a Period is until when it counts"
* performer MS
* performer ^short = "Who decided it together: the professional and the carer"
* value[x] MS
* value[x] only CodeableConcept
* value[x] from CompetenceLevels (extensible)
* note MS
* note ^short = "Where it was learnt, when elsewhere"
