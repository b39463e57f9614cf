Instance: determine-role
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/determine-role"
* name = "DetermineRole"
* title = "Determine the role"
* description = "Which role somebody has towards a client, from the answers of the role check, with the rule that decided; or undecided. Nothing is written."
* insert DutchInstance([["De rol bepalen"]], [["Welke rol iemand bij een cliënt heeft, uit de antwoorden op de rolvragen, met de regel die het besliste; of onbeslist. Er wordt niets geschreven."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = false
* code = #determine-role
* system = true
* type = false
* instance = false
* insert Parameter(parameter, answers, in, 1, 1, QuestionnaireResponse, [[The answers to the questions about the role.]], [[De antwoorden op de vragen over de rol.]])
* insert Parameter(parameter, role, out, 1, 1, code, [[client, mantelzorger, vrijwilliger, professional, none or undecided.]], [[client, mantelzorger, vrijwilliger, professional, none (geen) of undecided (onbeslist).]])
* insert Parameter(parameter, rule, out, 1, 1, code, [[The id of the rule that decided.]], [[Het nummer van de regel die het besliste.]])
* insert Parameter(parameter, explanation, out, 1, 1, string, [[Why, in the language asked.]], [[Waarom, in de gevraagde taal.]])
