Instance: related-person-period
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/related-person-period"
* name = "RelatedPersonPeriod"
* status = #draft
* experimental = false
* description = "When someone is a client's representative or carer: which mandates end soon (LIST-5)."
* insert DutchDescription([["Wanneer iemand vertegenwoordiger, mantelzorger of vrijwilliger van een cliënt is: welke bevoegdheden binnenkort eindigen (LIST-5)."]])
* code = #period
* base = #RelatedPerson
* type = #date
* expression = "RelatedPerson.period"
