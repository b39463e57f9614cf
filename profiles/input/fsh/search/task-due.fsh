Instance: task-due
InstanceOf: SearchParameter
Usage: #definition
* url = "https://samenspel.example/fhir/SearchParameter/task-due"
* name = "TaskDue"
* status = #draft
* experimental = false
* description = "By when a task is to be done: an evaluation, a review, the response to a concern (LIST-3, LIST-4)."
* insert DutchDescription([["Wanneer een taak uiterlijk gedaan is: een evaluatie, iets dat opnieuw bekeken wordt, de reactie op een zorg (LIST-3, LIST-4)."]])
* code = #due
* base = #Task
* type = #date
* expression = "Task.restriction.period.end"
