Instance: care-plan-supporting-info
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/care-plan-supporting-info"
* name = "CarePlanSupportingInfo"
* status = #draft
* experimental = false
* description = "The order, ability or volunteer agreement that an agreement rests on: which agreements are touched when it ends."
* insert DutchDescription([["De opdracht, bekwaamheid of vrijwilligersovereenkomst waarop een afspraak steunt: welke afspraken het raakt als die eindigt."]])
* code = #supporting-info
* base = #CarePlan
* type = #reference
* expression = "CarePlan.supportingInfo"
* target[0] = #ServiceRequest
* target[1] = #Observation
* target[2] = #Contract
