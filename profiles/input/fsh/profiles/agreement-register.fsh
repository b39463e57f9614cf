Profile: AgreementRegister
Parent: List
Id: agreement-register
Title: "Agreement register"
Description: "The agreements of one client. It is the guard of his record: every decision about him reads it first and writes it last, so that two decisions cannot pass each other by."
* insert Dutch([["Register van afspraken"]], [["De afspraken van één cliënt. Het bewaakt zijn dossier: elke beslissing over hem leest het eerst en schrijft het als laatste, zodat twee beslissingen elkaar niet kunnen missen."]])
* extension contains Decision named decision 0..* MS and Staged named staged 0..1
* identifier 1..* MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains client 1..1 MS
* identifier[client].system 1..1
* identifier[client].system = "https://samenspel.example/fhir/agreement-register"
* identifier[client].value 1..1
* identifier[client] ^short = "The id of the client in this system: one register for each"
* status MS
* mode MS
* mode = #working
* code 1..1 MS
* code = $record-type#agreement-register
* subject ^short = "Left out: a List that refers to the client would keep the client's Patient from being deleted"
* date MS
* date ^short = "Of the last decision"
* entry MS
* entry.item MS
* entry.item only Reference(CarePlan)
* entry.item ^short = "A care agreement of this client"
