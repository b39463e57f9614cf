CodeSystem: RepresentationGroundCodes
Id: representation-ground
Title: "Ground of representation"
Description: "By what right someone decides for a client who cannot decide about a matter."
* insert WholeCodeSystem
* insert Dutch([["Grond van vertegenwoordiging"]], [["Op welke grond iemand beslist voor een cliënt die over een zaak niet kan beslissen."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/representation-ground"
* #curator "Curator"
* insert DutchConcept(curator, [["Curator"]])
* #mentor "Mentor"
* insert DutchConcept(mentor, [["Mentor"]])
* #authorised "Authorised in writing by the client"
* insert DutchConcept(authorised, [["Schriftelijk gemachtigde"]])
* #partner "Spouse or partner"
* insert DutchConcept(partner, [["Echtgenoot of levensgezel"]])
* #relative "Parent, child, brother or sister"
* insert DutchConcept(relative, [["Ouder, kind, broer of zus"]])
* #parental-authority "Parent with authority over a minor"
* insert DutchConcept(parental-authority, [["Ouder met gezag over een minderjarige"]])
* #guardian "Guardian of a minor"
* insert DutchConcept(guardian, [["Voogd over een minderjarige"]])

ValueSet: RepresentationGrounds
Id: representation-ground
Title: "Grounds of representation"
Description: "All codes of the code system representation-ground."
* insert WholeValueSet
* insert Dutch([["Gronden van vertegenwoordiging"]], [["Alle codes van het codestelsel representation-ground."]])
* include codes from system RepresentationGroundCodes
