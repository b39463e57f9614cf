Extension: FixedContact
Id: fixed-contact
Title: "Fixed contact person"
Description: "The one professional in the organisation whom the carer can always turn to."
Context: RelatedPerson
* insert Dutch([["Vaste contactpersoon"]], [["De zorgprofessional in de organisatie bij wie de mantelzorger altijd terechtkan."]])
* value[x] only Reference(PractitionerRole or Practitioner)
* value[x] 1..1
