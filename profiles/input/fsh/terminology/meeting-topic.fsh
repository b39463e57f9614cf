CodeSystem: MeetingTopicCodes
Id: meeting-topic
Title: "Topic of a care plan meeting"
Description: "What was discussed in a care plan meeting."
* insert WholeCodeSystem
* insert Dutch([["Onderwerp van een zorgplanbespreking"]], [["Wat er in een zorgplanbespreking is besproken."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/meeting-topic"
* #agreements "Agreements on informal care"
* insert DutchConcept(agreements, [["Afspraken over informele zorg"]])
* #volunteers "The work of volunteers"
* insert DutchConcept(volunteers, [["Het werk van vrijwilligers"]])
* #carer-support "Support of the carer"
* insert DutchConcept(carer-support, [["Ondersteuning van de mantelzorger"]])
* #limits "Wishes, abilities and limits"
* insert DutchConcept(limits, [["Wensen, mogelijkheden en grenzen"]])
* #disclosure "Who may see what"
* insert DutchConcept(disclosure, [["Wie wat mag inzien"]])
* #evaluation "How it goes"
* insert DutchConcept(evaluation, [["Hoe het gaat"]])

ValueSet: MeetingTopics
Id: meeting-topic
Title: "Topics of a care plan meeting"
Description: "All codes of the code system meeting-topic."
* insert WholeValueSet
* insert Dutch([["Onderwerpen van een zorgplanbespreking"]], [["Alle codes van het codestelsel meeting-topic."]])
* include codes from system MeetingTopicCodes
