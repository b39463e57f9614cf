Profile: VolunteerAgreement
Parent: Contract
Id: volunteer-agreement
Title: "Volunteer agreement"
Description: "What an organisation and a volunteer agreed: the acts that he may do, rights, duties, and how liability is covered. It keeps the volunteer free of liability."
* insert Dutch([["Vrijwilligersovereenkomst"]], [["Wat een organisatie en een vrijwilliger hebben afgesproken: de handelingen die hij mag doen, rechten en plichten, en hoe aansprakelijkheid gedekt is. Zij vrijwaart de vrijwilliger."]])
* obeys ACT-11-acts and ACT-11-terms
* extension contains VolunteerTerms named volunteerTerms 0..1 MS
    and Vog named vog 0..1 MS
* identifier MS
* status MS
* applies MS
* applies ^short = "From when until when"
* authority MS
* authority ^short = "The organisation"
* subject 1..1 MS
* subject only Reference(Person)
* subject ^short = "The volunteer"
* type 1..1 MS
* type = $record-type#volunteer-agreement
* term MS
* term.action MS
* term.action ^short = "One for each act that he may do"
* term.action.type MS
* term.action.type from Acts (extensible)
