Extension: MeetingTopic
Id: meeting-topic
Title: "Topic of the meeting"
Description: "What was discussed in the care plan meeting."
Context: Encounter
* insert Dutch([["Onderwerp van de bespreking"]], [["Wat er in de zorgplanbespreking is besproken."]])
* value[x] only CodeableConcept
* value[x] 1..1
* value[x] from MeetingTopics (extensible)
