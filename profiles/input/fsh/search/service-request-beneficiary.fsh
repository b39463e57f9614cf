Instance: service-request-beneficiary
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/service-request-beneficiary"
* name = "ServiceRequestBeneficiary"
* status = #draft
* experimental = false
* description = "For which carer support is."
* insert DutchDescription([["Voor welke mantelzorger of vrijwilliger ondersteuning is."]])
* code = #beneficiary
* base = #ServiceRequest
* type = #reference
* expression = "ServiceRequest.extension('https://samenspel.example/fhir/StructureDefinition/beneficiary').value"
* target[0] = #RelatedPerson
