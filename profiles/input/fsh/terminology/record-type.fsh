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
* #disclosure-consent "Consent to disclosure"
* insert DutchConcept(disclosure-consent, [["Toestemming voor inzage"]])
* #agreement-register "Register of agreements"
* insert DutchConcept(agreement-register, [["Register van afspraken"]])
* #delegation-order "Order for a care act"
* insert DutchConcept(delegation-order, [["Opdracht voor een zorghandeling"]])
* #competence "Ability of a carer"
* insert DutchConcept(competence, [["Bekwaamheid"]])
* #volunteer-agreement "Agreement with a volunteer"
* insert DutchConcept(volunteer-agreement, [["Vrijwilligersovereenkomst"]])
* #care-plan-meeting "Care plan meeting"
* insert DutchConcept(care-plan-meeting, [["Zorgplanbespreking"]])
* #carer-support "Support of the carer"
* insert DutchConcept(carer-support, [["Ondersteuning van de mantelzorger"]])
* #evaluation "Evaluation of a care agreement"
* insert DutchConcept(evaluation, [["Evaluatie van een afspraak"]])
* #concern "Concern"
* insert DutchConcept(concern, [["Zorg dat het niet goed gaat"]])
* #review "Review"
* insert DutchConcept(review, [["Opnieuw bekijken"]])
* #follow-up "What follows from a shared fact"
* insert DutchConcept(follow-up, [["Wat volgt uit een gedeeld feit"]])
