Instance: carer-role-to-nl-core
InstanceOf: ConceptMap
Usage: #definition
* url = "https://samenspel.example/fhir/ConceptMap/carer-role-to-nl-core"
* name = "CarerRoleToNlCore"
* title = "Role of a carer to nl-core"
* description = "The role vrijwilliger, which the Dutch role list has no code for, in the code that nl-core-ContactPerson takes."
* insert DutchInstance([["Rol van wie zorgt naar nl-core"]], [["De rol vrijwilliger, waarvoor de RolCodelijst geen code heeft, in de code die nl-core-ContactPerson aanneemt."]])
* status = #draft
* experimental = false
* group[0].source = "https://samenspel.example/fhir/CodeSystem/carer-role"
* group[0].target = "urn:oid:2.16.840.1.113883.2.4.3.11.22.472"
* group[0].element[0].code = #vrijwilliger
* group[0].element[0].target[0].code = #09
* group[0].element[0].target[0].equivalence = #wider
* group[0].element[0].target[0].comment = "09 Anders. A neighbour or friend who became volunteer can have 19 or 20."
