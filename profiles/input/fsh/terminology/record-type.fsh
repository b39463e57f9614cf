CodeSystem: RecordTypeCodes
Id: record-type
Title: "Type of record"
Description: "By which code a resource is known as ours, where its resource type alone does not tell."
* insert WholeCodeSystem
* insert Dutch([["Soort gegeven"]], [["De code waaraan een gegeven als het onze te herkennen is, waar het resourcetype alleen dat niet vertelt."]])
* #care-agreement "Care agreement"
* insert DutchConcept(care-agreement, [["Afspraak over informele zorg"]])
* #care-consent "Consent to care"
* insert DutchConcept(care-consent, [["Instemming met zorg"]])
* #evaluation "Evaluation of a care agreement"
* insert DutchConcept(evaluation, [["Evaluatie van een afspraak"]])
