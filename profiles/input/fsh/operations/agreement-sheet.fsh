Instance: agreement-sheet
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/agreement-sheet"
* name = "AgreementSheet"
* title = "Agreement sheet"
* description = "The afsprakenblad to print: what was agreed, the limits, whom to call."
* insert DutchInstance([["Afsprakenblad"]], [["Het afsprakenblad om af te drukken: wat is afgesproken, de grenzen, wie je belt."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #agreement-sheet
* resource[0] = #CarePlan
* resource[1] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #format
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "html (default) or pdf"
* parameter[0].type = #code
* parameter[1].name = #for
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "The carer who reads it"
* parameter[1].type = #Reference
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "A Binary with the sheet: text/html or application/pdf."
* parameter[2].type = #Binary
