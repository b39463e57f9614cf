Extension: Beneficiary
Id: beneficiary
Title: "For which carer"
Description: "The carer whom the support is for. The subject is the client, in whose record it stands."
Context: ServiceRequest
* insert Dutch([["Voor welke mantelzorger"]], [["De mantelzorger of vrijwilliger voor wie de ondersteuning is. Het subject is de cliënt, in wiens dossier het staat."]])
* value[x] only Reference(RelatedPerson)
* value[x] 1..1
