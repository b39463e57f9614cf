Extension: SupportAnswer
Id: support-answer
Title: "Answer to the support"
Description: "How far it is: needed, offered, accepted or declined."
Context: ServiceRequest
* insert Dutch([["Antwoord op de ondersteuning"]], [["Hoe het ermee staat: nodig, aangeboden, aangenomen of afgeslagen."]])
* value[x] only code
* value[x] 1..1
* value[x] from SupportAnswers (required)
