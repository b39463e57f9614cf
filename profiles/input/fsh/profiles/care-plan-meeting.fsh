Profile: CarePlanMeeting
Parent: Encounter
Id: care-plan-meeting
Title: "Care plan meeting"
Description: "The meeting (zorgplanbespreking, MDO) in which the care plan is discussed with client and carer, and agreements are made."
* insert Dutch([["Zorgplanbespreking"]], [["De bespreking (zorgplanbespreking, MDO) waarin het zorgplan met cliënt en mantelzorger wordt besproken en afspraken worden gemaakt."]])
* extension contains MeetingTopic named topic 0..* MS
* identifier MS
* status MS
* class MS
* class from MeetingClasses (extensible)
* class ^short = "Where it was: with the client at home, where the client lives in care, elsewhere, or by video"
* insert Ours(type, meeting, care-plan-meeting)
* subject 1..1 MS
* participant MS
* participant.individual MS
* participant.individual ^short = "Who took part; a display will do"
* period MS
* period ^short = "When it was"
* serviceProvider MS
