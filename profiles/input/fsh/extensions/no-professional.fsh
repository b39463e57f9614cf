Extension: NoProfessional
Id: no-professional
Title: "No professional any more"
Description: "Since when no professional is involved in this act any more. A direct contact for urgent questions is still given; the evaluation is then not overdue."
Context: CarePlan.activity.detail
* insert Dutch([["Geen professional meer betrokken"]], [["Sinds wanneer er bij deze handeling geen professional meer betrokken is. Er blijft iemand direct bereikbaar voor dringende vragen; de evaluatie is dan niet te laat."]])
* value[x] only date
* value[x] 1..1
