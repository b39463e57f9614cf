Profile: CareConsent
Parent: Consent
Id: care-consent
Title: "Care consent"
Description: "The client's consent to care that someone else does, given by the client, a parent or a representative. It names who does it (provision.actor) and for which agreement (provision.data). The consent of the carer is in the agreement."
* insert Dutch([["Instemming met zorg"]], [["De instemming van de cliënt met zorg die een ander geeft, gegeven door de cliënt, een ouder of een vertegenwoordiger. Zij noemt wie het doet (provision.actor) en voor welke afspraak (provision.data). De instemming van wie de zorg geeft staat in de afspraak."]])
* obeys CARE-1-consent and CARE-6 and CARE-6-w
* extension contains DecisionCapacity named decisionCapacity 0..1 MS
* identifier MS
* status MS
* scope = $consentscope#treatment
* insert Ours(category, careConsent, care-consent)
* patient 1..1 MS
* dateTime MS
* performer MS
* performer ^short = "Who gave it, and nobody else: the client, a parent, or the representative"
* organization MS
* policy MS
* policy.uri MS
* policy.uri ^short = "https://wetten.overheid.nl/ where no more precise policy is at hand"
* provision MS
* provision.type 0..0
* provision.type ^short = "R4 does not permit a type on the root"
* provision.period MS
* provision.period ^short = "When it expires; no end means until withdrawn"
* provision.actor MS
* provision.actor ^short = "Who does the care: a person, or a named group for a group task"
* provision.actor.role MS
* provision.actor.reference MS
* provision.data MS
* provision.data ^short = "The care agreement that it is about"
* provision.data.reference MS
