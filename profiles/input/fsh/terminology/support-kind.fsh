CodeSystem: SupportKindCodes
Id: support-kind
Title: "Kind of support for the carer"
Description: "What a carer can be offered so that she can keep it up."
* insert WholeCodeSystem
* insert Dutch([["Soort ondersteuning voor de mantelzorger"]], [["Wat een mantelzorger of vrijwilliger aangeboden kan krijgen om het vol te houden."]])
* #information "Information"
* insert DutchConcept(information, [["Informatie"]])
* #talk "A talk"
* insert DutchConcept(talk, [["Een gesprek"]])
* #training "Training"
* insert DutchConcept(training, [["Training"]])
* #practical-help "Practical help"
* insert DutchConcept(practical-help, [["Praktische hulp"]])
* #respite-care "Respite care"
* insert DutchConcept(respite-care, [["Respijtzorg"]])
* #peer-group "Peer group"
* insert DutchConcept(peer-group, [["Lotgenotengroep"]])
* #confidential-adviser "Confidential adviser"
* insert DutchConcept(confidential-adviser, [["Vertrouwenspersoon"]])
* #municipality "Municipality (Wmo, wijkteam)"
* insert DutchConcept(municipality, [["Gemeente (Wmo, wijkteam)"]])
* #choice-guide "Choice guide of MantelzorgNL"
* insert DutchConcept(choice-guide, [["Keuzehulp van MantelzorgNL"]])

ValueSet: SupportKinds
Id: support-kind
Title: "Kinds of support for the carer"
Description: "Kinds of support of our own, and those that SNOMED CT has a code for."
* insert WholeValueSet
* insert Dutch([["Soorten ondersteuning voor de mantelzorger"]], [["Soorten ondersteuning van ons zelf, en die waarvoor SNOMED CT een code heeft."]])
* include codes from system SupportKindCodes
* $sct#386229000
* $sct#105386004
