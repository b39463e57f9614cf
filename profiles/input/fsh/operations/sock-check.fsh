Instance: sock-check
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/sock-check"
* name = "SockCheck"
* title = "SO(C)K check"
* description = "Answers to the questions that who does an act asks herself before: situation, support, communication, knowledge. Any doubt shows the achterwacht first, and makes a task."
* insert DutchInstance([["SO(C)K-vragen"]], [["Antwoorden op de vragen die wie een handeling doet zich vooraf stelt: situatie, ondersteuning, communicatie, kennis. Bij twijfel komt de achterwacht als eerste in beeld, en komt er een taak."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #sock-check
* resource[0] = #CarePlan
* system = false
* type = false
* instance = true
* parameter[0].name = #answers
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].documentation = "To the Questionnaire sock-check"
* parameter[0].type = #QuestionnaireResponse
* parameter[1].name = #doubt
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].documentation = "Whether there is any doubt"
* parameter[1].type = #boolean
* parameter[2].name = #achterwacht
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "*"
* parameter[2].documentation = "Whom to call"
* parameter[2].type = #ContactPoint
* parameter[3].name = #task
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].documentation = "The review-task that was made"
* parameter[3].type = #Task
