CodeSystem: PolicyPartyCodes
Id: policy-party
Title: "Whom a policy is about"
Description: "For whom an organisation says which care acts may be done."
* insert WholeCodeSystem
* insert Dutch([["Voor wie het beleid geldt"]], [["Voor wie een organisatie zegt welke zorghandelingen gedaan mogen worden."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/policy-party"
* #volunteer "Volunteers"
* insert DutchConcept(volunteer, [["Vrijwilligers"]])
* #professional "Professionals"
* insert DutchConcept(professional, [["Zorgprofessionals"]])

ValueSet: PolicyParties
Id: policy-party
Title: "Whom a policy is about"
Description: "All codes of the code system policy-party."
* insert WholeValueSet
* insert Dutch([["Voor wie het beleid geldt"]], [["Alle codes van het codestelsel policy-party."]])
* include codes from system PolicyPartyCodes
