Profile: DisclosureConsent
Parent: Consent
Id: disclosure-consent
Title: "Disclosure consent"
Description: "The consent of the client, a parent or the representative that one person by name may see named parts of the dossier. What is not permitted stays closed; a deny goes before a permit."
* insert Dutch([["Toestemming voor inzage"]], [["De toestemming van de cliënt, een ouder of de vertegenwoordiger dat één met name genoemde persoon genoemde onderdelen van het dossier mag inzien. Wat niet is toegestaan blijft dicht; een verbod gaat vóór."]])
* obeys DISC-1-consent and DISC-2 and DISC-7 and DISC-7-w
* extension contains ReviewDate named reviewDate 0..1 MS
* identifier MS
* status MS
* scope = $consentscope#patient-privacy
* insert Ours(category, disclosureConsent, disclosure-consent)
* patient 1..1 MS
* dateTime MS
* performer MS
* performer ^short = "Who gave it, and nobody else: the client, a parent, or the representative"
* organization MS
* policy MS
* policyRule MS
* policyRule ^short = "Opt-in: what is not permitted stays closed, whatever stands here"
* provision MS
* provision.period MS
* provision.period ^short = "From when until when, to the day"
* provision.provision MS
* provision.provision ^short = "What one person may see (permit), or may not (deny)"
* provision.provision.type MS
* provision.provision.period MS
* provision.provision.actor MS
* provision.provision.actor ^short = "Exactly one person for a permit"
* provision.provision.actor.role MS
* provision.provision.actor.reference MS
* provision.provision.securityLabel MS
* provision.provision.purpose MS
* provision.provision.code MS
* provision.provision.code from DossierSections (extensible)
* provision.provision.code ^short = "The parts of the dossier"
* provision.provision.dataPeriod MS
* provision.provision.dataPeriod ^short = "Only data from this period"
* provision.provision.data MS
* provision.provision.data ^short = "The resources themselves, where a section says too much"
