CodeSystem: AgreementTransitionCodes
Id: agreement-transition
Title: "Change of state of an agreement"
Description: "What happened to a care agreement when its state changed: the activity in the Provenance of that change."
* insert WholeCodeSystem
* insert Dutch([["Verandering van status van een afspraak"]], [["Wat er met een afspraak gebeurde toen de status veranderde: de activity in de Provenance daarvan."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/agreement-transition"
* #proposed "Proposed: a draft"
* insert DutchConcept(proposed, [["Voorgesteld: een concept"]])
* #started "Started"
* insert DutchConcept(started, [["Ingegaan"]])
* #held "Put on hold: something is wrong, or lost its ground"
* insert DutchConcept(held, [["Op pauze gezet: er is iets mis, of de grond viel weg"]])
* #paused "Paused as planned"
* insert DutchConcept(paused, [["Gepauzeerd zoals afgesproken"]])
* #resumed "Resumed"
* insert DutchConcept(resumed, [["Hervat"]])
* #completed "Completed"
* insert DutchConcept(completed, [["Afgerond"]])
* #stopped "Stopped"
* insert DutchConcept(stopped, [["Gestopt"]])
* #declined "Declined before it started"
* insert DutchConcept(declined, [["Niet aangegaan"]])
* #corrected "Entered in error"
* insert DutchConcept(corrected, [["Ten onrechte vastgelegd"]])
* #recorded "Recorded as it was"
* insert DutchConcept(recorded, [["Vastgelegd zoals het was"]])

ValueSet: AgreementTransitions
Id: agreement-transition
Title: "Changes of state of an agreement"
Description: "All codes of the code system agreement-transition."
* insert WholeValueSet
* insert Dutch([["Veranderingen van status van een afspraak"]], [["Alle codes van het codestelsel agreement-transition."]])
* include codes from system AgreementTransitionCodes
