Instance: act-to-snomed
InstanceOf: ConceptMap
Usage: #definition
* url = "https://samenspel.example/fhir/ConceptMap/act-to-snomed"
* name = "ActToSnomed"
* title = "Acts to SNOMED CT"
* description = "The acts for which SNOMED CT has a code that is in use in the Netherlands. The others have none that was found in a public Dutch or HL7 file."
* insert DutchInstance([["Handelingen naar SNOMED CT"]], [["De handelingen waarvoor SNOMED CT een code heeft die in Nederland in gebruik is. Voor de andere is er geen gevonden in een openbaar Nederlands bestand of een van HL7."]])
* status = #draft
* experimental = false
* group[0].source = "https://samenspel.example/fhir/CodeSystem/act"
* group[0].target = "http://snomed.info/sct"
* group[0].element[0].code = #medicines
* group[0].element[0].target[0].code = #18629005
* group[0].element[0].target[0].equivalence = #equivalent
* group[0].element[1].code = #medicine-intake
* group[0].element[1].target[0].code = #18629005
* group[0].element[1].target[0].equivalence = #wider
* group[0].element[2].code = #medicines-by-tube
* group[0].element[2].target[0].code = #18629005
* group[0].element[2].target[0].equivalence = #wider
* group[0].element[3].code = #wound-care
* group[0].element[3].target[0].code = #225358003
* group[0].element[3].target[0].equivalence = #equivalent
* group[0].element[4].code = #stoma-care
* group[0].element[4].target[0].code = #225194008
* group[0].element[4].target[0].equivalence = #equivalent
* group[0].element[5].code = #tube-feeding
* group[0].element[5].target[0].code = #61420007
* group[0].element[5].target[0].equivalence = #equivalent
* group[0].element[6].code = #bladder-catheterisation
* group[0].element[6].target[0].code = #410024004
* group[0].element[6].target[0].equivalence = #wider
* group[0].element[6].target[0].comment = "Any catheterisation"
* group[0].element[7].code = #support-stockings
* group[0].element[7].target[0].code = #225420001
* group[0].element[7].target[0].equivalence = #inexact
* group[0].element[7].target[0].comment = "Anti-embolism stockings, which are another kind"
* group[0].element[8].code = #washing
* group[0].element[8].target[0].code = #386420003
* group[0].element[8].target[0].equivalence = #equivalent
* group[0].element[9].code = #dressing
* group[0].element[9].target[0].code = #313332003
* group[0].element[9].target[0].equivalence = #equivalent
