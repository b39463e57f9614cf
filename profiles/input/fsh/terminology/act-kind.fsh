CodeSystem: ActKindCodes
Id: act-kind
Title: "Kind of act"
Description: "Which rules hold for an act: those for care acts, for personal care, or for company and practical help."
* insert WholeCodeSystem
* insert Dutch([["Soort handeling"]], [["Welke regels gelden voor een handeling: die voor zorghandelingen, voor persoonlijke verzorging, of voor gezelschap en praktische hulp."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/act-kind"
* #care-act "Care act"
* insert DutchConcept(care-act, [["Zorghandeling"]])
* #personal-care "Personal care"
* insert DutchConcept(personal-care, [["Persoonlijke verzorging"]])
* #company "Company or practical help"
* insert DutchConcept(company, [["Gezelschap of praktische hulp"]])

ValueSet: ActKinds
Id: act-kind
Title: "Kinds of act"
Description: "All codes of the code system act-kind."
* insert WholeValueSet
* insert Dutch([["Soorten handelingen"]], [["Alle codes van het codestelsel act-kind."]])
* include codes from system ActKindCodes
