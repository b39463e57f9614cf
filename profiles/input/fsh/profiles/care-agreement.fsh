Profile: CareAgreement
Parent: CarePlan
Id: care-agreement
Title: "Care agreement"
Description: "What one carer does for one client: one activity, one performer, with what was agreed about it. It is part of the care plan (zorgplan) that the client already has. The consent of the client is a care-consent that points here. It can be an nl-core-HelpFromOthers too, with the category of that; not what the client does on himself, for that profile has no patient as performer."
* insert Dutch([["Afspraak over informele zorg"]], [["Wat één mantelzorger of vrijwilliger voor één cliënt doet: één handeling, één uitvoerder, met wat daarover is afgesproken. Het hoort bij het zorgplan dat de cliënt al heeft. De instemming van de cliënt is een care-consent die hiernaar verwijst. De afspraak kan ook een nl-core-HelpFromOthers zijn, met de categorie daarvan; niet wat de cliënt bij zichzelf doet, want dat profiel kent geen cliënt als uitvoerder."]])
* obeys STATUS-1 and STATUS-1-w and ACT-1-w and ACT-5 and EVAL-5
* extension contains CareLaw named careLaw 0..* MS
* identifier MS
* partOf MS
* partOf ^short = "The care plan (zorgplan) that it belongs to: by reference, or by identifier and display"
* status MS
* intent = #plan
* insert Ours(category, careAgreement, care-agreement)
* subject MS
* encounter MS
* encounter ^short = "The meeting in which it was agreed (zorgplanbespreking)"
* period MS
* period ^short = "Since when; an end only if there is one"
* author MS
* supportingInfo MS
* supportingInfo ^short = "Order, ability and volunteer agreement; not the consents"
* activity 1..1 MS
* activity.detail 1..1 MS
* activity.detail obeys ACT-1 and ACT-2 and ACT-2-w and ACT-3 and ACT-3-w and ACT-20 and CARE-2 and CARE-2-w and EVAL-1
* activity.detail.extension contains ActKind named actKind 0..1 MS
    and CarerConsent named carerConsent 0..1 MS
    and Boundaries named boundaries 0..1 MS
    and Achterwacht named achterwacht 0..1 MS
    and StandIn named standIn 0..1 MS
    and PlannedPause named plannedPause 0..* MS
    and Evaluation named evaluation 0..1 MS
    and RecordedAfterwards named recordedAfterwards 0..1 MS
    and NoProfessional named noProfessional 0..1 MS
* activity.detail.code MS
* activity.detail.code from Acts (extensible)
* activity.detail.status MS
* activity.detail.scheduled[x] MS
* activity.detail.scheduled[x] ^short = "When, or how often; text will do"
* activity.detail.performer 0..1 MS
* activity.detail.performer ^short = "Who does it: a carer, the client himself, or a group of volunteers"
* activity.detail.description MS
* activity.detail.description ^short = "Instructions"
