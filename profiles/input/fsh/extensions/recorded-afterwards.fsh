Extension: RecordedAfterwards
Id: recorded-afterwards
Title: "Recorded afterwards"
Description: "The act was already being done when the agreement was recorded, in an emergency or at night. What is missing is then a warning."
Context: CarePlan.activity.detail
* insert Dutch([["Achteraf vastgelegd"]], [["De handeling werd al gedaan toen de afspraak werd vastgelegd, in een noodgeval of in de nacht. Wat ontbreekt is dan een waarschuwing."]])
* value[x] only boolean
* value[x] 1..1
