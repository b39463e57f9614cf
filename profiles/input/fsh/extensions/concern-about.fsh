Extension: ConcernAbout
Id: concern-about
Title: "Whom the concern is about"
Description: "The person it does not go well with. The concern is hidden from this person."
Context: Task
* insert Dutch([["Over wie het gaat"]], [["De persoon bij wie het niet goed gaat. Voor deze persoon is de zorg verborgen."]])
* value[x] only Reference(RelatedPerson or Patient or PractitionerRole or Practitioner or CareTeam)
* value[x] 1..1
