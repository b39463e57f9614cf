Extension: VolunteerOrganization
Id: volunteer-organization
Title: "Organisation of the volunteer"
Description: "The organisation through which the volunteer works: the care organisation, or a volunteer organisation that it works with."
Context: RelatedPerson
* insert Dutch([["Organisatie van de vrijwilliger"]], [["De organisatie waarlangs de vrijwilliger werkt: de zorgorganisatie, of een vrijwilligersorganisatie waarmee zij samenwerkt."]])
* value[x] only Reference(Organization)
* value[x] 1..1
