Extension: CareLaw
Id: care-law
Title: "Law that pays"
Description: "The law that pays the care around the client, and the personal budget if that is the way. Which law it is decides how often the plan must be discussed."
Context: CarePlan
* insert Dutch([["Wet die betaalt"]], [["De wet waaruit de zorg rond de cliënt wordt betaald, en het persoonsgebonden budget als het daarlangs gaat. De wet bepaalt hoe vaak het plan besproken moet worden."]])
* value[x] only code
* value[x] 1..1
* value[x] from CareLaws (required)
