Profile: Mantelzorger
Parent: RelatedPerson
Id: mantelzorger
Title: "Mantelzorger"
Description: "A person who cares for the client out of a personal bond that was there before the care started: family, friend, neighbour, partner. She can be an nl-core-ContactPerson too."
* insert Dutch([["Mantelzorger"]], [["Iemand die voor de cliënt zorgt vanuit een persoonlijke band die er al was voordat de zorg begon: familie, vriend, buur, partner. Zij kan ook een nl-core-ContactPerson zijn."]])
* obeys ROLE-1 and ROLE-1-w
* extension contains BondSince named bondSince 0..1 MS
    and PgbPaid named pgbPaid 0..1 MS
    and FixedContact named fixedContact 0..1 MS
    and HelpBeforeCare named helpBeforeCare 0..1 MS
    and LiabilityTold named liabilityTold 0..1 MS
* identifier MS
* active MS
* patient MS
* relationship 1..* MS
* relationship ^short = "The role mantelzorger, and the kinship (nl-core-ContactPerson)"
* name MS
* telecom MS
* period MS
* period ^short = "From when until when she is mantelzorger of this client"
