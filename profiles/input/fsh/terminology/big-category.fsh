CodeSystem: BigCategoryCodes
Id: big-category
Title: "Category of reserved procedures"
Description: "The categories of procedures that the Wet BIG reserves (article 36). To be confirmed by a jurist."
* insert WholeCodeSystem
* insert Dutch([["Categorie voorbehouden handelingen"]], [["De categorieën handelingen die de Wet BIG voorbehoudt (artikel 36). Nog door een jurist te bevestigen."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/big-category"
* #surgical "Surgical procedures"
* insert DutchConcept(surgical, [["Heelkundige handelingen"]])
* #obstetric "Obstetric procedures"
* insert DutchConcept(obstetric, [["Verloskundige handelingen"]])
* #endoscopy "Endoscopies"
* insert DutchConcept(endoscopy, [["Endoscopieën"]])
* #catheterisation "Catheterisations"
* insert DutchConcept(catheterisation, [["Katheterisaties"]])
* #injection "Injections"
* insert DutchConcept(injection, [["Injecties"]])
* #puncture "Punctures"
* insert DutchConcept(puncture, [["Puncties"]])
* #anaesthesia "General anaesthesia"
* insert DutchConcept(anaesthesia, [["Brengen onder narcose"]])
* #radiation "Radioactive substances and ionising radiation"
* insert DutchConcept(radiation, [["Radioactieve stoffen en ioniserende straling"]])
* #cardioversion "Elective cardioversion"
* insert DutchConcept(cardioversion, [["Electieve cardioversie"]])
* #defibrillation "Defibrillation"
* insert DutchConcept(defibrillation, [["Defibrillatie"]])
* #electroshock "Electroconvulsive therapy"
* insert DutchConcept(electroshock, [["Elektroconvulsieve therapie"]])
* #lithotripsy "Lithotripsy"
* insert DutchConcept(lithotripsy, [["Steenvergruizing"]])
* #fertilisation "Artificial fertilisation"
* insert DutchConcept(fertilisation, [["Kunstmatige fertilisatie"]])
* #prescribing "Prescribing medicines"
* insert DutchConcept(prescribing, [["Voorschrijven van geneesmiddelen"]])

ValueSet: BigCategories
Id: big-category
Title: "Categories of reserved procedures"
Description: "All codes of the code system big-category."
* insert WholeValueSet
* insert Dutch([["Categorieën voorbehouden handelingen"]], [["Alle codes van het codestelsel big-category."]])
* include codes from system BigCategoryCodes
