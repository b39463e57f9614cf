CodeSystem: ActCodes
Id: act
Title: "Act"
Description: "What a carer does for the client. For acts that have no code in SNOMED CT that is in use in the Netherlands, and for the facts about an act that the rules need: its kind, and whether it is reserved."
* insert WholeCodeSystem
* insert Dutch([["Handeling"]], [["Wat een mantelzorger of vrijwilliger voor de cliënt doet. Voor handelingen zonder SNOMED CT-code die in Nederland in gebruik is, en voor de feiten die de regels nodig hebben: de soort, en of de handeling voorbehouden is."]])
* ^property[0].code = #kind
* ^property[0].description = "The kind of act, a code of the code system act-kind."
* ^property[0].type = #Coding
* ^property[1].code = #reserved
* ^property[1].description = "Whether the Wet BIG reserves the act (voorbehouden handeling). To be confirmed by a jurist."
* ^property[1].type = #boolean
* #insulin-injection "Insulin injection"
* insert Act(insulin-injection, care-act, true, [["Insuline spuiten"]])
* #glucose-measurement "Glucose measurement by finger prick"
* insert Act(glucose-measurement, care-act, false, [["Bloedsuiker meten met een vingerprik"]])
* #eye-drops "Eye drops"
* insert Act(eye-drops, care-act, false, [["Oogdruppels geven"]])
* #support-stockings "Support stockings on or off"
* insert Act(support-stockings, care-act, false, [["Steunkousen aan- of uittrekken"]])
* #medicines "Giving medicines"
* insert Act(medicines, care-act, false, [["Medicijnen geven"]])
* #tube-feeding "Feeding by a tube that is in place"
* insert Act(tube-feeding, care-act, false, [["Sondevoeding geven door een sonde die al geplaatst is"]])
* #stoma-care "Stoma care"
* insert Act(stoma-care, care-act, false, [["Stoma verzorgen"]])
* #washing "Help with washing"
* insert Act(washing, personal-care, false, [["Helpen met wassen"]])
* #toileting "Help with going to the toilet"
* insert Act(toileting, personal-care, false, [["Helpen met naar het toilet gaan"]])
* #walking "Going for a walk"
* insert Act(walking, company, false, [["Wandelen"]])
* #cooking "Cooking"
* insert Act(cooking, company, false, [["Koken"]])
* #company "Keeping company"
* insert Act(company, company, false, [["Gezelschap houden"]])

ValueSet: Acts
Id: act
Title: "Acts"
Description: "Acts that an agreement can be about: ours, and those that nl-core and SNOMED CT have a code for."
* insert WholeValueSet
* insert Dutch([["Handelingen"]], [["Handelingen waarover een afspraak kan gaan: die van ons, en die waarvoor nl-core en SNOMED CT een code hebben."]])
* include codes from system ActCodes
// Kinds of help in nl-core-HelpFromOthers.
* $sct#60689008
* $sct#386229000
// Acts.
* $sct#18629005
* $sct#225194008
* $sct#225358003
* $sct#225420001
* $sct#313332003
* $sct#386420003
* $sct#410024004
* $sct#61420007
