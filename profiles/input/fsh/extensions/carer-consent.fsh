Extension: CarerConsent
Id: carer-consent
Title: "Carer's own consent"
Description: "What the carer herself said to the request to do this act. The consent of the client is a Consent of its own."
Context: CarePlan.activity.detail
* insert Dutch([["Instemming van wie het doet"]], [["Wat de mantelzorger of vrijwilliger zelf heeft gezegd op de vraag om deze handeling te doen. De instemming van de cliënt is een eigen Consent."]])
* extension contains status 1..1 and date 0..1 and by 0..1
* extension[status] ^short = "Given, refused or withdrawn"
* extension[status].value[x] only code
* extension[status].value[x] 1..1
* extension[status].value[x] from CarerConsentStatuses (required)
* extension[date] ^short = "When she said so"
* extension[date].value[x] only dateTime
* extension[date].value[x] 1..1
* extension[by] ^short = "Who said so: the carer, or the client or the professional who ended it"
* extension[by].value[x] only Reference(RelatedPerson or Patient or PractitionerRole or Practitioner)
* extension[by].value[x] 1..1
