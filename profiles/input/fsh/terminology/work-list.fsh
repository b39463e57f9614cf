CodeSystem: WorkListCodes
Id: work-list
Title: "List of work"
Description: "What a work list is asked for, and which list an entry of it is on (LIST-1 to LIST-7)."
* insert WholeCodeSystem
* insert Dutch([["Werklijst"]], [["Welke lijst wordt gevraagd, en op welke een regel staat (LIST-1 tot LIST-7)."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/work-list"
* #concerns "Open concerns, families that disagree and carers that cannot be reached among them (LIST-4, LIST-7)"
* insert DutchConcept(concerns, [["Openstaande zorgen, ook families die het niet eens zijn en mantelzorgers die niet te bereiken zijn"]])
* #reviews "What somebody must look at again"
* insert DutchConcept(reviews, [["Wat iemand opnieuw moet bekijken"]])
* #on-hold "Agreements on hold"
* insert DutchConcept(on-hold, [["Afspraken op pauze"]])
* #evaluations "Evaluations past their date (LIST-3)"
* insert DutchConcept(evaluations, [["Evaluaties over hun datum"]])
* #ending "Consents, abilities and mandates that end, birthdays that change who consents (LIST-5)"
* insert DutchConcept(ending, [["Instemmingen, bekwaamheden en bevoegdheden die aflopen, verjaardagen die veranderen wie instemt"]])
* #agreements "Which client has which agreements (LIST-2)"
* insert DutchConcept(agreements, [["Welke cliënt welke afspraken heeft"]])
* #volunteers "Which acts volunteers may do, and until when their ability holds (LIST-1)"
* insert DutchConcept(volunteers, [["Welke handelingen vrijwilligers mogen doen, en tot wanneer hun bekwaamheid geldt"]])
* #meetings "Meetings in which the work of volunteers was discussed (LIST-6)"
* insert DutchConcept(meetings, [["Besprekingen waarin het werk van vrijwilligers aan de orde kwam"]])

ValueSet: WorkLists
Id: work-list
Title: "Lists of work"
Description: "All codes of the code system work-list."
* insert WholeValueSet
* insert Dutch([["Werklijsten"]], [["Alle codes van het codestelsel work-list."]])
* include codes from system WorkListCodes
