Instance: encounter-topic
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/encounter-topic"
* name = "EncounterTopic"
* status = #draft
* experimental = false
* description = "The meetings in which a topic was discussed, such as the work of volunteers (LIST-6)."
* insert DutchDescription([["De besprekingen waarin een onderwerp aan de orde kwam, zoals het werk van vrijwilligers (LIST-6)."]])
* code = #topic
* base = #Encounter
* type = #token
* expression = "Encounter.extension('https://samenspel.example/fhir/StructureDefinition/meeting-topic').value"
