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
* #discussed-with-client "How it was discussed with the client"
* insert DutchConcept(discussed-with-client, [["Hoe het met de cliënt is besproken"]])
* #discussed-with-carer "How it was discussed with the carer"
* insert DutchConcept(discussed-with-carer, [["Hoe het met de mantelzorger of vrijwilliger is besproken"]])
* #help-offered "Help that was offered"
* insert DutchConcept(help-offered, [["Aangeboden hulp"]])
* #advice "Advice that was given"
* insert DutchConcept(advice, [["Gegeven advies"]])
* #monitoring "How the activity is monitored"
* insert DutchConcept(monitoring, [["Hoe de activiteit wordt gevolgd"]])
* #escalated-to "Whom it was escalated to"
* insert DutchConcept(escalated-to, [["Aan wie het is voorgelegd"]])
* #fact "The fact that changed"
* insert DutchConcept(fact, [["Het feit dat veranderde"]])
* #before "The fact as it was before"
* insert DutchConcept(before, [["Het feit zoals het daarvoor was"]])
