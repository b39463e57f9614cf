Extension: ActPolicy
Id: act-policy
Title: "Policy on an act"
Description: "That the organisation allows an act to volunteers or professionals, and how their ability is kept up. A reserved procedure is allowed to volunteers only when it is named here."
Context: Organization
* insert Dutch([["Beleid voor een handeling"]], [["Dat de organisatie een handeling aan vrijwilligers of zorgprofessionals toestaat, en hoe hun bekwaamheid op peil blijft. Een voorbehouden handeling mogen vrijwilligers alleen doen als die hier genoemd is."]])
* extension contains act 1..1 and party 1..1 and upkeep 0..1 and period 0..1
* extension[act] ^short = "The act"
* extension[act].value[x] only CodeableConcept
* extension[act].value[x] 1..1
* extension[act].value[x] from Acts (extensible)
* extension[party] ^short = "To whom it is allowed"
* extension[party].value[x] only code
* extension[party].value[x] 1..1
* extension[party].value[x] from PolicyParties (required)
* extension[upkeep] ^short = "How their ability is kept up"
* extension[upkeep].value[x] only string
* extension[upkeep].value[x] 1..1
* extension[period] ^short = "From when until when"
* extension[period].value[x] only Period
* extension[period].value[x] 1..1
