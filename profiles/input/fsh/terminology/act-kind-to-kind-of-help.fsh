Instance: act-kind-to-kind-of-help
InstanceOf: ConceptMap
Usage: #definition
* url = "https://samenspel.example/fhir/ConceptMap/act-kind-to-kind-of-help"
* name = "ActKindToKindOfHelp"
* title = "Kind of act to kind of help (nl-core-HelpFromOthers)"
* description = "The kind of help that nl-core-HelpFromOthers takes for an agreement of each kind."
* insert DutchInstance([["Soort handeling naar soort hulp (nl-core-HelpFromOthers)"]], [["Het soort hulp dat nl-core-HelpFromOthers aanneemt voor een afspraak van elke soort."]])
* status = #draft
* experimental = false
* group[0].source = "https://samenspel.example/fhir/CodeSystem/act-kind"
* group[0].target = "http://snomed.info/sct"
* group[0].element[0].code = #care-act
* group[0].element[0].target[0].code = #60689008
* group[0].element[0].target[0].equivalence = #wider
* group[0].element[1].code = #personal-care
* group[0].element[1].target[0].code = #60689008
* group[0].element[1].target[0].equivalence = #wider
* group[0].element[2].code = #company
* group[0].element[2].target[0].code = #60689008
* group[0].element[2].target[0].equivalence = #wider
