Profile: EvaluationTask
Parent: Task
Id: evaluation-task
Title: "Evaluation task"
Description: "The task to evaluate one care agreement with client and carer, and what came out of it."
* insert Dutch([["Evaluatietaak"]], [["De taak om één afspraak te evalueren met de cliënt en met de mantelzorger of vrijwilliger, en wat daaruit kwam."]])
* obeys EVAL-3 and EVAL-3-w and EVAL-4
* identifier MS
* status MS
* code 1..1 MS
* code = $record-type#evaluation
* focus 1..1 MS
* focus only Reference(CarePlan)
* for 1..1 MS
* for only Reference(Patient or Group)
* encounter MS
* owner MS
* owner ^short = "Who sees to it that it is done"
* restriction MS
* restriction.period MS
* restriction.period.end MS
* restriction.period.end ^short = "Due"
* input MS
* input ^slicing.discriminator.type = #value
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #open
* input contains guide 0..1 MS
* input[guide].type = $task-detail#guide
* input[guide].value[x] only canonical
* input[guide] ^short = "The Questionnaire that guides the conversation"
* output MS
* output ^slicing.discriminator.type = #value
* output ^slicing.discriminator.path = "type"
* output ^slicing.rules = #open
* output contains outcome 0..1 MS and nextDate 0..1 MS and overload 0..1 MS
* output[outcome].type = $task-detail#outcome
* output[outcome].value[x] only CodeableConcept
* output[outcome].value[x] from EvaluationOutcomes (required)
* output[outcome] ^short = "Go on, change, or stop"
* output[nextDate].type = $task-detail#next-date
* output[nextDate].value[x] only date
* output[nextDate] ^short = "When it will be evaluated again"
* output[overload].type = $task-detail#overload
* output[overload].value[x] only boolean
* output[overload] ^short = "Whether the carer is overloaded"
