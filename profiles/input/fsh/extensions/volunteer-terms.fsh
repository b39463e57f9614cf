Extension: VolunteerTerms
Id: volunteer-terms
Title: "Terms for the volunteer"
Description: "The rights and duties of volunteer and organisation, and how liability is covered."
Context: Contract
* insert Dutch([["Voorwaarden voor de vrijwilliger"]], [["De rechten en plichten van vrijwilliger en organisatie, en hoe aansprakelijkheid gedekt is."]])
* extension contains rights 0..1 and duties 0..1 and liabilityCover 0..1
* extension[rights] ^short = "Rights"
* extension[rights].value[x] only string
* extension[rights].value[x] 1..1
* extension[duties] ^short = "Duties"
* extension[duties].value[x] only string
* extension[duties].value[x] 1..1
* extension[liabilityCover] ^short = "How liability is covered"
* extension[liabilityCover].value[x] only string
* extension[liabilityCover].value[x] 1..1
