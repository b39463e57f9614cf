Profile: ReviewTask
Parent: Task
Id: review-task
Title: "Review task"
Description: "That somebody must look again at an agreement, a consent, an ability or a role, and by when. Made when a consent is withdrawn or ends, an act is handed back, or somebody doubts."
* insert Dutch([["Taak om opnieuw te kijken"]], [["Dat iemand opnieuw naar een afspraak, instemming, bekwaamheid of rol moet kijken, en wanneer. Gemaakt als een instemming wordt ingetrokken of afloopt, een handeling wordt teruggegeven, of iemand twijfelt."]])
* obeys CARE-10-review
* identifier MS
* status MS
* code 1..1 MS
* code = $record-type#review
* description MS
* focus 1..1 MS
* focus ^short = "What to look at"
* for MS
* for only Reference(Patient or Group)
* authoredOn MS
* owner MS
* reasonCode 1..1 MS
* reasonCode from ReviewReasons (extensible)
* restriction MS
* restriction.period MS
* restriction.period.end MS
* restriction.period.end ^short = "Due"
