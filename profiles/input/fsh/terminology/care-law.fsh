CodeSystem: CareLawCodes
Id: care-law
Title: "Law that pays"
Description: "The law, or the personal budget, that pays the care around the client."
* insert WholeCodeSystem
* insert Dutch([["Wet die betaalt"]], [["De wet, of het persoonsgebonden budget, waaruit de zorg rond de cliënt wordt betaald."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/care-law"
* #wlz "Long-term care act (Wlz)"
* insert DutchConcept(wlz, [["Wet langdurige zorg (Wlz)"]])
* #zvw "Health insurance act (Zvw)"
* insert DutchConcept(zvw, [["Zorgverzekeringswet (Zvw)"]])
* #wmo "Social support act (Wmo)"
* insert DutchConcept(wmo, [["Wet maatschappelijke ondersteuning (Wmo)"]])
* #jeugdwet "Youth act (Jeugdwet)"
* insert DutchConcept(jeugdwet, [["Jeugdwet"]])
* #pgb "Personal budget (PGB)"
* insert DutchConcept(pgb, [["Persoonsgebonden budget (PGB)"]])

ValueSet: CareLaws
Id: care-law
Title: "Laws that pay"
Description: "All codes of the code system care-law."
* insert WholeValueSet
* insert Dutch([["Wetten die betalen"]], [["Alle codes van het codestelsel care-law."]])
* include codes from system CareLawCodes
