Extension: Evaluation
Id: evaluation
Title: "Evaluation"
Description: "How, and when, client, carer and professional look back on the agreement."
Context: CarePlan.activity.detail
* insert Dutch([["Evaluatie"]], [["Hoe, en wanneer, cliënt, mantelzorger of vrijwilliger, en zorgprofessional terugkijken op de afspraak."]])
* extension contains how 0..1 and date 0..1 and interval 0..1
* extension[how] ^short = "How it will be evaluated, and with whom"
* extension[how].value[x] only string
* extension[how].value[x] 1..1
* extension[date] ^short = "The date of the next evaluation"
* extension[date].value[x] only date
* extension[date].value[x] 1..1
* extension[interval] ^short = "How much time between two evaluations, in UCUM: d, wk, mo or a"
* extension[interval].value[x] only Duration
* extension[interval].value[x] 1..1
