CodeSystem: TaskDetailCodes
Id: task-detail
Title: "Detail of a task"
Description: "What goes into a task and what comes out of it."
* insert WholeCodeSystem
* insert Dutch([["Onderdeel van een taak"]], [["Wat een taak meekrijgt en wat eruit komt."]])
* #guide "Conversation guide"
* insert DutchConcept(guide, [["Gespreksleidraad"]])
* #outcome "Outcome"
* insert DutchConcept(outcome, [["Uitkomst"]])
* #next-date "Next date"
* insert DutchConcept(next-date, [["Volgende datum"]])
* #overload "Carer is overloaded"
* insert DutchConcept(overload, [["Overbelasting van de mantelzorger of vrijwilliger"]])
