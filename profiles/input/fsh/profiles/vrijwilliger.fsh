Profile: Vrijwilliger
Parent: RelatedPerson
Id: vrijwilliger
Title: "Vrijwilliger"
Description: "A volunteer: gives care to this client unpaid and organised, without a personal bond when it started. Who does so for several clients has a RelatedPerson for each, and one Person that links them. He can be an nl-core-ContactPerson too."
* insert Dutch([["Vrijwilliger"]], [["Een vrijwilliger: zorgt onbetaald en georganiseerd voor deze cliënt, zonder persoonlijke band toen dat begon. Wie dat voor meer cliënten doet, heeft voor elk een RelatedPerson, en één Person die ze verbindt. Hij kan ook een nl-core-ContactPerson zijn."]])
* obeys ROLE-1-volunteer and ROLE-2
* extension contains VolunteerOrganization named volunteerOrganization 0..1 MS
    and FixedContact named fixedContact 0..1 MS
    and LiabilityTold named liabilityTold 0..1 MS
* identifier MS
* active MS
* patient MS
* relationship 1..* MS
* relationship ^short = "The role vrijwilliger, beside the role that nl-core-ContactPerson has for it (09 Anders)"
* name MS
* telecom MS
* period MS
* period ^short = "From when until when he is volunteer for this client"
