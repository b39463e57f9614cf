Instance: contract-applies
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/contract-applies"
* name = "ContractApplies"
* status = #draft
* experimental = false
* description = "When the agreement of an organisation with a volunteer holds (LIST-5)."
* insert DutchDescription([["Wanneer de overeenkomst van een organisatie met een vrijwilliger geldt (LIST-5)."]])
* code = #applies
* base = #Contract
* type = #date
* expression = "Contract.applies"
