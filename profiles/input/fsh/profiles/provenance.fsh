Profile: DecisionProvenance
Parent: Provenance
Id: provenance
Title: "Provenance of a decision"
Description: "Who made, changed or withdrew what, for whom and why. It is written in the same transaction as its targets."
* insert Dutch([["Herkomst van een beslissing"]], [["Wie wat heeft gemaakt, veranderd of ingetrokken, namens wie en waarom. Het wordt in dezelfde transactie geschreven als waar het over gaat."]])
* target MS
* target ^short = "All that the decision wrote"
* occurred[x] MS
* recorded MS
* policy MS
* reason MS
* activity 1..1 MS
* activity ^short = "What was done with them: created, updated, withdrawn"
* agent MS
* agent.type MS
* agent.who MS
* agent.who ^short = "Who decided, or recorded it"
* agent.onBehalfOf MS
* entity MS
* entity ^short = "What it was made from: the meeting, an earlier version"
