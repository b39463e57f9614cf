Profile: Representative
Parent: RelatedPerson
Id: representative
Title: "Representative"
Description: "Who decides for a client who cannot decide about a matter: curator, mentor, authorised person, partner or near relative, or the parent or guardian of a minor. Not as such the first contact person or the bewindvoerder. She can be an nl-core-ContactPerson too."
* insert Dutch([["Vertegenwoordiger"]], [["Wie beslist voor een cliënt die over een zaak niet kan beslissen: curator, mentor, gemachtigde, partner of naast familielid, of de ouder of voogd van een minderjarige. Niet als zodanig de eerste contactpersoon of de bewindvoerder. Zij kan ook een nl-core-ContactPerson zijn."]])
* obeys CARE-7-role
* extension contains Mandate named mandate 0..* MS
* identifier MS
* active MS
* patient MS
* relationship 1..* MS
* relationship ^short = "The role by which she decides, and the kinship (nl-core-ContactPerson)"
* name MS
* telecom MS
* period MS
* period ^short = "From when until when she decides for the client"
