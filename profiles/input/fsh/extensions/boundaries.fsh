Extension: Boundaries
Id: boundaries
Title: "Boundaries"
Description: "What the carer wants and is able to do, what explicitly not, and what the family wants to keep doing itself."
Context: CarePlan.activity.detail
* insert Dutch([["Grenzen"]], [["Wat de mantelzorger of vrijwilliger wil en kan doen, wat uitdrukkelijk niet, en wat de familie zelf wil blijven doen."]])
* extension contains able 0..1 and unable 0..1 and family 0..1
* extension[able] ^short = "What she wants and is able to do"
* extension[able].value[x] only string
* extension[able].value[x] 1..1
* extension[unable] ^short = "What she does not want, or is not able, to do"
* extension[unable].value[x] only string
* extension[unable].value[x] 1..1
* extension[family] ^short = "What the family wants to keep doing itself"
* extension[family].value[x] only string
* extension[family].value[x] 1..1
