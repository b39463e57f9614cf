Extension: LiabilityTold
Id: liability-told
Title: "Told about liability"
Description: "When the carer was told about liability and insurance."
Context: RelatedPerson
* insert Dutch([["Geïnformeerd over aansprakelijkheid"]], [["Wanneer de mantelzorger of vrijwilliger is geïnformeerd over aansprakelijkheid en verzekering."]])
* value[x] only date
* value[x] 1..1
