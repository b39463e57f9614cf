Instance: determine-role
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/determine-role"
* name = "DetermineRole"
* title = "Determine the role"
* description = "Which role somebody has towards a client, from the answers of the role check, with the rule that decided; or undecided."
* insert DutchInstance([["De rol bepalen"]], [["Welke rol iemand bij een cliënt heeft, uit de antwoorden op de rolvragen, met de regel die het besliste; of onbeslist."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #determine-role
* system = true
* type = false
* instance = false
* parameter[0].name = #answers
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].documentation = "To the Questionnaire role-check"
* parameter[0].type = #QuestionnaireResponse
* parameter[1].name = #role
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].documentation = "mantelzorger, vrijwilliger, professional or undecided"
* parameter[1].type = #code
* parameter[2].name = #rule
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].documentation = "The id of the rule that decided"
* parameter[2].type = #code
* parameter[3].name = #explanation
* parameter[3].use = #out
* parameter[3].min = 1
* parameter[3].max = "1"
* parameter[3].documentation = "Why, in the language asked"
* parameter[3].type = #string
