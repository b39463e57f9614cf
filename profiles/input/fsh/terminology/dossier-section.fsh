CodeSystem: DossierSectionCodes
Id: dossier-section
Title: "Dossier section"
Description: "The parts of the dossier that a disclosure consent can open: each permit names at least one, or the resources themselves."
* insert WholeCodeSystem
* insert Dutch([["Onderdeel van het dossier"]], [["De onderdelen van het dossier die een toestemming kan openen: elke toestemming noemt er minstens één, of de gegevens zelf."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/dossier-section"
* #agreements "Agreements on informal care"
* insert DutchConcept(agreements, [["Afspraken over informele zorg"]])
* #care-plan "Care plan"
* insert DutchConcept(care-plan, [["Zorgplan"]])
* #daily-reports "Daily reports"
* insert DutchConcept(daily-reports, [["Dagrapportages"]])
* #medication "Medication"
* insert DutchConcept(medication, [["Medicatie"]])
* #measurements "Measurements"
* insert DutchConcept(measurements, [["Metingen"]])
* #appointments "Appointments"
* insert DutchConcept(appointments, [["Afspraken in de agenda"]])
* #problems "Problems and diagnoses"
* insert DutchConcept(problems, [["Problemen en diagnosen"]])
* #documents "Documents"
* insert DutchConcept(documents, [["Documenten"]])

ValueSet: DossierSections
Id: dossier-section
Title: "Dossier sections"
Description: "All codes of the code system dossier-section."
* insert WholeValueSet
* insert Dutch([["Onderdelen van het dossier"]], [["Alle codes van het codestelsel dossier-section."]])
* include codes from system DossierSectionCodes
