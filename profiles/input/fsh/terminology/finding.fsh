// Made by scripts/finding-codes.ts.
CodeSystem: FindingCodes
Id: finding
Title: "Finding"
Description: "The stable ids in issue.details.coding of every OperationOutcome of the service: rules and constraints, checks of the validator, and failures. In the displays, what stands in braces is filled in. An invariant of R4 or of another package has its own key for a code, which is not listed here."
* insert Dutch([["Bevinding"]], [["De vaste codes in issue.details.coding van elke OperationOutcome van de dienst: regels en voorwaarden, controles van de validator, en wat er mis kan gaan. Wat in de omschrijvingen tussen accolades staat, wordt ingevuld. Een voorwaarde van R4 of van een ander pakket heeft haar eigen sleutel als code, en die staat hier niet."]])
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^content = #fragment
* ^property[0].code = #kind
* ^property[0].description = "rule: of the law or of good practice, in code or as a constraint of a profile; check: of the validator; failure: why a request was not carried out; success."
* ^property[0].type = #string
* #ACT-1 "An agreement in force says what is done, and by whom."
* #ACT-1 ^designation[0].language = #nl
* #ACT-1 ^designation[0].value = "Een geldende afspraak zegt wat er gedaan wordt, en door wie."
* #ACT-1 ^property[0].code = #kind
* #ACT-1 ^property[0].valueString = "rule"
* #ACT-1-w "An agreement says what is done and by whom, since when, and when or how often."
* #ACT-1-w ^designation[0].language = #nl
* #ACT-1-w ^designation[0].value = "Een afspraak zegt wat er gedaan wordt en door wie, sinds wanneer, en wanneer of hoe vaak."
* #ACT-1-w ^property[0].code = #kind
* #ACT-1-w ^property[0].valueString = "rule"
* #ACT-10 "For a reserved procedure by a volunteer the achterwacht is a professional who can come: name a PractitionerRole or a team."
* #ACT-10 ^designation[0].language = #nl
* #ACT-10 ^designation[0].value = "Bij een voorbehouden handeling door een vrijwilliger is de achterwacht een zorgprofessional die kan komen: noem een PractitionerRole of een team."
* #ACT-10 ^property[0].code = #kind
* #ACT-10 ^property[0].valueString = "rule"
* #ACT-11 "The volunteer has no agreement with an organisation in force: add a Contract (volunteer-agreement) for the Person of this volunteer."
* #ACT-11 ^designation[0].language = #nl
* #ACT-11 ^designation[0].value = "De vrijwilliger heeft geen geldende vrijwilligersovereenkomst: voeg een Contract (volunteer-agreement) toe op de Person van deze vrijwilliger."
* #ACT-11 ^property[0].code = #kind
* #ACT-11 ^property[0].valueString = "rule"
* #ACT-11-acts "The agreement with the volunteer names the acts that he may do."
* #ACT-11-acts ^designation[0].language = #nl
* #ACT-11-acts ^designation[0].value = "De vrijwilligersovereenkomst noemt de handelingen die de vrijwilliger mag doen."
* #ACT-11-acts ^property[0].code = #kind
* #ACT-11-acts ^property[0].valueString = "rule"
* #ACT-11-named "The agreement with the volunteer does not name this care act: add it there."
* #ACT-11-named ^designation[0].language = #nl
* #ACT-11-named ^designation[0].value = "De vrijwilligersovereenkomst noemt deze zorghandeling niet: neem haar daarin op."
* #ACT-11-named ^property[0].code = #kind
* #ACT-11-named ^property[0].valueString = "rule"
* #ACT-11-terms "The agreement with the volunteer says what the rights, the duties and the liability cover are."
* #ACT-11-terms ^designation[0].language = #nl
* #ACT-11-terms ^designation[0].value = "De vrijwilligersovereenkomst zegt wat de rechten en plichten zijn, en hoe aansprakelijkheid gedekt is."
* #ACT-11-terms ^property[0].code = #kind
* #ACT-11-terms ^property[0].valueString = "rule"
* #ACT-11-via "The agreement with the volunteer is another organisation's than the client's: see that the cooperation, rights and duties and insurance are arranged."
* #ACT-11-via ^designation[0].language = #nl
* #ACT-11-via ^designation[0].value = "De vrijwilligersovereenkomst is met een andere organisatie dan die van de cliënt: ga na dat de samenwerking, de rechten en plichten en de verzekering geregeld zijn."
* #ACT-11-via ^property[0].code = #kind
* #ACT-11-via ^property[0].valueString = "rule"
* #ACT-12 "A certificate of conduct (VOG) is not obligatory for a volunteer; the organisation can choose to ask for one."
* #ACT-12 ^designation[0].language = #nl
* #ACT-12 ^designation[0].value = "Een VOG is voor een vrijwilliger niet verplicht; de organisatie kan er zelf om vragen."
* #ACT-12 ^property[0].code = #kind
* #ACT-12 ^property[0].valueString = "rule"
* #ACT-13 "It says whose ability it is, who found it, and when."
* #ACT-13 ^designation[0].language = #nl
* #ACT-13 ^designation[0].value = "Er staat bij wiens bekwaamheid het is, wie die heeft vastgesteld, en wanneer."
* #ACT-13 ^property[0].code = #kind
* #ACT-13 ^property[0].valueString = "rule"
* #ACT-13-together "That somebody is able to do it alone, she and the professional decide together: name her too with the ability."
* #ACT-13-together ^designation[0].language = #nl
* #ACT-13-together ^designation[0].value = "Dat iemand het zelfstandig kan, besluiten zij en de zorgprofessional samen: noem bij de bekwaamheid ook haarzelf."
* #ACT-13-together ^property[0].code = #kind
* #ACT-13-together ^property[0].valueString = "rule"
* #ACT-14 "It does not say which professional taught it: he must be able to do the act himself. Name him with the ability."
* #ACT-14 ^designation[0].language = #nl
* #ACT-14 ^designation[0].value = "Er staat niet bij welke zorgprofessional het heeft aangeleerd: die moet de handeling zelf beheersen. Noem die bij de bekwaamheid."
* #ACT-14 ^property[0].code = #kind
* #ACT-14 ^property[0].valueString = "rule"
* #ACT-15 "No professional is involved any more, and it does not say who can be reached at once with urgent questions: agree on that and record it (achterwacht)."
* #ACT-15 ^designation[0].language = #nl
* #ACT-15 ^designation[0].value = "Er is geen professional meer betrokken, en er staat niet wie direct te bereiken is bij dringende vragen: spreek dat af en leg het vast (achterwacht)."
* #ACT-15 ^property[0].code = #kind
* #ACT-15 ^property[0].valueString = "rule"
* #ACT-16 "There is a protocol for this act: give it to the volunteer, and refer to it in the agreement."
* #ACT-16 ^designation[0].language = #nl
* #ACT-16 ^designation[0].value = "Voor deze handeling bestaat een protocol: geef het de vrijwilliger, en verwijs ernaar in de afspraak."
* #ACT-16 ^property[0].code = #kind
* #ACT-16 ^property[0].valueString = "rule"
* #ACT-17 "The act was handed back, which is always allowed. Who takes over? Complete the task when that is arranged."
* #ACT-17 ^designation[0].language = #nl
* #ACT-17 ^designation[0].value = "De handeling is teruggegeven, en dat mag altijd. Wie neemt over? Rond de taak af als dat geregeld is."
* #ACT-17 ^property[0].code = #kind
* #ACT-17 ^property[0].valueString = "rule"
* #ACT-18 "The client does this care act himself. No order is needed for that; do agree who can be reached and when it is evaluated."
* #ACT-18 ^designation[0].language = #nl
* #ACT-18 ^designation[0].value = "De cliënt doet deze zorghandeling zelf. Een opdracht is daarvoor niet nodig; spreek wel af wie te bereiken is en wanneer er geëvalueerd wordt."
* #ACT-18 ^property[0].code = #kind
* #ACT-18 ^property[0].valueString = "rule"
* #ACT-19 "This task is for a group: discuss it per client in a care-plan meeting, and refer to that in the agreement, or record the consent of the client."
* #ACT-19 ^designation[0].language = #nl
* #ACT-19 ^designation[0].value = "Deze taak is voor een groep: bespreek haar per cliënt in een zorgplanbespreking, en verwijs daarnaar in de afspraak, of leg de instemming van de cliënt vast."
* #ACT-19 ^property[0].code = #kind
* #ACT-19 ^property[0].valueString = "rule"
* #ACT-2 "For a reserved procedure the agreement names an achterwacht and how to reach her."
* #ACT-2 ^designation[0].language = #nl
* #ACT-2 ^designation[0].value = "Bij een voorbehouden handeling noemt de afspraak een achterwacht en hoe die te bereiken is."
* #ACT-2 ^property[0].code = #kind
* #ACT-2 ^property[0].valueString = "rule"
* #ACT-2-volunteer "For a care act by a volunteer the agreement names an achterwacht and how to reach her."
* #ACT-2-volunteer ^designation[0].language = #nl
* #ACT-2-volunteer ^designation[0].value = "Bij een zorghandeling door een vrijwilliger noemt de afspraak een achterwacht en hoe die te bereiken is."
* #ACT-2-volunteer ^property[0].code = #kind
* #ACT-2-volunteer ^property[0].valueString = "rule"
* #ACT-2-w "The agreement names an achterwacht and how to reach her."
* #ACT-2-w ^designation[0].language = #nl
* #ACT-2-w ^designation[0].value = "De afspraak noemt een achterwacht en hoe die te bereiken is."
* #ACT-2-w ^property[0].code = #kind
* #ACT-2-w ^property[0].valueString = "rule"
* #ACT-20 "For a care act the agreement says what happens when the carer cannot come."
* #ACT-20 ^designation[0].language = #nl
* #ACT-20 ^designation[0].value = "Bij een zorghandeling zegt de afspraak wat er gebeurt als de mantelzorger of vrijwilliger niet kan komen."
* #ACT-20 ^property[0].code = #kind
* #ACT-20 ^property[0].valueString = "rule"
* #ACT-20-help "It does not say what happens when she cannot come. For this help it need not; it may."
* #ACT-20-help ^designation[0].language = #nl
* #ACT-20-help ^designation[0].value = "Er staat niet bij wat er gebeurt als zij niet kan komen. Voor deze hulp hoeft dat niet; het mag wel."
* #ACT-20-help ^property[0].code = #kind
* #ACT-20-help ^property[0].valueString = "rule"
* #ACT-20-pause "A planned pause does not say who covers: ask the achterwacht or the family, and record it."
* #ACT-20-pause ^designation[0].language = #nl
* #ACT-20-pause ^designation[0].value = "Bij een geplande pauze staat niet wie dan waarneemt: vraag het aan de achterwacht of de familie, en leg het vast."
* #ACT-20-pause ^property[0].code = #kind
* #ACT-20-pause ^property[0].valueString = "rule"
* #ACT-21 "The client has died: end this agreement."
* #ACT-21 ^designation[0].language = #nl
* #ACT-21 ^designation[0].value = "De cliënt is overleden: beëindig deze afspraak."
* #ACT-21 ^property[0].code = #kind
* #ACT-21 ^property[0].valueString = "rule"
* #ACT-3 "For a reserved procedure the agreement says how and when it will be evaluated."
* #ACT-3 ^designation[0].language = #nl
* #ACT-3 ^designation[0].value = "Bij een voorbehouden handeling zegt de afspraak hoe en wanneer er geëvalueerd wordt."
* #ACT-3 ^property[0].code = #kind
* #ACT-3 ^property[0].valueString = "rule"
* #ACT-3-volunteer "For what a volunteer does the agreement says how and when it will be evaluated: also to hear how the volunteer is doing."
* #ACT-3-volunteer ^designation[0].language = #nl
* #ACT-3-volunteer ^designation[0].value = "Bij wat een vrijwilliger doet zegt de afspraak hoe en wanneer er geëvalueerd wordt: ook om te horen hoe het met de vrijwilliger gaat."
* #ACT-3-volunteer ^property[0].code = #kind
* #ACT-3-volunteer ^property[0].valueString = "rule"
* #ACT-3-w "The agreement says how and when it will be evaluated."
* #ACT-3-w ^designation[0].language = #nl
* #ACT-3-w ^designation[0].value = "De afspraak zegt hoe en wanneer er geëvalueerd wordt."
* #ACT-3-w ^property[0].code = #kind
* #ACT-3-w ^property[0].valueString = "rule"
* #ACT-4 "No boundaries are recorded: ask what she wants and is able to do, what explicitly not, and what the family wants to keep doing itself."
* #ACT-4 ^designation[0].language = #nl
* #ACT-4 ^designation[0].value = "Er staan geen grenzen bij: vraag wat zij wil en kan, wat uitdrukkelijk niet, en wat de familie zelf wil blijven doen."
* #ACT-4 ^property[0].code = #kind
* #ACT-4 ^property[0].valueString = "rule"
* #ACT-5 "The agreement is part of the client's care plan."
* #ACT-5 ^designation[0].language = #nl
* #ACT-5 ^designation[0].value = "De afspraak hoort bij het zorgplan van de cliënt."
* #ACT-5 ^property[0].code = #kind
* #ACT-5 ^property[0].valueString = "rule"
* #ACT-5-other-client "The care plan that this agreement is part of is another client's: refer to this client's care plan."
* #ACT-5-other-client ^designation[0].language = #nl
* #ACT-5-other-client ^designation[0].value = "Het zorgplan waar deze afspraak bij hoort, is van een andere cliënt: verwijs naar het zorgplan van deze cliënt."
* #ACT-5-other-client ^property[0].code = #kind
* #ACT-5-other-client ^property[0].valueString = "rule"
* #ACT-6 "A mantelzorger may do this reserved procedure: the Wet BIG is about professional acting. What it takes is the consent of both client and mantelzorger."
* #ACT-6 ^designation[0].language = #nl
* #ACT-6 ^designation[0].value = "Een mantelzorger mag deze voorbehouden handeling doen: de Wet BIG gaat over beroepsmatig handelen. Nodig is dat cliënt en mantelzorger allebei instemmen."
* #ACT-6 ^property[0].code = #kind
* #ACT-6 ^property[0].valueString = "rule"
* #ACT-6-teaching "Record that the mantelzorger learnt this reserved procedure, and who checks that it goes well. The law asks no proof of ability of her."
* #ACT-6-teaching ^designation[0].language = #nl
* #ACT-6-teaching ^designation[0].value = "Leg vast dat de mantelzorger deze voorbehouden handeling heeft geleerd, en wie meekijkt of het goed gaat. Een bewijs van bekwaamheid vraagt de wet niet van haar."
* #ACT-6-teaching ^property[0].code = #kind
* #ACT-6-teaching ^property[0].valueString = "rule"
* #ACT-7 "The organisation's policy does not allow this reserved procedure to volunteers: record it in the policy (Organization, act-policy), or leave it to a professional."
* #ACT-7 ^designation[0].language = #nl
* #ACT-7 ^designation[0].value = "Het beleid van de organisatie staat vrijwilligers deze voorbehouden handeling niet toe: leg de handeling vast in het beleid (Organization, act-policy), of laat haar aan een zorgprofessional."
* #ACT-7 ^property[0].code = #kind
* #ACT-7 ^property[0].valueString = "rule"
* #ACT-8 "A care act by a volunteer needs an order of an authorised professional: add a ServiceRequest (delegation-order) for this volunteer and this act."
* #ACT-8 ^designation[0].language = #nl
* #ACT-8 ^designation[0].value = "Voor een zorghandeling door een vrijwilliger is een opdracht nodig van een bevoegde zorgprofessional: voeg een ServiceRequest (delegation-order) toe voor deze vrijwilliger en deze handeling."
* #ACT-8 ^property[0].code = #kind
* #ACT-8 ^property[0].valueString = "rule"
* #ACT-8-order "An order in force says who gave it, to whom, and for which act."
* #ACT-8-order ^designation[0].language = #nl
* #ACT-8-order ^designation[0].value = "Een geldende opdracht zegt wie haar gaf, aan wie, en voor welke handeling."
* #ACT-8-order ^property[0].code = #kind
* #ACT-8-order ^property[0].valueString = "rule"
* #ACT-8-trained "Who is not trained for an act does not order it."
* #ACT-8-trained ^designation[0].language = #nl
* #ACT-8-trained ^designation[0].value = "Wie niet voor een handeling is opgeleid, geeft er geen opdracht voor."
* #ACT-8-trained ^property[0].code = #kind
* #ACT-8-trained ^property[0].valueString = "rule"
* #ACT-8-trained-w "The order shows that who gives it is trained for the act."
* #ACT-8-trained-w ^designation[0].language = #nl
* #ACT-8-trained-w ^designation[0].value = "De opdracht laat zien dat wie haar geeft voor de handeling is opgeleid."
* #ACT-8-trained-w ^property[0].code = #kind
* #ACT-8-trained-w ^property[0].valueString = "rule"
* #ACT-9 "The volunteer's ability for this act is not recorded or no longer valid: add an Observation (competence), with able alone and until when."
* #ACT-9 ^designation[0].language = #nl
* #ACT-9 ^designation[0].value = "De bekwaamheid van de vrijwilliger voor deze handeling is niet vastgelegd of niet meer geldig: voeg een Observation (competence) toe, met zelfstandig bekwaam en tot wanneer."
* #ACT-9 ^property[0].code = #kind
* #ACT-9 ^property[0].valueString = "rule"
* #CARE-1 "The client's consent is not recorded: add a Consent (care-consent) that refers to this agreement and names who does it."
* #CARE-1 ^designation[0].language = #nl
* #CARE-1 ^designation[0].value = "De instemming van de cliënt is niet vastgelegd: voeg een Consent (care-consent) toe die naar deze afspraak verwijst en noemt wie het doet."
* #CARE-1 ^property[0].code = #kind
* #CARE-1 ^property[0].valueString = "rule"
* #CARE-1-consent "A consent in force says who gave it, who does the care, and for which agreement."
* #CARE-1-consent ^designation[0].language = #nl
* #CARE-1-consent ^designation[0].value = "Een geldende instemming zegt wie haar gaf, wie de zorg geeft, en voor welke afspraak."
* #CARE-1-consent ^property[0].code = #kind
* #CARE-1-consent ^property[0].valueString = "rule"
* #CARE-10 "The consent ends within 30 days, or who gave it may no longer decide for the client: discuss whether this goes on, and record it."
* #CARE-10 ^designation[0].language = #nl
* #CARE-10 ^designation[0].value = "De instemming loopt binnen 30 dagen af, of wie instemde mag niet meer voor de cliënt beslissen: bespreek of dit doorgaat, en leg dat vast."
* #CARE-10 ^property[0].code = #kind
* #CARE-10 ^property[0].valueString = "rule"
* #CARE-10-review "A review that is still to be done has a date by which it is done."
* #CARE-10-review ^designation[0].language = #nl
* #CARE-10-review ^designation[0].value = "Iets dat nog opnieuw bekeken moet worden, heeft een datum waarop dat uiterlijk gebeurt."
* #CARE-10-review ^property[0].code = #kind
* #CARE-10-review ^property[0].valueString = "rule"
* #CARE-2 "The carer herself consents to doing the act: nobody is obliged to."
* #CARE-2 ^designation[0].language = #nl
* #CARE-2 ^designation[0].value = "Wie de handeling gaat doen, stemt daar zelf mee in: niemand is verplicht."
* #CARE-2 ^property[0].code = #kind
* #CARE-2 ^property[0].valueString = "rule"
* #CARE-2-w "Ask the carer whether she wants to do this, and record her consent."
* #CARE-2-w ^designation[0].language = #nl
* #CARE-2-w ^designation[0].value = "Vraag wie het gaat doen of zij dat wil, en leg haar instemming vast."
* #CARE-2-w ^property[0].code = #kind
* #CARE-2-w ^property[0].valueString = "rule"
* #CARE-3 "For a child under 12 a parent or guardian consents: record that consent, and the parent or guardian as representative."
* #CARE-3 ^designation[0].language = #nl
* #CARE-3 ^designation[0].value = "Voor een kind jonger dan 12 stemt een ouder of voogd in: leg diens instemming vast, en de ouder of voogd als vertegenwoordiger."
* #CARE-3 ^property[0].code = #kind
* #CARE-3 ^property[0].valueString = "rule"
* #CARE-4 "A child of 12 to 15 consents, together with a parent or guardian: record both."
* #CARE-4 ^designation[0].language = #nl
* #CARE-4 ^designation[0].value = "Een kind van 12 tot en met 15 stemt zelf in, samen met een ouder of voogd: leg beide vast."
* #CARE-4 ^property[0].code = #kind
* #CARE-4 ^property[0].valueString = "rule"
* #CARE-5 "A client of 16 or older who can decide about this consents alone: ask the client, and record it."
* #CARE-5 ^designation[0].language = #nl
* #CARE-5 ^designation[0].value = "Een cliënt van 16 jaar of ouder die hierover kan beslissen, stemt zelf in: vraag het de cliënt en leg dat vast."
* #CARE-5 ^property[0].code = #kind
* #CARE-5 ^property[0].valueString = "rule"
* #CARE-6 "A client who cannot decide about this matter does not consent to it: the representative does."
* #CARE-6 ^designation[0].language = #nl
* #CARE-6 ^designation[0].value = "Wie wilsonbekwaam ter zake is, stemt niet zelf in: dat doet de vertegenwoordiger."
* #CARE-6 ^property[0].code = #kind
* #CARE-6 ^property[0].valueString = "rule"
* #CARE-6-finding "A representative consented: record who found that the client cannot decide about this, when, and about what."
* #CARE-6-finding ^designation[0].language = #nl
* #CARE-6-finding ^designation[0].value = "Een vertegenwoordiger stemde in: leg vast wie heeft vastgesteld dat de cliënt hierover niet kan beslissen, wanneer, en waarover."
* #CARE-6-finding ^property[0].code = #kind
* #CARE-6-finding ^property[0].valueString = "rule"
* #CARE-6-representative "The client cannot decide about this: the representative consents, within the mandate. Record who that is, and her consent."
* #CARE-6-representative ^designation[0].language = #nl
* #CARE-6-representative ^designation[0].value = "De cliënt kan hierover niet beslissen: de vertegenwoordiger stemt in, binnen zijn bevoegdheid. Leg vast wie dat is en dat zij instemt."
* #CARE-6-representative ^property[0].code = #kind
* #CARE-6-representative ^property[0].valueString = "rule"
* #CARE-6-w "It says who found that the client cannot decide about this matter, when, and about what."
* #CARE-6-w ^designation[0].language = #nl
* #CARE-6-w ^designation[0].value = "Er staat bij wie heeft vastgesteld dat de cliënt hierover niet kan beslissen, wanneer, en waarover."
* #CARE-6-w ^property[0].code = #kind
* #CARE-6-w ^property[0].valueString = "rule"
* #CARE-7 "Who consented may not decide for the client: a mantelzorger, first contact person or bewindvoerder is no representative. Ask the client, or the representative."
* #CARE-7 ^designation[0].language = #nl
* #CARE-7 ^designation[0].value = "Wie instemde, mag niet voor de cliënt beslissen: een mantelzorger, eerste contactpersoon of bewindvoerder is geen vertegenwoordiger. Vraag het de cliënt, of diens vertegenwoordiger."
* #CARE-7 ^property[0].code = #kind
* #CARE-7 ^property[0].valueString = "rule"
* #CARE-7-role "A representative has a role that decides: curator, mentor, legal representative, guardian or parent, or a mandate that says its ground."
* #CARE-7-role ^designation[0].language = #nl
* #CARE-7-role ^designation[0].value = "Een vertegenwoordiger heeft een rol die beslist: curator, mentor, wettelijk vertegenwoordiger, voogd of ouder, of een bevoegdheid met de grond erbij."
* #CARE-7-role ^property[0].code = #kind
* #CARE-7-role ^property[0].valueString = "rule"
* #CARE-8 "The client consented once, in the care-plan meeting. For this task of a volunteer that is not asked each time again."
* #CARE-8 ^designation[0].language = #nl
* #CARE-8 ^designation[0].value = "De cliënt stemde een keer in, bij de zorgplanbespreking. Voor deze taak van een vrijwilliger hoeft dat niet telkens opnieuw."
* #CARE-8 ^property[0].code = #kind
* #CARE-8 ^property[0].valueString = "rule"
* #CARE-9 "The client does this himself: no consent is needed for that."
* #CARE-9 ^designation[0].language = #nl
* #CARE-9 ^designation[0].value = "De cliënt doet dit zelf: daarvoor is geen toestemming nodig."
* #CARE-9 ^property[0].code = #kind
* #CARE-9 ^property[0].valueString = "rule"
* #CONCERN-1 "A concern says who signals it and what was seen."
* #CONCERN-1 ^designation[0].language = #nl
* #CONCERN-1 ^designation[0].value = "Een melding van zorg zegt wie het signaleert en wat er gezien is."
* #CONCERN-1 ^property[0].code = #kind
* #CONCERN-1 ^property[0].valueString = "rule"
* #CONCERN-1-w "A concern says when it was signalled."
* #CONCERN-1-w ^designation[0].language = #nl
* #CONCERN-1-w ^designation[0].value = "Een melding van zorg zegt wanneer het gesignaleerd is."
* #CONCERN-1-w ^property[0].code = #kind
* #CONCERN-1-w ^property[0].valueString = "rule"
* #CONCERN-2 "A concern that is taken up says with whom it was discussed and which help was offered."
* #CONCERN-2 ^designation[0].language = #nl
* #CONCERN-2 ^designation[0].value = "Een melding van zorg die is opgepakt, zegt met wie het is besproken en welke hulp is aangeboden."
* #CONCERN-2 ^property[0].code = #kind
* #CONCERN-2 ^property[0].valueString = "rule"
* #CONCERN-3 "A concern is not closed as resolved without a note of what was done."
* #CONCERN-3 ^designation[0].language = #nl
* #CONCERN-3 ^designation[0].value = "Een melding van zorg wordt niet als opgelost afgesloten zonder aantekening van wat er is gedaan."
* #CONCERN-3 ^property[0].code = #kind
* #CONCERN-3 ^property[0].valueString = "rule"
* #CONCERN-4 "It can be needed that this act goes back to staff in whole or in part, or that care is taken over. That is always allowed."
* #CONCERN-4 ^designation[0].language = #nl
* #CONCERN-4 ^designation[0].value = "Het kan nodig zijn dat deze handeling geheel of gedeeltelijk terug gaat naar zorgprofessionals, of dat de zorg wordt overgenomen. Dat mag altijd."
* #CONCERN-4 ^property[0].code = #kind
* #CONCERN-4 ^property[0].valueString = "rule"
* #CONCERN-5 "A concern that is open has a date by which there is a fitting response."
* #CONCERN-5 ^designation[0].language = #nl
* #CONCERN-5 ^designation[0].value = "Een melding van zorg die open staat, heeft een datum waarop er een passende reactie is."
* #CONCERN-5 ^property[0].code = #kind
* #CONCERN-5 ^property[0].valueString = "rule"
* #CONCERN-5-liability "Who may be liable: the organisation too. There is a concern about this agreement to which there was no fitting response in time."
* #CONCERN-5-liability ^designation[0].language = #nl
* #CONCERN-5-liability ^designation[0].value = "Wie aansprakelijk kan zijn: ook de organisatie. Over deze afspraak is er een signaal waarop niet op tijd passend is gereageerd."
* #CONCERN-5-liability ^property[0].code = #kind
* #CONCERN-5-liability ^property[0].valueString = "rule"
* #CONCERN-5-overdue "There was no fitting response to this concern in time: escalate it to the manager. The organisation may be liable."
* #CONCERN-5-overdue ^designation[0].language = #nl
* #CONCERN-5-overdue ^designation[0].value = "Op dit signaal is niet op tijd passend gereageerd: leg het voor aan de leidinggevende. De organisatie kan aansprakelijk zijn."
* #CONCERN-5-overdue ^property[0].code = #kind
* #CONCERN-5-overdue ^property[0].valueString = "rule"
* #CONCERN-6 "Weigh the organisation's own steps: reporting irresponsible care at home, or the reporting code domestic violence. Do not discuss this concern with whom it is about before that is weighed."
* #CONCERN-6 ^designation[0].language = #nl
* #CONCERN-6 ^designation[0].value = "Weeg de eigen stappen van de organisatie: de melding onverantwoorde zorg thuis, of de meldcode huiselijk geweld. Bespreek dit signaal niet met wie het betreft voordat dat is gewogen."
* #CONCERN-6 ^property[0].code = #kind
* #CONCERN-6 ^property[0].valueString = "rule"
* #CONCERN-7 "A complaint about a volunteer can go by the organisation's complaints procedure (Wkkgz)."
* #CONCERN-7 ^designation[0].language = #nl
* #CONCERN-7 ^designation[0].value = "Een klacht over een vrijwilliger kan via de klachtenregeling van de organisatie (Wkkgz)."
* #CONCERN-7 ^property[0].code = #kind
* #CONCERN-7 ^property[0].valueString = "rule"
* #DISC-1-consent "A consent in force to disclosure says who gave it: the client, a parent or the representative."
* #DISC-1-consent ^designation[0].language = #nl
* #DISC-1-consent ^designation[0].value = "Een geldende toestemming voor inzage zegt wie haar gaf: de cliënt, een ouder of de vertegenwoordiger."
* #DISC-1-consent ^property[0].code = #kind
* #DISC-1-consent ^property[0].valueString = "rule"
* #DISC-13-label "A concern carries a confidentiality label, restricted or very restricted, so that no general permit opens it."
* #DISC-13-label ^designation[0].language = #nl
* #DISC-13-label ^designation[0].value = "Een melding van zorg draagt een vertrouwelijkheidslabel, beperkt of zeer beperkt, zodat geen algemene toestemming haar opent."
* #DISC-13-label ^property[0].code = #kind
* #DISC-13-label ^property[0].valueString = "rule"
* #DISC-2 "What is permitted is permitted to exactly one person, by name: never to the family, a team or an organisation."
* #DISC-2 ^designation[0].language = #nl
* #DISC-2 ^designation[0].value = "Wat is toegestaan, is toegestaan aan precies één persoon, met name genoemd: nooit aan de familie, een team of een organisatie."
* #DISC-2 ^property[0].code = #kind
* #DISC-2 ^property[0].valueString = "rule"
* #DISC-7 "What is permitted says which parts of the dossier it is about: sections, or the resources themselves."
* #DISC-7 ^designation[0].language = #nl
* #DISC-7 ^designation[0].value = "Wat is toegestaan, zegt om welke onderdelen van het dossier het gaat, of om welke gegevens."
* #DISC-7 ^property[0].code = #kind
* #DISC-7 ^property[0].valueString = "rule"
* #DISC-7-w "A consent in force to disclosure has an end, or a date on which it is asked again."
* #DISC-7-w ^designation[0].language = #nl
* #DISC-7-w ^designation[0].value = "Een geldende toestemming voor inzage heeft een einddatum, of een datum waarop opnieuw gevraagd wordt."
* #DISC-7-w ^property[0].code = #kind
* #DISC-7-w ^property[0].valueString = "rule"
* #DISC-9 "A look cannot be logged; therefore nothing is shown."
* #DISC-9 ^property[0].code = #kind
* #DISC-9 ^property[0].valueString = "failure"
* #DISC-9-ground "A look that was allowed says on which ground: the consent, the policy, or the purpose."
* #DISC-9-ground ^designation[0].language = #nl
* #DISC-9-ground ^designation[0].value = "Inzage die is gegeven, zegt op welke grond: de toestemming, het beleid of het doel."
* #DISC-9-ground ^property[0].code = #kind
* #DISC-9-ground ^property[0].valueString = "rule"
* #EVAL-1 "The date of the next evaluation stands in the agreement."
* #EVAL-1 ^designation[0].language = #nl
* #EVAL-1 ^designation[0].value = "De datum van de volgende evaluatie staat in de afspraak."
* #EVAL-1 ^property[0].code = #kind
* #EVAL-1 ^property[0].valueString = "rule"
* #EVAL-2 "Ask in this evaluation how it goes, whether wishes and limits changed, whether it becomes too much, and say what you appreciate. A conversation guide (SOFA or WIFA) helps."
* #EVAL-2 ^designation[0].language = #nl
* #EVAL-2 ^designation[0].value = "Vraag bij deze evaluatie hoe het gaat, of wensen en grenzen veranderden, of het te veel wordt, en zeg wat je waardeert. Een gespreksleidraad (SOFA of WIFA) helpt daarbij."
* #EVAL-2 ^property[0].code = #kind
* #EVAL-2 ^property[0].valueString = "rule"
* #EVAL-3 "An evaluation that is done has an outcome: go on, change, or stop."
* #EVAL-3 ^designation[0].language = #nl
* #EVAL-3 ^designation[0].value = "Een afgeronde evaluatie heeft een uitkomst: doorgaan, aanpassen of stoppen."
* #EVAL-3 ^property[0].code = #kind
* #EVAL-3 ^property[0].valueString = "rule"
* #EVAL-3-w "An evaluation that does not end in stopping names the date of the next one."
* #EVAL-3-w ^designation[0].language = #nl
* #EVAL-3-w ^designation[0].value = "Een evaluatie die niet eindigt in stoppen, noemt de datum van de volgende."
* #EVAL-3-w ^property[0].code = #kind
* #EVAL-3-w ^property[0].valueString = "rule"
* #EVAL-4 "An evaluation that is still to be done has a date by which it is done."
* #EVAL-4 ^designation[0].language = #nl
* #EVAL-4 ^designation[0].value = "Een evaluatie die nog gedaan moet worden, heeft een datum waarop dat uiterlijk gebeurt."
* #EVAL-4 ^property[0].code = #kind
* #EVAL-4 ^property[0].valueString = "rule"
* #EVAL-4-overdue "This evaluation should have been done already: plan it, and complete the task afterwards."
* #EVAL-4-overdue ^designation[0].language = #nl
* #EVAL-4-overdue ^designation[0].value = "Deze evaluatie had al gedaan moeten zijn: plan haar, en rond de taak daarna af."
* #EVAL-4-overdue ^property[0].code = #kind
* #EVAL-4-overdue ^property[0].valueString = "rule"
* #EVAL-5 "Under the Wlz an agreement is evaluated at least twice a year."
* #EVAL-5 ^designation[0].language = #nl
* #EVAL-5 ^designation[0].value = "Bij zorg uit de Wlz wordt een afspraak ten minste twee keer per jaar geëvalueerd."
* #EVAL-5 ^property[0].code = #kind
* #EVAL-5 ^property[0].valueString = "rule"
* #EVAL-5-date "Under the Wlz the plan is discussed at least twice a year: the next evaluation is more than six months away."
* #EVAL-5-date ^designation[0].language = #nl
* #EVAL-5-date ^designation[0].value = "Bij zorg uit de Wlz wordt het plan ten minste twee keer per jaar besproken: de volgende evaluatie is over meer dan zes maanden."
* #EVAL-5-date ^property[0].code = #kind
* #EVAL-5-date ^property[0].valueString = "rule"
* #EVAL-6 "The situation of client or carer changed: bring the evaluation forward."
* #EVAL-6 ^designation[0].language = #nl
* #EVAL-6 ^designation[0].value = "De situatie van de cliënt of van wie zorgt is veranderd: haal de evaluatie naar voren."
* #EVAL-6 ^property[0].code = #kind
* #EVAL-6 ^property[0].valueString = "rule"
* #EVAL-7 "The carer is overloaded, and no support was offered: offer it and record what she said. She may decline."
* #EVAL-7 ^designation[0].language = #nl
* #EVAL-7 ^designation[0].value = "Wie zorgt is overbelast, en er is geen ondersteuning aangeboden: bied die aan en leg vast wat zij zei. Zij mag afslaan."
* #EVAL-7 ^property[0].code = #kind
* #EVAL-7 ^property[0].valueString = "rule"
* #LIAB-1 "Who may be liable: the mantelzorger herself, for a fault she can be blamed for. Also the organisation, where it saw it go wrong and did not respond fittingly, or knew beforehand of risky help."
* #LIAB-1 ^designation[0].language = #nl
* #LIAB-1 ^designation[0].value = "Wie aansprakelijk kan zijn: de mantelzorger zelf, voor een fout die haar te verwijten is. Ook de organisatie, als zij ziet dat het niet goed gaat en niet passend reageert, of vooraf van risicovolle hulp wist."
* #LIAB-1 ^property[0].code = #kind
* #LIAB-1 ^property[0].valueString = "rule"
* #LIAB-2 "Who may be liable: the organisation that engages the volunteer; the agreement is there to keep her free (GV). She too, for a fault she can be blamed for (ZZ): see how she is insured."
* #LIAB-2 ^designation[0].language = #nl
* #LIAB-2 ^designation[0].value = "Wie aansprakelijk kan zijn: de organisatie die de vrijwilliger inzet; de vrijwilligersovereenkomst dient om haar te vrijwaren (GV). Ook zijzelf, voor een fout die haar te verwijten is (ZZ): ga na hoe zij verzekerd is."
* #LIAB-2 ^property[0].code = #kind
* #LIAB-2 ^property[0].valueString = "rule"
* #LIAB-3 "Who may be liable: the professional, for a fault he can be blamed for, also for seeing risky help and not responding; the organisation for its own duties."
* #LIAB-3 ^designation[0].language = #nl
* #LIAB-3 ^designation[0].value = "Wie aansprakelijk kan zijn: de zorgprofessional, voor een fout die te verwijten is, ook als hij risicovolle hulp ziet en niet passend reageert; de organisatie voor haar eigen verantwoordelijkheden."
* #LIAB-3 ^property[0].code = #kind
* #LIAB-3 ^property[0].valueString = "rule"
* #LIAB-4 "Who may be liable: the client himself. An organisation or professional who saw it unsafe and did not respond may be too."
* #LIAB-4 ^designation[0].language = #nl
* #LIAB-4 ^designation[0].value = "Wie aansprakelijk kan zijn: de cliënt zelf. Een organisatie of zorgprofessional die ziet dat het onveilig gaat en niet reageert, kan dat ook zijn."
* #LIAB-4 ^property[0].code = #kind
* #LIAB-4 ^property[0].valueString = "rule"
* #ROLE-1 "Who is recorded as mantelzorger has that role towards this client, and not that of volunteer."
* #ROLE-1 ^designation[0].language = #nl
* #ROLE-1 ^designation[0].value = "Wie als mantelzorger is vastgelegd, heeft die rol bij deze cliënt, en niet die van vrijwilliger."
* #ROLE-1 ^property[0].code = #kind
* #ROLE-1 ^property[0].valueString = "rule"
* #ROLE-1-bond "This volunteer had a personal bond with the client before the care started: record her as mantelzorger."
* #ROLE-1-bond ^designation[0].language = #nl
* #ROLE-1-bond ^designation[0].value = "Deze vrijwilliger had al een persoonlijke band met de cliënt voordat de zorg begon: leg haar vast als mantelzorger."
* #ROLE-1-bond ^property[0].code = #kind
* #ROLE-1-bond ^property[0].valueString = "rule"
* #ROLE-1-unknown "The role of who does this is not recorded: a mantelzorger (with a personal bond from before the care) or a volunteer?"
* #ROLE-1-unknown ^designation[0].language = #nl
* #ROLE-1-unknown ^designation[0].value = "De rol van wie dit doet is niet vastgelegd: is het een mantelzorger (persoonlijke band van vóór de zorg) of een vrijwilliger?"
* #ROLE-1-unknown ^property[0].code = #kind
* #ROLE-1-unknown ^property[0].valueString = "rule"
* #ROLE-1-volunteer "Who is recorded as volunteer has that role towards this client, and not that of mantelzorger."
* #ROLE-1-volunteer ^designation[0].language = #nl
* #ROLE-1-volunteer ^designation[0].value = "Wie als vrijwilliger is vastgelegd, heeft die rol bij deze cliënt, en niet die van mantelzorger."
* #ROLE-1-volunteer ^property[0].code = #kind
* #ROLE-1-volunteer ^property[0].valueString = "rule"
* #ROLE-1-w "It is known since when the mantelzorger and the client have a personal bond."
* #ROLE-1-w ^designation[0].language = #nl
* #ROLE-1-w ^designation[0].value = "Het is bekend sinds wanneer de mantelzorger en de cliënt een persoonlijke band hebben."
* #ROLE-1-w ^property[0].code = #kind
* #ROLE-1-w ^property[0].valueString = "rule"
* #ROLE-10 "No role follows from what is recorded: discuss with a professional which one fits. Who is paid without a personal bond is a professional."
* #ROLE-10 ^designation[0].language = #nl
* #ROLE-10 ^designation[0].value = "Uit wat vastligt volgt geen rol: bespreek met een zorgprofessional welke rol past. Wie betaald wordt zonder persoonlijke band is zorgprofessional."
* #ROLE-10 ^property[0].code = #kind
* #ROLE-10 ^property[0].valueString = "rule"
* #ROLE-2 "It is known through which organisation the volunteer works."
* #ROLE-2 ^designation[0].language = #nl
* #ROLE-2 ^designation[0].value = "Het is bekend langs welke organisatie de vrijwilliger werkt."
* #ROLE-2 ^property[0].code = #kind
* #ROLE-2 ^property[0].valueString = "rule"
* #ROLE-2-paid "A volunteer gets no wages, nor from the PGB: is this a professional, or a mantelzorger after all? An allowance within the tax-free limit is no wages."
* #ROLE-2-paid ^designation[0].language = #nl
* #ROLE-2-paid ^designation[0].value = "Een vrijwilliger krijgt geen loon, ook niet uit het PGB: is dit een zorgprofessional, of toch een mantelzorger? Een vrijwilligersvergoeding onder de belastingvrije grens is geen loon."
* #ROLE-2-paid ^property[0].code = #kind
* #ROLE-2-paid ^property[0].valueString = "rule"
* #ROLE-3 "Paid from the PGB, with a personal bond since the start: a mantelzorger all the same."
* #ROLE-3 ^designation[0].language = #nl
* #ROLE-3 ^designation[0].value = "Betaald uit het PGB en met een persoonlijke band sinds het begin: dat blijft een mantelzorger."
* #ROLE-3 ^property[0].code = #kind
* #ROLE-3 ^property[0].valueString = "rule"
* #ROLE-4 "Without a personal bond from before the care this is no mantelzorger: record her as volunteer for this client, with what belongs to that."
* #ROLE-4 ^designation[0].language = #nl
* #ROLE-4 ^designation[0].value = "Zonder persoonlijke band van vóór de zorg is dit geen mantelzorger: leg haar voor deze cliënt vast als vrijwilliger, met wat daarbij hoort."
* #ROLE-4 ^property[0].code = #kind
* #ROLE-4 ^property[0].valueString = "rule"
* #ROLE-5 "Help without an agreement: who helps spontaneously is not a volunteer for that. If it is a care act, agree it or stop it; if the help is risky, prevent it."
* #ROLE-5 ^designation[0].language = #nl
* #ROLE-5 ^designation[0].value = "Hulp zonder afspraak: wie spontaan helpt is daarmee geen vrijwilliger. Is het een zorghandeling, spreek die dan af of laat haar stoppen; is de hulp risicovol, voorkom die dan."
* #ROLE-5 ^property[0].code = #kind
* #ROLE-5 ^property[0].valueString = "rule"
* #ROLE-6 "This mantelzorger is a professional too. That is an advantage and a pitfall: agree when it is evaluated."
* #ROLE-6 ^designation[0].language = #nl
* #ROLE-6 ^designation[0].value = "Deze mantelzorger is ook zorgprofessional. Dat is een voordeel en een valkuil: spreek af wanneer er geëvalueerd wordt."
* #ROLE-6 ^property[0].code = #kind
* #ROLE-6 ^property[0].valueString = "rule"
* #ROLE-7 "Who comes through an organisation, without a personal bond from before the care, is no mantelzorger but a professional (or a volunteer, if unpaid). The organisation then has the duties of a care organisation."
* #ROLE-7 ^designation[0].language = #nl
* #ROLE-7 ^designation[0].value = "Wie via een organisatie komt, zonder persoonlijke band van vóór de zorg, is geen mantelzorger maar zorgprofessional (of vrijwilliger, als zij onbetaald is). De organisatie heeft dan de plichten van een zorginstelling."
* #ROLE-7 ^property[0].code = #kind
* #ROLE-7 ^property[0].valueString = "rule"
* #ROLE-8 "This volunteer has a role for another client too. Each role stands by itself: when the one ends, the other stays."
* #ROLE-8 ^designation[0].language = #nl
* #ROLE-8 ^designation[0].value = "Deze vrijwilliger heeft ook een rol bij een andere cliënt. Elke rol staat op zichzelf: eindigt de ene, dan blijft de andere."
* #ROLE-8 ^property[0].code = #kind
* #ROLE-8 ^property[0].valueString = "rule"
* #ROLE-9 "This volunteer comes through another organisation. For who may be liable that makes no difference: the care organisation engages her."
* #ROLE-9 ^designation[0].language = #nl
* #ROLE-9 ^designation[0].value = "Deze vrijwilliger komt via een andere organisatie. Voor wie aansprakelijk kan zijn maakt dat niet uit: de zorgorganisatie zet haar in."
* #ROLE-9 ^property[0].code = #kind
* #ROLE-9 ^property[0].valueString = "rule"
* #SOCK-1 "There was doubt whether this act can be done well and safely now: get in touch, and complete the task."
* #SOCK-1 ^designation[0].language = #nl
* #SOCK-1 ^designation[0].value = "Er was twijfel of deze handeling nu goed en veilig kan: neem contact op, en rond de taak af."
* #SOCK-1 ^property[0].code = #kind
* #SOCK-1 ^property[0].valueString = "rule"
* #STATUS-1 "An agreement starts as a whole: active with its activity in progress, or not at all."
* #STATUS-1 ^designation[0].language = #nl
* #STATUS-1 ^designation[0].value = "Een afspraak gaat als geheel in: actief met een handeling die bezig is, of helemaal niet."
* #STATUS-1 ^property[0].code = #kind
* #STATUS-1 ^property[0].valueString = "rule"
* #STATUS-1-w "The status of the agreement and that of its activity go together."
* #STATUS-1-w ^designation[0].language = #nl
* #STATUS-1-w ^designation[0].value = "De status van de afspraak en die van de handeling horen bij elkaar."
* #STATUS-1-w ^property[0].code = #kind
* #STATUS-1-w ^property[0].valueString = "rule"
* #STATUS-2 "There is no such change of status: draft to active, active to on hold and back, from both to completed or revoked, from draft to revoked. For a new start make a new agreement."
* #STATUS-2 ^designation[0].language = #nl
* #STATUS-2 ^designation[0].value = "Deze overgang van status bestaat niet: van concept naar actief, van actief naar pauze en terug, van beide naar afgerond of beëindigd, van concept naar beëindigd. Maak voor een nieuw begin een nieuwe afspraak."
* #STATUS-2 ^property[0].code = #kind
* #STATUS-2 ^property[0].valueString = "rule"
* #SUPPORT-1 "Record which help the mantelzorger gave before the care started, and which of it she wants to keep doing."
* #SUPPORT-1 ^designation[0].language = #nl
* #SUPPORT-1 ^designation[0].value = "Leg vast welke hulp de mantelzorger al gaf voordat de zorg begon, en wat zij daarvan wil blijven doen."
* #SUPPORT-1 ^property[0].code = #kind
* #SUPPORT-1 ^property[0].valueString = "rule"
* #SUPPORT-2 "The mantelzorger has no fixed contact person in the organisation: agree who that is."
* #SUPPORT-2 ^designation[0].language = #nl
* #SUPPORT-2 ^designation[0].value = "De mantelzorger heeft geen vaste contactpersoon in de organisatie: spreek af wie dat is."
* #SUPPORT-2 ^property[0].code = #kind
* #SUPPORT-2 ^property[0].valueString = "rule"
* #SUPPORT-3 "It says whether the support is needed, offered, accepted or declined."
* #SUPPORT-3 ^designation[0].language = #nl
* #SUPPORT-3 ^designation[0].value = "Er staat bij of de ondersteuning nodig, aangeboden, aangenomen of afgeslagen is."
* #SUPPORT-3 ^property[0].code = #kind
* #SUPPORT-3 ^property[0].valueString = "rule"
* #SUPPORT-3-asked "Ask the mantelzorger which support she needs, and record what was offered and what she said."
* #SUPPORT-3-asked ^designation[0].language = #nl
* #SUPPORT-3-asked ^designation[0].value = "Vraag de mantelzorger welke ondersteuning zij nodig heeft, en leg vast wat is aangeboden en wat zij zei."
* #SUPPORT-3-asked ^property[0].code = #kind
* #SUPPORT-3-asked ^property[0].valueString = "rule"
* #SUPPORT-4 "Who does this was not in the care-plan meeting in which it was agreed: invite her, if she and the client want that."
* #SUPPORT-4 ^designation[0].language = #nl
* #SUPPORT-4 ^designation[0].value = "Wie dit doet was niet bij de zorgplanbespreking waarin het is afgesproken: nodig haar uit, als zij en de cliënt dat willen."
* #SUPPORT-4 ^property[0].code = #kind
* #SUPPORT-4 ^property[0].valueString = "rule"
* #SUPPORT-5 "Care was taken over or back, and it does not say that this was discussed with the carer: discuss it, and what she wants and is able to keep doing."
* #SUPPORT-5 ^designation[0].language = #nl
* #SUPPORT-5 ^designation[0].value = "De zorg is overgenomen of teruggenomen, en er staat niet bij dat dit met de mantelzorger of vrijwilliger is besproken: bespreek het, en wat zij wil en kan blijven doen."
* #SUPPORT-5 ^property[0].code = #kind
* #SUPPORT-5 ^property[0].valueString = "rule"
* #SUPPORT-6 "Tell the carer about liability and insurance, and record when that was done."
* #SUPPORT-6 ^designation[0].language = #nl
* #SUPPORT-6 ^designation[0].value = "Vertel wie zorgt over aansprakelijkheid en verzekering, en leg vast wanneer dat is gedaan."
* #SUPPORT-6 ^property[0].code = #kind
* #SUPPORT-6 ^property[0].valueString = "rule"
* #SUPPORT-7 "Who does this is under 18: take extra care, ask her and her parents whether they want it, and offer support."
* #SUPPORT-7 ^designation[0].language = #nl
* #SUPPORT-7 ^designation[0].value = "Wie dit doet is jonger dan 18: wees extra zorgvuldig, vraag haar en haar ouders of zij het willen, en bied ondersteuning aan."
* #SUPPORT-7 ^property[0].code = #kind
* #SUPPORT-7 ^property[0].valueString = "rule"
* #actor-other "The parameter actor is somebody else than the token says."
* #actor-other ^property[0].code = #kind
* #actor-other ^property[0].valueString = "failure"
* #all-ok "No errors found."
* #all-ok ^designation[0].language = #nl
* #all-ok ^designation[0].value = "Geen fouten gevonden."
* #all-ok ^property[0].code = #kind
* #all-ok ^property[0].valueString = "success"
* #already-closed "What is called upon is over: an evaluation that was completed, an agreement that ended."
* #already-closed ^property[0].code = #kind
* #already-closed ^property[0].valueString = "failure"
* #already-there "If-None-Match: * asked that there be none with this id, and there is."
* #already-there ^property[0].code = #kind
* #already-there ^property[0].valueString = "failure"
* #binding-extensible "This code is not in {valueSet}; that is right only when none of its codes fits."
* #binding-extensible ^designation[0].language = #nl
* #binding-extensible ^designation[0].value = "Deze code hoort niet bij {valueSet}; dat mag alleen als geen code daaruit past."
* #binding-extensible ^property[0].code = #kind
* #binding-extensible ^property[0].valueString = "check"
* #binding-preferred "This code is not in {valueSet}, from which one is preferred."
* #binding-preferred ^designation[0].language = #nl
* #binding-preferred ^designation[0].value = "Deze code hoort niet bij {valueSet}; bij voorkeur wel."
* #binding-preferred ^property[0].code = #kind
* #binding-preferred ^property[0].valueString = "check"
* #binding-required "This code is not in {valueSet}."
* #binding-required ^designation[0].language = #nl
* #binding-required ^designation[0].value = "Deze code hoort niet bij {valueSet}."
* #binding-required ^property[0].code = #kind
* #binding-required ^property[0].valueString = "check"
* #binding-undecided "Not evaluated whether this code is in {valueSet}: its code system is not at hand."
* #binding-undecided ^designation[0].language = #nl
* #binding-undecided ^designation[0].value = "Niet beoordeeld of deze code bij {valueSet} hoort: dat codestelsel is hier niet aanwezig."
* #binding-undecided ^property[0].code = #kind
* #binding-undecided ^property[0].valueString = "check"
* #bsn-not-synthetic "Only invented people are kept here: use a BSN of the test range (9999…, right by the elfproef). Never put data of real people into the sandbox."
* #bsn-not-synthetic ^designation[0].language = #nl
* #bsn-not-synthetic ^designation[0].value = "Hier staan alleen verzonnen mensen: gebruik een BSN uit de testreeks (9999…, elfproef klopt). Zet nooit gegevens van echte mensen in de proefomgeving."
* #bsn-not-synthetic ^property[0].code = #kind
* #bsn-not-synthetic ^property[0].valueString = "check"
* #bundle-expected "Something else than a Bundle was posted to the base."
* #bundle-expected ^property[0].code = #kind
* #bundle-expected ^property[0].valueString = "failure"
* #bundle-missing "What this refers to is not in this Bundle of type {type}."
* #bundle-missing ^designation[0].language = #nl
* #bundle-missing ^designation[0].value = "Waarnaar dit verwijst, zit niet in deze Bundle van soort {type}."
* #bundle-missing ^property[0].code = #kind
* #bundle-missing ^property[0].valueString = "check"
* #bundle-search-type "The search is for {type}; this is none."
* #bundle-search-type ^designation[0].language = #nl
* #bundle-search-type ^designation[0].value = "Er is gezocht naar {type}; dit is er geen."
* #bundle-search-type ^property[0].code = #kind
* #bundle-search-type ^property[0].valueString = "check"
* #bundle-too-large "A Bundle has more than 10,000 entries."
* #bundle-too-large ^property[0].code = #kind
* #bundle-too-large ^property[0].valueString = "failure"
* #bundle-type "The Bundle is no transaction and no batch."
* #bundle-type ^property[0].code = #kind
* #bundle-type ^property[0].valueString = "failure"
* #bundle-unreachable "Nothing in this document leads from the Composition to this, or the other way round."
* #bundle-unreachable ^designation[0].language = #nl
* #bundle-unreachable ^designation[0].value = "Niets in dit document leidt van de Composition hierheen, of andersom."
* #bundle-unreachable ^property[0].code = #kind
* #bundle-unreachable ^property[0].valueString = "check"
* #canonical-contained "There is no contained resource with this id."
* #canonical-contained ^designation[0].language = #nl
* #canonical-contained ^designation[0].value = "Er is geen contained resource met dit id."
* #canonical-contained ^property[0].code = #kind
* #canonical-contained ^property[0].valueString = "check"
* #canonical-relative "A canonical is an absolute URL or a #fragment."
* #canonical-relative ^designation[0].language = #nl
* #canonical-relative ^designation[0].value = "Een canonical is een absolute URL of een #fragment."
* #canonical-relative ^property[0].code = #kind
* #canonical-relative ^property[0].valueString = "check"
* #canonical-target "Refers to a {type}; allowed: {allowed}."
* #canonical-target ^designation[0].language = #nl
* #canonical-target ^designation[0].value = "Verwijst naar een {type}; toegestaan: {allowed}."
* #canonical-target ^property[0].code = #kind
* #canonical-target ^property[0].valueString = "check"
* #canonical-undecided "Not evaluated whether this refers to a {allowed}: it is not at hand."
* #canonical-undecided ^designation[0].language = #nl
* #canonical-undecided ^designation[0].value = "Niet beoordeeld of dit naar een {allowed} verwijst: het is hier niet aanwezig."
* #canonical-undecided ^property[0].code = #kind
* #canonical-undecided ^property[0].valueString = "check"
* #cardinality-max "Too many of {element}: at most {max}, found {count}."
* #cardinality-max ^designation[0].language = #nl
* #cardinality-max ^designation[0].value = "{element} staat er te vaak: hoogstens {max}, gevonden {count}."
* #cardinality-max ^property[0].code = #kind
* #cardinality-max ^property[0].valueString = "check"
* #cardinality-min "{element} is missing: at least {min}, found {count}."
* #cardinality-min ^designation[0].language = #nl
* #cardinality-min ^designation[0].value = "{element} ontbreekt: minstens {min}, gevonden {count}."
* #cardinality-min ^property[0].code = #kind
* #cardinality-min ^property[0].valueString = "check"
* #choice-twice "{element} may stand in one form only."
* #choice-twice ^designation[0].language = #nl
* #choice-twice ^designation[0].value = "{element} mag maar in één vorm voorkomen."
* #choice-twice ^property[0].code = #kind
* #choice-twice ^property[0].valueString = "check"
* #client-died "The client has died: no care is agreed any more (ACT-21)."
* #client-died ^property[0].code = #kind
* #client-died ^property[0].valueString = "failure"
* #client-merged "The Patient was merged: another one took its place (Patient.link, replaced-by)."
* #client-merged ^property[0].code = #kind
* #client-merged ^property[0].valueString = "failure"
* #client-unknown "There is no such client, or not any more."
* #client-unknown ^property[0].code = #kind
* #client-unknown ^property[0].valueString = "failure"
* #code-undecided "Not evaluated whether code system {system} has this code: it is not (completely) at hand."
* #code-undecided ^designation[0].language = #nl
* #code-undecided ^designation[0].value = "Niet beoordeeld of codestelsel {system} deze code heeft: het is hier niet (volledig) aanwezig."
* #code-undecided ^property[0].code = #kind
* #code-undecided ^property[0].valueString = "check"
* #code-unknown "Code system {system} has no such code."
* #code-unknown ^designation[0].language = #nl
* #code-unknown ^designation[0].value = "Codestelsel {system} kent deze code niet."
* #code-unknown ^property[0].code = #kind
* #code-unknown ^property[0].valueString = "check"
* #compartment-unknown "FHIR has no compartment of this type, or the type is not in it."
* #compartment-unknown ^property[0].code = #kind
* #compartment-unknown ^property[0].valueString = "failure"
* #condition-ambiguous "More than one resource meets the condition of a conditional write."
* #condition-ambiguous ^property[0].code = #kind
* #condition-ambiguous ^property[0].valueString = "failure"
* #condition-empty "A conditional write asks nothing; it would be about every resource of the type."
* #condition-empty ^property[0].code = #kind
* #condition-empty ^property[0].valueString = "failure"
* #condition-invalid "A condition holds a parameter that is about the answer (_sort, _count, _include …)."
* #condition-invalid ^property[0].code = #kind
* #condition-invalid ^property[0].valueString = "failure"
* #condition-no-match "No resource meets the condition of a patch."
* #condition-no-match ^property[0].code = #kind
* #condition-no-match ^property[0].valueString = "failure"
* #conflict "The write cannot go together with what another wrote at the same time."
* #conflict ^property[0].code = #kind
* #conflict ^property[0].valueString = "failure"
* #contained-duplicate "Another contained resource has this id already."
* #contained-duplicate ^designation[0].language = #nl
* #contained-duplicate ^designation[0].value = "Een andere contained resource heeft dit id al."
* #contained-duplicate ^property[0].code = #kind
* #contained-duplicate ^property[0].valueString = "check"
* #contained-id "A contained resource has an id: without one nothing can refer to it."
* #contained-id ^designation[0].language = #nl
* #contained-id ^designation[0].value = "Een contained resource heeft een id: zonder kan niets ernaar verwijzen."
* #contained-id ^property[0].code = #kind
* #contained-id ^property[0].valueString = "check"
* #dates-contradict "Something would end before it starts, or be evaluated before it begins."
* #dates-contradict ^property[0].code = #kind
* #dates-contradict ^property[0].valueString = "failure"
* #decision-differs "A decision with this id was recorded before, with other content."
* #decision-differs ^property[0].code = #kind
* #decision-differs ^property[0].valueString = "failure"
* #decision-stands "This decision stood already. Nothing new was written."
* #decision-stands ^designation[0].language = #nl
* #decision-stands ^designation[0].value = "Deze beslissing stond er al. Er is niets nieuws geschreven."
* #decision-stands ^property[0].code = #kind
* #decision-stands ^property[0].valueString = "check"
* #definition-base "{definition} derives from {at}, which is not at hand or not usable: nothing can be held to it."
* #definition-base ^designation[0].language = #nl
* #definition-base ^designation[0].value = "{definition} is afgeleid van {at}, dat hier niet (bruikbaar) aanwezig is: er kan niet aan getoetst worden."
* #definition-base ^property[0].code = #kind
* #definition-base ^property[0].valueString = "check"
* #definition-broken "{definition} is not put together as a StructureDefinition: nothing can be held to it."
* #definition-broken ^designation[0].language = #nl
* #definition-broken ^designation[0].value = "{definition} is niet als StructureDefinition opgebouwd: er kan niet aan getoetst worden."
* #definition-broken ^property[0].code = #kind
* #definition-broken ^property[0].valueString = "check"
* #definition-element "What {definition} says of {at} was passed over: its base has no such element."
* #definition-element ^designation[0].language = #nl
* #definition-element ^designation[0].value = "Wat {definition} over {at} zegt, is overgeslagen: dat element bestaat niet in de basis."
* #definition-element ^property[0].code = #kind
* #definition-element ^property[0].valueString = "check"
* #definition-loop "{definition} derives from itself by way of {at}: nothing can be held to it."
* #definition-loop ^designation[0].language = #nl
* #definition-loop ^designation[0].value = "{definition} is via {at} van zichzelf afgeleid: er kan niet aan getoetst worden."
* #definition-loop ^property[0].code = #kind
* #definition-loop ^property[0].valueString = "check"
* #definition-type "{definition} goes into the type {at}, which is not at hand."
* #definition-type ^designation[0].language = #nl
* #definition-type ^designation[0].value = "{definition} gaat in op het type {at}, dat hier niet aanwezig is."
* #definition-type ^property[0].code = #kind
* #definition-type ^property[0].valueString = "check"
* #display-wrong "The code system does not have this display; it has: {displays}."
* #display-wrong ^designation[0].language = #nl
* #display-wrong ^designation[0].value = "Deze weergavetekst heeft het codestelsel niet; wel: {displays}."
* #display-wrong ^property[0].code = #kind
* #display-wrong ^property[0].valueString = "check"
* #element-id-duplicate "Another element in this resource has this id already."
* #element-id-duplicate ^designation[0].language = #nl
* #element-id-duplicate ^designation[0].value = "Een ander element in deze resource heeft dit id al."
* #element-id-duplicate ^property[0].code = #kind
* #element-id-duplicate ^property[0].valueString = "check"
* #element-unknown "There is no such element in {parent}."
* #element-unknown ^designation[0].language = #nl
* #element-unknown ^designation[0].value = "Dit element bestaat niet in {parent}."
* #element-unknown ^property[0].code = #kind
* #element-unknown ^property[0].valueString = "check"
* #empty-value "Empty: an element has a value or is not there."
* #empty-value ^designation[0].language = #nl
* #empty-value ^designation[0].value = "Leeg: een element heeft een waarde of staat er niet."
* #empty-value ^property[0].code = #kind
* #empty-value ^property[0].valueString = "check"
* #extension-context "This extension does not belong here, but on {allowed}."
* #extension-context ^designation[0].language = #nl
* #extension-context ^designation[0].value = "Deze extensie hoort hier niet: wel op {allowed}."
* #extension-context ^property[0].code = #kind
* #extension-context ^property[0].valueString = "check"
* #extension-context-undecided "Not evaluated whether this extension belongs here: {allowed}."
* #extension-context-undecided ^designation[0].language = #nl
* #extension-context-undecided ^designation[0].value = "Niet beoordeeld of deze extensie hier hoort: {allowed}."
* #extension-context-undecided ^property[0].code = #kind
* #extension-context-undecided ^property[0].valueString = "check"
* #extension-modifier "This extension is {is}, and stands as {as}."
* #extension-modifier ^designation[0].language = #nl
* #extension-modifier ^designation[0].value = "Deze extensie is {is}, en staat als {as}."
* #extension-modifier ^property[0].code = #kind
* #extension-modifier ^property[0].valueString = "check"
* #extension-undecided "This extension is not known here; its content was not evaluated."
* #extension-undecided ^designation[0].language = #nl
* #extension-undecided ^designation[0].value = "Deze extensie is hier niet bekend; de inhoud is niet beoordeeld."
* #extension-undecided ^property[0].code = #kind
* #extension-undecided ^property[0].valueString = "check"
* #extension-unknown "This extension is not known here."
* #extension-unknown ^designation[0].language = #nl
* #extension-unknown ^designation[0].value = "Deze extensie is hier niet bekend."
* #extension-unknown ^property[0].code = #kind
* #extension-unknown ^property[0].valueString = "check"
* #extension-url "No part of the extension that it stands in, and no absolute URL."
* #extension-url ^designation[0].language = #nl
* #extension-url ^designation[0].value = "Geen onderdeel van de extensie waarin het staat, en geen absolute URL."
* #extension-url ^property[0].code = #kind
* #extension-url ^property[0].valueString = "check"
* #extension-url-extended "The url of an extension has a value, and no extensions."
* #extension-url-extended ^designation[0].language = #nl
* #extension-url-extended ^designation[0].value = "De url van een extensie heeft een waarde, en geen extensies."
* #extension-url-extended ^property[0].code = #kind
* #extension-url-extended ^property[0].valueString = "check"
* #fixed-value "Must be exactly {expected}."
* #fixed-value ^designation[0].language = #nl
* #fixed-value ^designation[0].value = "Moet precies {expected} zijn."
* #fixed-value ^property[0].code = #kind
* #fixed-value ^property[0].valueString = "check"
* #follow-up-reserved "A client wrote a job of what follows from a shared fact (Task with code follow-up), which the service alone keeps."
* #follow-up-reserved ^property[0].code = #kind
* #follow-up-reserved ^property[0].valueString = "failure"
* #follow-up-unfinished "What follows could not be written for every client yet; the service goes on with it by itself."
* #follow-up-unfinished ^designation[0].language = #nl
* #follow-up-unfinished ^designation[0].value = "Wat hieruit volgt kon nog niet bij elke cliënt worden geschreven; de dienst gaat er zelf mee verder."
* #follow-up-unfinished ^property[0].code = #kind
* #follow-up-unfinished ^property[0].valueString = "check"
* #forbidden "Who asks may not do this."
* #forbidden ^property[0].code = #kind
* #forbidden ^property[0].valueString = "failure"
* #full-url "A fullUrl that is like a RESTful URL ends with the type and id of the resource."
* #full-url ^designation[0].language = #nl
* #full-url ^designation[0].value = "Een fullUrl die als een RESTful URL is, eindigt op het type en het id van de resource."
* #full-url ^property[0].code = #kind
* #full-url ^property[0].valueString = "check"
* #full-url-missing "In a Bundle of type {type} each resource with an identity has a fullUrl."
* #full-url-missing ^designation[0].language = #nl
* #full-url-missing ^designation[0].value = "In een Bundle van soort {type} heeft elke resource met een identiteit een fullUrl."
* #full-url-missing ^property[0].code = #kind
* #full-url-missing ^property[0].valueString = "check"
* #full-url-relative "A fullUrl is an absolute URL."
* #full-url-relative ^designation[0].language = #nl
* #full-url-relative ^designation[0].value = "Een fullUrl is een absolute URL."
* #full-url-relative ^property[0].code = #kind
* #full-url-relative ^property[0].valueString = "check"
* #full-url-twice "Two entries have the same fullUrl."
* #full-url-twice ^property[0].code = #kind
* #full-url-twice ^property[0].valueString = "failure"
* #gone "The resource was deleted."
* #gone ^property[0].code = #kind
* #gone ^property[0].valueString = "failure"
* #guard-ambiguous "This client has more than one agreement register in the record; somebody made one beside the service."
* #guard-ambiguous ^property[0].code = #kind
* #guard-ambiguous ^property[0].valueString = "failure"
* #guard-missing "The agreement register can be neither made nor found: the server of the record does not find what it keeps."
* #guard-missing ^property[0].code = #kind
* #guard-missing ^property[0].valueString = "failure"
* #guard-reserved "A client wrote to the agreement register (List), which the service alone keeps."
* #guard-reserved ^property[0].code = #kind
* #guard-reserved ^property[0].valueString = "failure"
* #id-differs "The resource of an entry has another id than its url."
* #id-differs ^property[0].code = #kind
* #id-differs ^property[0].valueString = "failure"
* #id-invalid "An id has other characters than letters, digits, - and ., or more than 64."
* #id-invalid ^property[0].code = #kind
* #id-invalid ^property[0].valueString = "failure"
* #identifier-system "The system of an Identifier is an absolute URI."
* #identifier-system ^designation[0].language = #nl
* #identifier-system ^designation[0].value = "Het system van een Identifier is een absolute URI."
* #identifier-system ^property[0].code = #kind
* #identifier-system ^property[0].valueString = "check"
* #if-none-exist-empty "If-None-Exist asks nothing."
* #if-none-exist-empty ^property[0].code = #kind
* #if-none-exist-empty ^property[0].valueString = "failure"
* #insufficient-scope "The scopes of the token do not reach this, or who asks may not do it with any scope."
* #insufficient-scope ^property[0].code = #kind
* #insufficient-scope ^property[0].valueString = "failure"
* #internal "Something went wrong in the service that nobody foresaw. Status 500."
* #internal ^property[0].code = #kind
* #internal ^property[0].valueString = "failure"
* #invalid "The request cannot be read: a path, a header or a body that is not what is asked for here."
* #invalid ^property[0].code = #kind
* #invalid ^property[0].valueString = "failure"
* #invariant-undecided "Constraint {key} was not evaluated: its expression cannot be computed here."
* #invariant-undecided ^designation[0].language = #nl
* #invariant-undecided ^designation[0].value = "Regel {key} is niet beoordeeld: de expressie kan hier niet worden uitgerekend."
* #invariant-undecided ^property[0].code = #kind
* #invariant-undecided ^property[0].valueString = "check"
* #issuer-unavailable "The issuer of the token cannot be asked now; the token may be good."
* #issuer-unavailable ^property[0].code = #kind
* #issuer-unavailable ^property[0].valueString = "failure"
* #json-depth "The body is nested deeper than 200 levels."
* #json-depth ^property[0].code = #kind
* #json-depth ^property[0].valueString = "failure"
* #json-duplicate-key "This property stands here twice; only the last was looked at."
* #json-duplicate-key ^designation[0].language = #nl
* #json-duplicate-key ^designation[0].value = "Deze eigenschap staat hier twee keer; alleen de laatste is bekeken."
* #json-duplicate-key ^property[0].code = #kind
* #json-duplicate-key ^property[0].valueString = "check"
* #json-encoding "The body is not valid UTF-8."
* #json-encoding ^property[0].code = #kind
* #json-encoding ^property[0].valueString = "failure"
* #json-syntax "The body is not JSON; line and column say where it goes wrong."
* #json-syntax ^property[0].code = #kind
* #json-syntax ^property[0].valueString = "failure"
* #kept-changing "Others kept writing in the same record; after ten rounds the service gave up."
* #kept-changing ^property[0].code = #kind
* #kept-changing ^property[0].valueString = "failure"
* #list-expected "A list is expected here: [ … ]."
* #list-expected ^designation[0].language = #nl
* #list-expected ^designation[0].value = "Hier hoort een lijst te staan: [ … ]."
* #list-expected ^property[0].code = #kind
* #list-expected ^property[0].valueString = "check"
* #log-append-only "A request would change or remove an AuditEvent, or add one to a chain of the service."
* #log-append-only ^property[0].code = #kind
* #log-append-only ^property[0].valueString = "failure"
* #max-length "Longer than {max} characters."
* #max-length ^designation[0].language = #nl
* #max-length ^designation[0].value = "Langer dan {max} tekens."
* #max-length ^property[0].code = #kind
* #max-length ^property[0].valueString = "check"
* #max-value "Greater than {max}."
* #max-value ^designation[0].language = #nl
* #max-value ^designation[0].value = "Groter dan {max}."
* #max-value ^property[0].code = #kind
* #max-value ^property[0].valueString = "check"
* #method-not-allowed "The address is there, with other methods."
* #method-not-allowed ^property[0].code = #kind
* #method-not-allowed ^property[0].valueString = "failure"
* #min-value "Less than {min}."
* #min-value ^designation[0].language = #nl
* #min-value ^designation[0].value = "Kleiner dan {min}."
* #min-value ^property[0].code = #kind
* #min-value ^property[0].valueString = "check"
* #modifier-extension-unknown "A modifierExtension that is not known here must not be ignored."
* #modifier-extension-unknown ^designation[0].language = #nl
* #modifier-extension-unknown ^designation[0].value = "Een modifierExtension die hier niet bekend is, mag niet worden genegeerd."
* #modifier-extension-unknown ^property[0].code = #kind
* #modifier-extension-unknown ^property[0].valueString = "check"
* #multiple-matches "The server of the record finds more than one resource that meets a condition."
* #multiple-matches ^property[0].code = #kind
* #multiple-matches ^property[0].valueString = "failure"
* #not-acceptable "The client accepts only what is not given here, XML for instance."
* #not-acceptable ^property[0].code = #kind
* #not-acceptable ^property[0].valueString = "failure"
* #not-found "There is no such resource, type or address."
* #not-found ^property[0].code = #kind
* #not-found ^property[0].valueString = "failure"
* #not-new "Meanwhile there is a resource that meets If-None-Exist, or the condition of an update that was to make one."
* #not-new ^property[0].code = #kind
* #not-new ^property[0].valueString = "failure"
* #not-ours "The operation was called on a resource of another kind: a CarePlan that is no care-agreement, a Task that is no evaluation or concern."
* #not-ours ^property[0].code = #kind
* #not-ours ^property[0].valueString = "failure"
* #not-supported "FHIR has it, and it is not done here."
* #not-supported ^property[0].code = #kind
* #not-supported ^property[0].valueString = "failure"
* #operation-not-supported "There is no such operation here, or not at this level."
* #operation-not-supported ^property[0].code = #kind
* #operation-not-supported ^property[0].valueString = "failure"
* #operation-parameter-invalid "A parameter of an operation is not what its OperationDefinition says."
* #operation-parameter-invalid ^property[0].code = #kind
* #operation-parameter-invalid ^property[0].valueString = "failure"
* #operation-parameter-missing "A parameter that an operation needs is not there. The text says what it is for, the expression is its name."
* #operation-parameter-missing ^property[0].code = #kind
* #operation-parameter-missing ^property[0].valueString = "failure"
* #operation-parameter-not-supported "The operation has this parameter in FHIR, and it is not read here."
* #operation-parameter-not-supported ^property[0].code = #kind
* #operation-parameter-not-supported ^property[0].valueString = "failure"
* #package-fhir-version "{package} is for FHIR {fhirVersion}, not for R4 (4.0), and was passed over."
* #package-fhir-version ^designation[0].language = #nl
* #package-fhir-version ^designation[0].value = "{package} is voor FHIR {fhirVersion}, niet voor R4 (4.0), en is overgeslagen."
* #package-fhir-version ^property[0].code = #kind
* #package-fhir-version ^property[0].valueString = "check"
* #package-file "{file} is not JSON and was passed over."
* #package-file ^designation[0].language = #nl
* #package-file ^designation[0].value = "{file} is geen JSON en is overgeslagen."
* #package-file ^property[0].code = #kind
* #package-file ^property[0].valueString = "check"
* #package-missing "{package} depends on {missing}, which is not at hand."
* #package-missing ^designation[0].language = #nl
* #package-missing ^designation[0].value = "{package} hangt af van {missing}, dat hier niet aanwezig is."
* #package-missing ^property[0].code = #kind
* #package-missing ^property[0].valueString = "check"
* #package-version "{package} depends on {missing}, which is not at hand; {found} is, and counts in its place."
* #package-version ^designation[0].language = #nl
* #package-version ^designation[0].value = "{package} hangt af van {missing}, dat hier niet aanwezig is; {found} wel, en die geldt nu."
* #package-version ^property[0].code = #kind
* #package-version ^property[0].valueString = "check"
* #page-unknown "A link to a page was not given by this service, not to this caller, or by one that was restarted without SAMENSPEL_SECRET."
* #page-unknown ^property[0].code = #kind
* #page-unknown ^property[0].valueString = "failure"
* #parameter-invalid "A parameter of an operation on disclosure is not a reference, or not a purpose of use that is known."
* #parameter-invalid ^property[0].code = #kind
* #parameter-invalid ^property[0].valueString = "failure"
* #patch-identity "The patch changes the id or the type."
* #patch-identity ^property[0].code = #kind
* #patch-identity ^property[0].valueString = "failure"
* #patch-invalid "The patch is no JSON Patch (RFC 6902), or has more than 1000 operations."
* #patch-invalid ^property[0].code = #kind
* #patch-invalid ^property[0].valueString = "failure"
* #patch-path-missing "A path in the patch is not there."
* #patch-path-missing ^property[0].code = #kind
* #patch-path-missing ^property[0].valueString = "failure"
* #patch-test-failed "A test in the patch does not hold: the resource is not what the client took it for."
* #patch-test-failed ^property[0].code = #kind
* #patch-test-failed ^property[0].valueString = "failure"
* #pattern-value "Must contain {expected}."
* #pattern-value ^designation[0].language = #nl
* #pattern-value ^designation[0].value = "Moet {expected} bevatten."
* #pattern-value ^property[0].code = #kind
* #pattern-value ^property[0].valueString = "check"
* #person-of-other-client "A carer, relative or care plan of another client is named in this client's matter."
* #person-of-other-client ^property[0].code = #kind
* #person-of-other-client ^property[0].valueString = "failure"
* #person-unknown "A person, meeting or plan of a client is named that is not there."
* #person-unknown ^property[0].code = #kind
* #person-unknown ^property[0].valueString = "failure"
* #precondition-failed "If-Match does not name the current version."
* #precondition-failed ^property[0].code = #kind
* #precondition-failed ^property[0].valueString = "failure"
* #primitive-format "Not a valid {type}."
* #primitive-format ^designation[0].language = #nl
* #primitive-format ^designation[0].value = "Geen geldige {type}."
* #primitive-format ^property[0].code = #kind
* #primitive-format ^property[0].valueString = "check"
* #profile-abstract "This profile is abstract: a resource conforms to one that stands on it."
* #profile-abstract ^designation[0].language = #nl
* #profile-abstract ^designation[0].value = "Dit profiel is abstract: een resource voldoet aan een profiel dat erop staat."
* #profile-abstract ^property[0].code = #kind
* #profile-abstract ^property[0].valueString = "check"
* #profile-broken "The definition of this profile is itself not usable (no snapshot, or broken); the resource was not held to it."
* #profile-broken ^designation[0].language = #nl
* #profile-broken ^designation[0].value = "De definitie van dit profiel is zelf niet bruikbaar (zonder snapshot, of kapot); de resource is er niet aan getoetst."
* #profile-broken ^property[0].code = #kind
* #profile-broken ^property[0].valueString = "check"
* #profile-type "This profile is one on {expected}."
* #profile-type ^designation[0].language = #nl
* #profile-type ^designation[0].value = "Dit profiel is er een op {expected}."
* #profile-type ^property[0].code = #kind
* #profile-type ^property[0].valueString = "check"
* #profile-unknown "This profile is not known here; the resource was not held to it."
* #profile-unknown ^designation[0].language = #nl
* #profile-unknown ^designation[0].value = "Dit profiel is hier niet bekend; de resource is er niet aan getoetst."
* #profile-unknown ^property[0].code = #kind
* #profile-unknown ^property[0].valueString = "check"
* #questionnaire-condition-later "The question that this depends on comes only after it."
* #questionnaire-condition-later ^designation[0].language = #nl
* #questionnaire-condition-later ^designation[0].value = "De vraag waarvan dit afhangt, komt pas hierna."
* #questionnaire-condition-later ^property[0].code = #kind
* #questionnaire-condition-later ^property[0].valueString = "check"
* #questionnaire-condition-self "An item does not depend on itself, or on a question that is in it."
* #questionnaire-condition-self ^designation[0].language = #nl
* #questionnaire-condition-self ^designation[0].value = "Een item hangt niet af van zichzelf, of van een vraag die erin staat."
* #questionnaire-condition-self ^property[0].code = #kind
* #questionnaire-condition-self ^property[0].valueString = "check"
* #questionnaire-condition-target "The question that this depends on is not in this questionnaire."
* #questionnaire-condition-target ^designation[0].language = #nl
* #questionnaire-condition-target ^designation[0].value = "De vraag waarvan dit afhangt, is er niet in deze vragenlijst."
* #questionnaire-condition-target ^property[0].code = #kind
* #questionnaire-condition-target ^property[0].valueString = "check"
* #questionnaire-condition-type "The question that this depends on has no answer of this type: the condition is never met."
* #questionnaire-condition-type ^designation[0].language = #nl
* #questionnaire-condition-type ^designation[0].value = "Op de vraag waarvan dit afhangt, is geen antwoord van dit type: de voorwaarde komt nooit uit."
* #questionnaire-condition-type ^property[0].code = #kind
* #questionnaire-condition-type ^property[0].valueString = "check"
* #questionnaire-initial-type "An initial value of {linkId} is {expected}."
* #questionnaire-initial-type ^designation[0].language = #nl
* #questionnaire-initial-type ^designation[0].value = "Een beginwaarde van {linkId} is {expected}."
* #questionnaire-initial-type ^property[0].code = #kind
* #questionnaire-initial-type ^property[0].valueString = "check"
* #reference-aggregation "It may not refer in this way; allowed: {allowed}."
* #reference-aggregation ^designation[0].language = #nl
* #reference-aggregation ^designation[0].value = "Zo mag dit niet verwijzen; wel: {allowed}."
* #reference-aggregation ^property[0].code = #kind
* #reference-aggregation ^property[0].valueString = "check"
* #reference-aggregation-undecided "Not evaluated whether this refers to a resource in the same Bundle."
* #reference-aggregation-undecided ^designation[0].language = #nl
* #reference-aggregation-undecided ^designation[0].value = "Niet beoordeeld of dit naar een resource in dezelfde Bundle verwijst."
* #reference-aggregation-undecided ^property[0].code = #kind
* #reference-aggregation-undecided ^property[0].valueString = "check"
* #reference-ambiguous "More than one resource meets the search of a conditional reference."
* #reference-ambiguous ^property[0].code = #kind
* #reference-ambiguous ^property[0].valueString = "failure"
* #reference-contained "There is no contained resource with this id."
* #reference-contained ^designation[0].language = #nl
* #reference-contained ^designation[0].value = "Er is geen contained resource met dit id."
* #reference-contained ^property[0].code = #kind
* #reference-contained ^property[0].valueString = "check"
* #reference-malformed "A reference has a form that R4 does not know."
* #reference-malformed ^property[0].code = #kind
* #reference-malformed ^property[0].valueString = "failure"
* #reference-not-found "A reference leads nowhere: to no resource, no entry, or no match of its search."
* #reference-not-found ^property[0].code = #kind
* #reference-not-found ^property[0].valueString = "failure"
* #reference-not-supported "A reference by search stands outside of a transaction."
* #reference-not-supported ^property[0].code = #kind
* #reference-not-supported ^property[0].valueString = "failure"
* #reference-profile "What this refers to meets none of: {allowed}."
* #reference-profile ^designation[0].language = #nl
* #reference-profile ^designation[0].value = "Waarnaar dit verwijst, voldoet aan geen van: {allowed}."
* #reference-profile ^property[0].code = #kind
* #reference-profile ^property[0].valueString = "check"
* #reference-target "Refers to a {type}; allowed: {allowed}."
* #reference-target ^designation[0].language = #nl
* #reference-target ^designation[0].value = "Verwijst naar een {type}; toegestaan: {allowed}."
* #reference-target ^property[0].code = #kind
* #reference-target ^property[0].valueString = "check"
* #reference-type "Reference.type is not the type of the target."
* #reference-type ^designation[0].language = #nl
* #reference-type ^designation[0].value = "Reference.type is een ander type dan dat van het doel."
* #reference-type ^property[0].code = #kind
* #reference-type ^property[0].valueString = "check"
* #reference-undecided "Not (fully) evaluated whether what this refers to meets {allowed}."
* #reference-undecided ^designation[0].language = #nl
* #reference-undecided ^designation[0].value = "Niet (helemaal) beoordeeld of waarnaar dit verwijst voldoet aan {allowed}."
* #reference-undecided ^property[0].code = #kind
* #reference-undecided ^property[0].valueString = "check"
* #regex "Does not have the form {expression}."
* #regex ^designation[0].language = #nl
* #regex ^designation[0].value = "Heeft niet de vorm {expression}."
* #regex ^property[0].code = #kind
* #regex ^property[0].valueString = "check"
* #relation-unknown "A professional reads in the dossier of a client with whom no relation is recorded."
* #relation-unknown ^property[0].code = #kind
* #relation-unknown ^property[0].valueString = "failure"
* #request-invalid "An entry of a Bundle asks nothing that can be carried out, or a resource has another id than the url or the condition."
* #request-invalid ^property[0].code = #kind
* #request-invalid ^property[0].valueString = "failure"
* #request-unreadable "What came in is no HTTP, has headers or an address beyond 16 KB (431), or did not arrive whole in time (408)."
* #request-unreadable ^property[0].code = #kind
* #request-unreadable ^property[0].valueString = "failure"
* #resource-id-extended "The id of a resource has no extensions."
* #resource-id-extended ^designation[0].language = #nl
* #resource-id-extended ^designation[0].value = "Het id van een resource heeft geen extensies."
* #resource-id-extended ^property[0].code = #kind
* #resource-id-extended ^property[0].valueString = "check"
* #resource-type-other "The body holds another type of resource than the url."
* #resource-type-other ^property[0].code = #kind
* #resource-type-other ^property[0].valueString = "failure"
* #resource-type-unknown "resourceType is missing or no type of FHIR R4."
* #resource-type-unknown ^designation[0].language = #nl
* #resource-type-unknown ^designation[0].value = "resourceType ontbreekt of is geen type van FHIR R4."
* #resource-type-unknown ^property[0].code = #kind
* #resource-type-unknown ^property[0].valueString = "check"
* #response-answer-exclusive "One of these answers to {linkId} excludes others."
* #response-answer-exclusive ^designation[0].language = #nl
* #response-answer-exclusive ^designation[0].value = "Een van deze antwoorden op {linkId} sluit andere uit."
* #response-answer-exclusive ^property[0].code = #kind
* #response-answer-exclusive ^property[0].valueString = "check"
* #response-answer-limit "The answer to {linkId} does not keep to {limit} ({value})."
* #response-answer-limit ^designation[0].language = #nl
* #response-answer-limit ^designation[0].value = "Het antwoord op {linkId} houdt zich niet aan {limit} ({value})."
* #response-answer-limit ^property[0].code = #kind
* #response-answer-limit ^property[0].valueString = "check"
* #response-answer-max "{linkId} has at most {max} answer(s)."
* #response-answer-max ^designation[0].language = #nl
* #response-answer-max ^designation[0].value = "{linkId} heeft hoogstens {max} antwoord(en)."
* #response-answer-max ^property[0].code = #kind
* #response-answer-max ^property[0].valueString = "check"
* #response-answer-option "Question {linkId} does not offer this answer."
* #response-answer-option ^designation[0].language = #nl
* #response-answer-option ^designation[0].value = "Dit antwoord biedt vraag {linkId} niet."
* #response-answer-option ^property[0].code = #kind
* #response-answer-option ^property[0].valueString = "check"
* #response-answer-type "The answer to {linkId} is {expected}."
* #response-answer-type ^designation[0].language = #nl
* #response-answer-type ^designation[0].value = "Het antwoord op {linkId} is {expected}."
* #response-answer-type ^property[0].code = #kind
* #response-answer-type ^property[0].valueString = "check"
* #response-answer-undecided "Not evaluated whether question {linkId} offers this answer: {valueSet} is not at hand, or not all of it."
* #response-answer-undecided ^designation[0].language = #nl
* #response-answer-undecided ^designation[0].value = "Niet beoordeeld of vraag {linkId} dit antwoord biedt: {valueSet} is hier niet of niet geheel bekend."
* #response-answer-undecided ^property[0].code = #kind
* #response-answer-undecided ^property[0].valueString = "check"
* #response-display "{linkId} is to be read, and has no answer or items."
* #response-display ^designation[0].language = #nl
* #response-display ^designation[0].value = "{linkId} is er om te lezen, en heeft geen antwoord of items."
* #response-display ^property[0].code = #kind
* #response-display ^property[0].valueString = "check"
* #response-enabled-undecided "Not evaluated whether {linkId} is asked with these answers."
* #response-enabled-undecided ^designation[0].language = #nl
* #response-enabled-undecided ^designation[0].value = "Niet beoordeeld of {linkId} bij deze antwoorden wordt gevraagd."
* #response-enabled-undecided ^property[0].code = #kind
* #response-enabled-undecided ^property[0].valueString = "check"
* #response-group-answer "{linkId} is a group, which has no answer itself."
* #response-group-answer ^designation[0].language = #nl
* #response-group-answer ^designation[0].value = "{linkId} is een groep, en heeft zelf geen antwoord."
* #response-group-answer ^property[0].code = #kind
* #response-group-answer ^property[0].valueString = "check"
* #response-item-beside-answer "{linkId} is a question: items below it stand in its answer."
* #response-item-beside-answer ^designation[0].language = #nl
* #response-item-beside-answer ^designation[0].value = "{linkId} is een vraag: items daaronder staan in het antwoord."
* #response-item-beside-answer ^property[0].code = #kind
* #response-item-beside-answer ^property[0].valueString = "check"
* #response-item-misplaced "The questionnaire has this item in another place."
* #response-item-misplaced ^designation[0].language = #nl
* #response-item-misplaced ^designation[0].value = "De vragenlijst heeft dit item op een andere plaats."
* #response-item-misplaced ^property[0].code = #kind
* #response-item-misplaced ^property[0].valueString = "check"
* #response-item-order "The items are in another order than in the questionnaire."
* #response-item-order ^designation[0].language = #nl
* #response-item-order ^designation[0].value = "De items staan in een andere volgorde dan in de vragenlijst."
* #response-item-order ^property[0].code = #kind
* #response-item-order ^property[0].valueString = "check"
* #response-item-repeated "{linkId} may stand here once."
* #response-item-repeated ^designation[0].language = #nl
* #response-item-repeated ^designation[0].value = "{linkId} mag er één keer staan."
* #response-item-repeated ^property[0].code = #kind
* #response-item-repeated ^property[0].valueString = "check"
* #response-item-text "The text of {linkId} is another than that of the questionnaire."
* #response-item-text ^designation[0].language = #nl
* #response-item-text ^designation[0].value = "De tekst van {linkId} is een andere dan die van de vragenlijst."
* #response-item-text ^property[0].code = #kind
* #response-item-text ^property[0].valueString = "check"
* #response-item-unknown "The questionnaire has no item with this linkId."
* #response-item-unknown ^designation[0].language = #nl
* #response-item-unknown ^designation[0].value = "De vragenlijst heeft geen item met deze linkId."
* #response-item-unknown ^property[0].code = #kind
* #response-item-unknown ^property[0].valueString = "check"
* #response-not-enabled "{linkId} is answered, but is not asked with these answers."
* #response-not-enabled ^designation[0].language = #nl
* #response-not-enabled ^designation[0].value = "{linkId} is beantwoord, maar wordt bij deze antwoorden niet gevraagd."
* #response-not-enabled ^property[0].code = #kind
* #response-not-enabled ^property[0].valueString = "check"
* #response-questionnaire-unknown "This questionnaire is not known here; the answers were not held to it."
* #response-questionnaire-unknown ^designation[0].language = #nl
* #response-questionnaire-unknown ^designation[0].value = "Deze vragenlijst is hier niet bekend; de antwoorden zijn er niet aan getoetst."
* #response-questionnaire-unknown ^property[0].code = #kind
* #response-questionnaire-unknown ^property[0].valueString = "check"
* #response-read-only "The answer to {linkId} is fixed, and is another here."
* #response-read-only ^designation[0].language = #nl
* #response-read-only ^designation[0].value = "Het antwoord op {linkId} ligt vast, en is hier een ander."
* #response-read-only ^property[0].code = #kind
* #response-read-only ^property[0].valueString = "check"
* #response-required "{linkId} is not answered: at least {min}, found {count}."
* #response-required ^designation[0].language = #nl
* #response-required ^designation[0].value = "{linkId} is niet beantwoord: minstens {min}, gevonden {count}."
* #response-required ^property[0].code = #kind
* #response-required ^property[0].valueString = "check"
* #scope-not-combined "The scopes limit a type in ways that make no one search."
* #scope-not-combined ^property[0].code = #kind
* #scope-not-combined ^property[0].valueString = "failure"
* #search-all-types "Somebody who sees only what consents allow searches all types at once, outside the compartment of a Patient."
* #search-all-types ^property[0].code = #kind
* #search-all-types ^property[0].valueString = "failure"
* #search-chain-untyped "A chain goes over a reference that may lead to many types."
* #search-chain-untyped ^property[0].code = #kind
* #search-chain-untyped ^property[0].valueString = "failure"
* #search-code-system-unknown "A search by :above or :below names a code system that is not at hand in full."
* #search-code-system-unknown ^property[0].code = #kind
* #search-code-system-unknown ^property[0].valueString = "failure"
* #search-modifier-unknown "The modifier does not fit the type of the parameter."
* #search-modifier-unknown ^property[0].code = #kind
* #search-modifier-unknown ^property[0].valueString = "failure"
* #search-parameter-not-supported "FHIR has the parameter, and it cannot be searched by here."
* #search-parameter-not-supported ^property[0].code = #kind
* #search-parameter-not-supported ^property[0].valueString = "failure"
* #search-parameter-unknown "A strict client searched by a parameter that the type does not have; others get it as a warning."
* #search-parameter-unknown ^property[0].code = #kind
* #search-parameter-unknown ^property[0].valueString = "failure"
* #search-sort-not-supported "Sorting is asked by what is no search parameter of the type."
* #search-sort-not-supported ^property[0].code = #kind
* #search-sort-not-supported ^property[0].valueString = "failure"
* #search-too-costly "The search has too many values, chains or includes."
* #search-too-costly ^property[0].code = #kind
* #search-too-costly ^property[0].valueString = "failure"
* #search-total-withheld "Somebody who sees only what consents allow asks how many there are: that would count what is hidden."
* #search-total-withheld ^property[0].code = #kind
* #search-total-withheld ^property[0].valueString = "failure"
* #search-value-invalid "The value does not fit the type of the parameter."
* #search-value-invalid ^property[0].code = #kind
* #search-value-invalid ^property[0].valueString = "failure"
* #search-value-set-unknown "A search by :in or :not-in names a value set that is not at hand."
* #search-value-set-unknown ^property[0].code = #kind
* #search-value-set-unknown ^property[0].valueString = "failure"
* #single-expected "A single value is expected here, not a list."
* #single-expected ^designation[0].language = #nl
* #single-expected ^designation[0].value = "Hier hoort één waarde te staan, geen lijst."
* #single-expected ^property[0].code = #kind
* #single-expected ^property[0].valueString = "check"
* #slice-closed "Is none of: {slices}."
* #slice-closed ^designation[0].language = #nl
* #slice-closed ^designation[0].value = "Is geen van: {slices}."
* #slice-closed ^property[0].code = #kind
* #slice-closed ^property[0].valueString = "check"
* #slice-max "Too many {element} of the kind {slice}: at most {max}, found {count}."
* #slice-max ^designation[0].language = #nl
* #slice-max ^designation[0].value = "{element} van de soort {slice} staat er te vaak: hoogstens {max}, gevonden {count}."
* #slice-max ^property[0].code = #kind
* #slice-max ^property[0].valueString = "check"
* #slice-min "{element} of the kind {slice} is missing: at least {min}, found {count}."
* #slice-min ^designation[0].language = #nl
* #slice-min ^designation[0].value = "{element} van de soort {slice} ontbreekt: minstens {min}, gevonden {count}."
* #slice-min ^property[0].code = #kind
* #slice-min ^property[0].valueString = "check"
* #slice-not-at-end "May only come after these: {slices}."
* #slice-not-at-end ^designation[0].language = #nl
* #slice-not-at-end ^designation[0].value = "Mag pas na deze staan: {slices}."
* #slice-not-at-end ^property[0].code = #kind
* #slice-not-at-end ^property[0].valueString = "check"
* #slice-order "Does not stand in the order {slices}."
* #slice-order ^designation[0].language = #nl
* #slice-order ^designation[0].value = "Staat niet in de volgorde {slices}."
* #slice-order ^property[0].code = #kind
* #slice-order ^property[0].valueString = "check"
* #slice-undecided "Not evaluated whether this is {slice}: that depends on {discriminator}."
* #slice-undecided ^designation[0].language = #nl
* #slice-undecided ^designation[0].value = "Niet beoordeeld of dit {slice} is: dat hangt af van {discriminator}."
* #slice-undecided ^property[0].code = #kind
* #slice-undecided ^property[0].valueString = "check"
* #space-full "A space of the sandbox holds as much as it may; it is read from, and takes no more."
* #space-full ^property[0].code = #kind
* #space-full ^property[0].valueString = "failure"
* #space-unknown "No space of the sandbox has this name."
* #space-unknown ^property[0].code = #kind
* #space-unknown ^property[0].valueString = "failure"
* #spaces-full "All spaces of the sandbox are in use."
* #spaces-full ^property[0].code = #kind
* #spaces-full ^property[0].valueString = "failure"
* #still-referenced "A resource that others refer to cannot be deleted."
* #still-referenced ^property[0].code = #kind
* #still-referenced ^property[0].valueString = "failure"
* #store-full "The disk of the embedded server is full: nothing of the write was kept."
* #store-full ^property[0].code = #kind
* #store-full ^property[0].valueString = "failure"
* #store-restored "The store was restored from a backup while this was written."
* #store-restored ^property[0].code = #kind
* #store-restored ^property[0].valueString = "failure"
* #string-blank "White space only: this says nothing."
* #string-blank ^designation[0].language = #nl
* #string-blank ^designation[0].value = "Alleen wit: dit zegt niets."
* #string-blank ^property[0].code = #kind
* #string-blank ^property[0].valueString = "check"
* #token-ambiguous "The request carries more than one token, or one in the URL."
* #token-ambiguous ^property[0].code = #kind
* #token-ambiguous ^property[0].valueString = "failure"
* #token-invalid "The access token is not one that is taken here. Which check it fails is not told."
* #token-invalid ^property[0].code = #kind
* #token-invalid ^property[0].valueString = "failure"
* #too-large "The body is larger than 10 MB, or a patch copies too much."
* #too-large ^property[0].code = #kind
* #too-large ^property[0].valueString = "failure"
* #too-many-requests "This caller asked more often than is allowed."
* #too-many-requests ^property[0].code = #kind
* #too-many-requests ^property[0].valueString = "failure"
* #type-differs "The resource of an entry has another type than its url."
* #type-differs ^property[0].code = #kind
* #type-differs ^property[0].valueString = "failure"
* #type-invalid "An entry is about no type of resource."
* #type-invalid ^property[0].code = #kind
* #type-invalid ^property[0].valueString = "failure"
* #type-profile "Meets none of: {allowed}."
* #type-profile ^designation[0].language = #nl
* #type-profile ^designation[0].value = "Voldoet aan geen van: {allowed}."
* #type-profile ^property[0].code = #kind
* #type-profile ^property[0].valueString = "check"
* #type-profile-undecided "Not evaluated whether this meets one of: {allowed}."
* #type-profile-undecided ^designation[0].language = #nl
* #type-profile-undecided ^designation[0].value = "Niet beoordeeld of dit voldoet aan een van: {allowed}."
* #type-profile-undecided ^property[0].code = #kind
* #type-profile-undecided ^property[0].valueString = "check"
* #type-wrong "{expected} is expected here."
* #type-wrong ^designation[0].language = #nl
* #type-wrong ^designation[0].value = "Hier hoort {expected} te staan."
* #type-wrong ^property[0].code = #kind
* #type-wrong ^property[0].valueString = "check"
* #unauthenticated "There is no access token in the request."
* #unauthenticated ^property[0].code = #kind
* #unauthenticated ^property[0].valueString = "failure"
* #unprocessable "What was sent breaks a profile or a rule; each finding tells which, and where."
* #unprocessable ^property[0].code = #kind
* #unprocessable ^property[0].valueString = "failure"
* #unsupported-media-type "The Content-Type is not one that is read here."
* #unsupported-media-type ^property[0].code = #kind
* #unsupported-media-type ^property[0].valueString = "failure"
* #upstream-access-refused "The server of the record does not let the service in."
* #upstream-access-refused ^property[0].code = #kind
* #upstream-access-refused ^property[0].valueString = "failure"
* #upstream-busy "The server of the record answered 429."
* #upstream-busy ^property[0].code = #kind
* #upstream-busy ^property[0].valueString = "failure"
* #upstream-certificate "The certificate of the server of the record is not trusted: signed by nobody known here, expired, or of another name."
* #upstream-certificate ^property[0].code = #kind
* #upstream-certificate ^property[0].valueString = "failure"
* #upstream-cut "The server of the record broke off its answer."
* #upstream-cut ^property[0].code = #kind
* #upstream-cut ^property[0].valueString = "failure"
* #upstream-down "The store cannot read or keep anything now: the disk fails, or the file is no longer whole."
* #upstream-down ^property[0].code = #kind
* #upstream-down ^property[0].valueString = "failure"
* #upstream-error "The server of the record answered 500."
* #upstream-error ^property[0].code = #kind
* #upstream-error ^property[0].valueString = "failure"
* #upstream-gateway "Something in front of the server of the record (a proxy) answered 502 or 504."
* #upstream-gateway ^property[0].code = #kind
* #upstream-gateway ^property[0].valueString = "failure"
* #upstream-not-fhir "What came back is no FHIR: an HTML page, another resource, half an answer."
* #upstream-not-fhir ^property[0].code = #kind
* #upstream-not-fhir ^property[0].valueString = "failure"
* #upstream-not-probed "It is not known yet what the server of the record can do; until then nothing is written."
* #upstream-not-probed ^property[0].code = #kind
* #upstream-not-probed ^property[0].valueString = "failure"
* #upstream-other-version "The server of the record speaks another version of FHIR than R4."
* #upstream-other-version ^property[0].code = #kind
* #upstream-other-version ^property[0].valueString = "failure"
* #upstream-redirects "The address of the server of the record redirects to another."
* #upstream-redirects ^property[0].code = #kind
* #upstream-redirects ^property[0].valueString = "failure"
* #upstream-refused "The server of the record refuses a request that is right as far as we know."
* #upstream-refused ^property[0].code = #kind
* #upstream-refused ^property[0].valueString = "failure"
* #upstream-timeout "The server of the record did not answer within SAMENSPEL_UPSTREAM_TIMEOUT."
* #upstream-timeout ^property[0].code = #kind
* #upstream-timeout ^property[0].valueString = "failure"
* #upstream-token-refused "The service is given no token for the server of the record."
* #upstream-token-refused ^property[0].code = #kind
* #upstream-token-refused ^property[0].valueString = "failure"
* #upstream-too-slow "The server of the record took so long that it could not be found out in time what it can do."
* #upstream-too-slow ^property[0].code = #kind
* #upstream-too-slow ^property[0].valueString = "failure"
* #upstream-unavailable "The server of the record answered 503."
* #upstream-unavailable ^property[0].code = #kind
* #upstream-unavailable ^property[0].valueString = "failure"
* #upstream-unfit "The server of the record has no guarded transactions: through this service it is read only."
* #upstream-unfit ^property[0].code = #kind
* #upstream-unfit ^property[0].valueString = "failure"
* #upstream-unreachable "The server of the record cannot be reached."
* #upstream-unreachable ^property[0].code = #kind
* #upstream-unreachable ^property[0].valueString = "failure"
* #value-undecided "Not evaluated ({check}): this value and what the definition asks cannot be compared here."
* #value-undecided ^designation[0].language = #nl
* #value-undecided ^designation[0].value = "Niet beoordeeld ({check}): deze waarde en wat de definitie vraagt zijn hier niet te vergelijken."
* #value-undecided ^property[0].code = #kind
* #value-undecided ^property[0].valueString = "check"
* #written-twice "Two entries of one transaction write the same resource."
* #written-twice ^property[0].code = #kind
* #written-twice ^property[0].valueString = "failure"
