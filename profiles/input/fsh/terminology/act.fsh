CodeSystem: ActCodes
Id: act
Title: "Act"
Description: "What a carer does for the client. For acts that have no code in SNOMED CT that is in use in the Netherlands, and for the facts about an act that the rules need: its kind, whether it is reserved and in which category, and whether protocols exist for it."
* insert WholeCodeSystem
* insert Dutch([["Handeling"]], [["Wat een mantelzorger of vrijwilliger voor de cliënt doet. Voor handelingen zonder SNOMED CT-code die in Nederland in gebruik is, en voor de feiten die de regels nodig hebben: de soort, of de handeling voorbehouden is en in welke categorie, en of er protocollen voor bestaan."]])
* ^property[0].code = #kind
* ^property[0].description = "The kind of act, a code of the code system act-kind."
* ^property[0].type = #Coding
* ^property[1].code = #reserved
* ^property[1].description = "Whether the Wet BIG reserves the act (voorbehouden handeling). To be confirmed by a jurist."
* ^property[1].type = #boolean
* ^property[2].code = #protocol
* ^property[2].description = "Whether an organisation usually has a protocol for the act."
* ^property[2].type = #boolean
* ^property[3].code = #big-category
* ^property[3].description = "The category of the Wet BIG (article 36) that reserves the act, a code of the code system big-category; only where it is reserved."
* ^property[3].type = #Coding
* #insulin-injection "Insulin injection"
* insert ReservedAct(insulin-injection, care-act, injection, true, [[Insuline spuiten]])
* #subcutaneous-injection "Injection under the skin"
* insert ReservedAct(subcutaneous-injection, care-act, injection, true, [[Injectie onder de huid geven]])
* #intramuscular-injection "Injection into a muscle"
* insert ReservedAct(intramuscular-injection, care-act, injection, true, [[Injectie in een spier geven]])
* #infusion-medication "Giving medicines through an infusion line"
* insert ReservedAct(infusion-medication, care-act, injection, true, [[Medicijnen geven via een infuus]])
* #infusion-placement "Placing an infusion needle"
* insert ReservedAct(infusion-placement, care-act, puncture, true, [[Infuus aanbrengen]])
* #bladder-catheterisation "Bladder catheterisation"
* insert ReservedAct(bladder-catheterisation, care-act, catheterisation, true, [[Blaas katheteriseren]])
* #suprapubic-catheter-change "Changing a suprapubic catheter"
* insert ReservedAct(suprapubic-catheter-change, care-act, catheterisation, true, [[Suprapubische katheter verwisselen]])
* #tube-placement "Placing a feeding tube"
* insert ReservedAct(tube-placement, care-act, catheterisation, true, [[Maagsonde inbrengen]])
* #glucose-measurement "Glucose measurement by finger prick"
* insert Act(glucose-measurement, care-act, true, [[Bloedsuiker meten met een vingerprik]])
* #blood-pressure-measurement "Blood pressure measurement"
* insert Act(blood-pressure-measurement, care-act, true, [[Bloeddruk meten]])
* #eye-drops "Eye drops"
* insert Act(eye-drops, care-act, true, [[Oogdruppels geven]])
* #eye-ointment "Eye ointment"
* insert Act(eye-ointment, care-act, true, [[Oogzalf aanbrengen]])
* #ear-drops "Ear drops"
* insert Act(ear-drops, care-act, true, [[Oordruppels geven]])
* #support-stockings "Support stockings on or off"
* insert Act(support-stockings, care-act, true, [[Steunkousen aan- of uittrekken]])
* #compression-bandaging "Compression bandaging"
* insert Act(compression-bandaging, care-act, true, [[Benen zwachtelen]])
* #medicines "Giving medicines"
* insert Act(medicines, care-act, true, [[Medicijnen geven]])
* #medicine-intake "Help with taking medicines"
* insert Act(medicine-intake, care-act, true, [[Helpen bij het innemen van medicijnen]])
* #medicine-grinding "Grinding medicines"
* insert Act(medicine-grinding, care-act, true, [[Medicijnen malen]])
* #medicines-by-tube "Giving medicines by a tube that is in place"
* insert Act(medicines-by-tube, care-act, true, [[Medicijnen geven door een sonde die al geplaatst is]])
* #medicine-patch "Medicine patch"
* insert Act(medicine-patch, care-act, true, [[Medicijnpleister plakken]])
* #inhalation "Inhaled medicines"
* insert Act(inhalation, care-act, true, [[Medicijnen laten inhaleren of vernevelen]])
* #suppository "Suppository"
* insert Act(suppository, care-act, true, [[Zetpil geven]])
* #enema "Enema"
* insert Act(enema, care-act, true, [[Klysma geven]])
* #skin-ointment "Ointment on the skin"
* insert Act(skin-ointment, care-act, false, [[Huid zalven]])
* #tube-feeding "Feeding by a tube that is in place"
* insert Act(tube-feeding, care-act, true, [[Sondevoeding geven door een sonde die al geplaatst is]])
* #tube-feeding-watch "Watching over tube feeding"
* insert Act(tube-feeding-watch, care-act, true, [[Sondevoeding bewaken]])
* #stoma-care "Stoma care"
* insert Act(stoma-care, care-act, true, [[Stoma verzorgen]])
* #catheter-care "Catheter care"
* insert Act(catheter-care, care-act, true, [[Katheter verzorgen en katheterzak verwisselen]])
* #bladder-irrigation "Bladder irrigation"
* insert Act(bladder-irrigation, care-act, true, [[Blaas spoelen]])
* #wound-care "Wound care"
* insert Act(wound-care, care-act, true, [[Wond verzorgen]])
* #oxygen "Giving oxygen"
* insert Act(oxygen, care-act, true, [[Zuurstof geven]])
* #airway-suction "Suction of mouth and throat"
* insert Act(airway-suction, care-act, true, [[Mond en keel uitzuigen]])
* #tracheostomy-care "Tracheostomy care"
* insert Act(tracheostomy-care, care-act, true, [[Tracheacanule verzorgen]])
* #breathing-exercises "Support with breathing exercises"
* insert Act(breathing-exercises, care-act, false, [[Ondersteunen bij ademhalingsoefeningen]])
* #washing "Help with washing"
* insert Act(washing, personal-care, false, [[Helpen met wassen]])
* #showering "Help with showering"
* insert Act(showering, personal-care, false, [[Helpen met douchen]])
* #dressing "Help with dressing"
* insert Act(dressing, personal-care, false, [[Helpen met aankleden]])
* #mouth-care "Mouth care"
* insert Act(mouth-care, personal-care, false, [[Mondverzorging]])
* #shaving "Help with shaving"
* insert Act(shaving, personal-care, false, [[Helpen met scheren]])
* #toileting "Help with going to the toilet"
* insert Act(toileting, personal-care, false, [[Helpen met naar het toilet gaan]])
* #incontinence-care "Changing incontinence material"
* insert Act(incontinence-care, personal-care, false, [[Incontinentiemateriaal verwisselen]])
* #eating "Help with eating and drinking"
* insert Act(eating, personal-care, false, [[Helpen met eten en drinken]])
* #transfer "Help with getting up and moving"
* insert Act(transfer, personal-care, true, [[Helpen met opstaan en verplaatsen]])
* #walking "Going for a walk"
* insert Act(walking, company, false, [[Wandelen]])
* #cooking "Cooking"
* insert Act(cooking, company, false, [[Koken]])
* #company "Keeping company"
* insert Act(company, company, false, [[Gezelschap houden]])
* #coffee "Drinking coffee together"
* insert Act(coffee, company, false, [[Samen koffie drinken]])
* #activity "Doing an activity together"
* insert Act(activity, company, false, [[Samen een activiteit doen]])
* #watching-over "Keeping an eye on things"
* insert Act(watching-over, company, false, [[Een oogje in het zeil houden]])
* #accompanying "Going along to an appointment"
* insert Act(accompanying, company, false, [[Meegaan naar een afspraak]])
* #transport "Transport"
* insert Act(transport, company, false, [[Vervoer]])
* #shopping "Shopping"
* insert Act(shopping, company, false, [[Boodschappen doen]])
* #housework "Housework"
* insert Act(housework, company, false, [[Helpen in het huishouden]])
* #paperwork "Help with paperwork"
* insert Act(paperwork, company, false, [[Helpen met de administratie]])
* #stock-keeping "Keeping the stock"
* insert Act(stock-keeping, company, false, [[Voorraad beheren]])

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

ValueSet: ReservedActs
Id: reserved-act
Title: "Reserved procedures"
Description: "The acts that the Wet BIG reserves (voorbehouden handelingen), as far as carers do them. To be confirmed by a jurist."
* insert WholeValueSet
* insert Dutch([["Voorbehouden handelingen"]], [["De handelingen die de Wet BIG voorbehoudt, voor zover mantelzorgers en vrijwilligers ze doen. Nog door een jurist te bevestigen."]])
* include codes from system ActCodes where reserved = "true"
