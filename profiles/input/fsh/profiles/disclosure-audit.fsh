Profile: DisclosureAudit
Parent: AuditEvent
Id: disclosure-audit
Title: "Disclosure audit"
Description: "One look in the dossier: who, of which client, what, when, on which ground, and whether it was given. After IHE BALP and NEN 7513; the client can see it."
* insert Dutch([["Inzage in het logboek"]], [["Eén keer inzage in het dossier: wie, van welke cliënt, wat, wanneer, op welke grond, en of het gegeven is. Naar IHE BALP en NEN 7513; de cliënt kan het zien."]])
* obeys DISC-9-ground
* type MS
* type = $audit-type#rest
* subtype MS
* action MS
* recorded MS
* outcome 1..1 MS
* purposeOfEvent MS
* agent MS
* agent ^slicing.discriminator.type = #value
* agent ^slicing.discriminator.path = "requestor"
* agent ^slicing.rules = #open
* agent contains reader 1..1 MS
* agent[reader].requestor = true
* agent[reader].who 1..1 MS
* agent[reader].who ^short = "Who looked"
* agent[reader].policy MS
* agent[reader].purposeOfUse MS
* source MS
* entity 1..* MS
* entity ^slicing.discriminator.type = #value
* entity ^slicing.discriminator.path = "role"
* entity ^slicing.rules = #open
* entity contains client 1..1 MS and consent 0..* MS and data 0..* MS
* entity[client].role 1..1
* entity[client].role = $object-role#1
* entity[client].what 1..1 MS
* entity[client].what only Reference(Patient)
* entity[client] ^short = "Whose dossier"
* entity[consent].role 1..1
* entity[consent].role = $object-role#13
* entity[consent].what 1..1 MS
* entity[consent].what only Reference(Consent)
* entity[consent].detail MS
* entity[consent] ^short = "The consent that decided, in the version that was read"
* entity[data].role 1..1
* entity[data].role = $object-role#4
* entity[data].what MS
* entity[data] ^short = "What was seen"
