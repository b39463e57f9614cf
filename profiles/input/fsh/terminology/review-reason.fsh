CodeSystem: ReviewReasonCodes
Id: review-reason
Title: "Reason for review"
Description: "Why somebody must look at an agreement, a consent or a role again."
* insert WholeCodeSystem
* insert Dutch([["Reden om opnieuw te kijken"]], [["Waarom iemand opnieuw naar een afspraak, een instemming of een rol moet kijken."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/review-reason"
* #consent-withdrawn "Consent was withdrawn or refused"
* insert DutchConcept(consent-withdrawn, [["Instemming ingetrokken of geweigerd"]])
* #consent-ends "Consent ends"
* insert DutchConcept(consent-ends, [["Instemming loopt af"]])
* #mandate-ends "The mandate of the representative ends"
* insert DutchConcept(mandate-ends, [["De bevoegdheid van de vertegenwoordiger eindigt"]])
* #birthday "A birthday changes who consents"
* insert DutchConcept(birthday, [["Een verjaardag verandert wie instemt"]])
* #ability-ends "An ability ends or is not valid any more"
* insert DutchConcept(ability-ends, [["Een bekwaamheid loopt af of geldt niet meer"]])
* #order-ends "An order ends"
* insert DutchConcept(order-ends, [["Een opdracht loopt af"]])
* #volunteer-agreement-ends "The agreement with a volunteer ends"
* insert DutchConcept(volunteer-agreement-ends, [["De vrijwilligersovereenkomst loopt af"]])
* #order-returned "The order was returned"
* insert DutchConcept(order-returned, [["De opdracht is teruggegeven"]])
* #handed-back "The act was handed back: who takes over?"
* insert DutchConcept(handed-back, [["De handeling is teruggegeven: wie neemt over?"]])
* #doubt "Doubt in the SO(C)K check"
* insert DutchConcept(doubt, [["Twijfel bij de SO(C)K-vragen"]])
* #role-unclear "The role is not clear"
* insert DutchConcept(role-unclear, [["De rol is niet duidelijk"]])
* #pause "A planned pause: who covers?"
* insert DutchConcept(pause, [["Een geplande pauze: wie neemt waar?"]])
* #situation-changed "The situation of client or carer changed"
* insert DutchConcept(situation-changed, [["De situatie van de cliënt of van wie zorgt is veranderd"]])
* #client-died "The client died"
* insert DutchConcept(client-died, [["De cliënt is overleden"]])
* #emergency-access "Somebody looked in the dossier without a recorded relation"
* insert DutchConcept(emergency-access, [["Iemand keek in het dossier zonder bekende behandelrelatie"]])

ValueSet: ReviewReasons
Id: review-reason
Title: "Reasons for review"
Description: "All codes of the code system review-reason."
* insert WholeValueSet
* insert Dutch([["Redenen om opnieuw te kijken"]], [["Alle codes van het codestelsel review-reason."]])
* include codes from system ReviewReasonCodes
