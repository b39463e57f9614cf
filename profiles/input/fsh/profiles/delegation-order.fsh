Profile: DelegationOrder
Parent: ServiceRequest
Id: delegation-order
Title: "Delegation order"
Description: "The order of a professional who is authorised for an act to a volunteer who does it."
* insert Dutch([["Opdracht"]], [["De opdracht van een zorgprofessional die voor een handeling bevoegd is, aan een vrijwilliger die haar doet."]])
* obeys ACT-8-order and ACT-8-trained and ACT-8-trained-w
* extension contains RequesterTrained named requesterTrained 0..1 MS
* identifier MS
* status MS
* intent MS
* insert Ours(category, delegationOrder, delegation-order)
* code MS
* code from Acts (extensible)
* code ^short = "The act"
* subject MS
* subject only Reference(Patient or Group)
* occurrence[x] MS
* occurrence[x] ^short = "From when until when the order is in force"
* authoredOn MS
* requester MS
* requester ^short = "The professional who is authorised for the act"
* performer MS
* performer only Reference(RelatedPerson or CareTeam)
* performer ^short = "The volunteer, or the group of volunteers"
* patientInstruction MS
* note MS
