CodeSystem: EvaluationOutcomeCodes
Id: evaluation-outcome
Title: "Outcome of an evaluation"
Description: "What client, carer and professional decided when they evaluated an agreement."
* insert WholeCodeSystem
* insert Dutch([["Uitkomst van een evaluatie"]], [["Wat cliënt, mantelzorger of vrijwilliger, en zorgprofessional besloten toen zij een afspraak evalueerden."]])
* ^valueSet = "https://samenspel.example/fhir/ValueSet/evaluation-outcome"
* #continue "Go on"
* insert DutchConcept(continue, [["Doorgaan"]])
* #change "Change"
* insert DutchConcept(change, [["Aanpassen"]])
* #stop "Stop, hand back to professionals"
* insert DutchConcept(stop, [["Stoppen, terug naar zorgprofessionals"]])

ValueSet: EvaluationOutcomes
Id: evaluation-outcome
Title: "Outcomes of an evaluation"
Description: "All codes of the code system evaluation-outcome."
* insert WholeValueSet
* insert Dutch([["Uitkomsten van een evaluatie"]], [["Alle codes van het codestelsel evaluation-outcome."]])
* include codes from system EvaluationOutcomeCodes
