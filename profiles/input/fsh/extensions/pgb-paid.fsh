Extension: PgbPaid
Id: pgb-paid
Title: "Paid from a personal budget"
Description: "Whether the carer is paid from the personal budget (PGB) of the client. With a personal bond she is a mantelzorger all the same."
Context: RelatedPerson
* insert Dutch([["Betaald uit een PGB"]], [["Of de mantelzorger betaald wordt uit het persoonsgebonden budget (PGB) van de cliënt. Met een persoonlijke band is zij toch mantelzorger."]])
* value[x] only boolean
* value[x] 1..1
