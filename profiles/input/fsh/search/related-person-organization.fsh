Instance: related-person-organization
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/related-person-organization"
* name = "RelatedPersonOrganization"
* status = #draft
* experimental = false
* description = "The volunteers of an organisation (LIST-1)."
* insert DutchDescription([["De vrijwilligers van een organisatie (LIST-1)."]])
* code = #volunteer-organization
* base = #RelatedPerson
* type = #reference
* expression = "RelatedPerson.extension('https://samenspel.example/fhir/StructureDefinition/volunteer-organization').value"
* target[0] = #Organization
