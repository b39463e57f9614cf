Instance: support-kind-to-snomed
InstanceOf: ConceptMap
Usage: #definition
* url = "https://samenspel.example/fhir/ConceptMap/support-kind-to-snomed"
* name = "SupportKindToSnomed"
* title = "Kind of support to SNOMED CT"
* description = "The kinds of support for a carer in SNOMED CT."
* insert DutchInstance([["Soort ondersteuning naar SNOMED CT"]], [["De soorten ondersteuning voor een mantelzorger in SNOMED CT."]])
* status = #draft
* experimental = false
* group[0].source = "https://samenspel.example/fhir/CodeSystem/support-kind"
* group[0].target = "http://snomed.info/sct"
* group[0].element[0].code = #respite-care
* group[0].element[0].target[0].code = #105386004
* group[0].element[0].target[0].equivalence = #equivalent
* group[0].element[1].code = #information
* group[0].element[1].target[0].code = #386229000
* group[0].element[1].target[0].equivalence = #wider
* group[0].element[2].code = #talk
* group[0].element[2].target[0].code = #386229000
* group[0].element[2].target[0].equivalence = #wider
* group[0].element[3].code = #training
* group[0].element[3].target[0].code = #386229000
* group[0].element[3].target[0].equivalence = #wider
* group[0].element[4].code = #practical-help
* group[0].element[4].target[0].code = #386229000
* group[0].element[4].target[0].equivalence = #wider
* group[0].element[5].code = #peer-group
* group[0].element[5].target[0].code = #386229000
* group[0].element[5].target[0].equivalence = #wider
* group[0].element[6].code = #confidential-adviser
* group[0].element[6].target[0].code = #386229000
* group[0].element[6].target[0].equivalence = #wider
* group[0].element[7].code = #municipality
* group[0].element[7].target[0].code = #386229000
* group[0].element[7].target[0].equivalence = #wider
* group[0].element[8].code = #choice-guide
* group[0].element[8].target[0].code = #386229000
* group[0].element[8].target[0].equivalence = #wider
