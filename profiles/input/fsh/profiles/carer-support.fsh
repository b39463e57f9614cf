Profile: CarerSupport
Parent: ServiceRequest
Id: carer-support
Title: "Carer support"
Description: "Support for a carer, so that she can keep it up: what she needs, what was offered and what she said. It is not shown to other carers."
* insert Dutch([["Ondersteuning van de mantelzorger"]], [["Ondersteuning voor een mantelzorger of vrijwilliger, om het vol te houden: wat nodig is, wat is aangeboden en wat het antwoord was. Andere mantelzorgers krijgen dit niet te zien."]])
* obeys SUPPORT-3
* extension contains Beneficiary named beneficiary 1..1 MS
    and SupportAnswer named answer 0..1 MS
* identifier MS
* status MS
* intent MS
* insert Ours(category, carerSupport, carer-support)
* code 1..1 MS
* code from SupportKinds (extensible)
* code ^short = "Which support"
* subject MS
* subject only Reference(Patient)
* authoredOn MS
* requester MS
* reasonCode MS
* reasonCode ^short = "Why: what weighs on her"
* note MS
