Profile: CareOrganization
Parent: Organization
Id: care-organization
Title: "Care organisation"
Description: "A care organisation, with which acts its policy allows to whom and how ability is kept up. It can be an nl-core-HealthcareProvider-Organization too."
* insert Dutch([["Zorgorganisatie"]], [["Een zorgorganisatie, met welke handelingen haar beleid aan wie toestaat en hoe bekwaamheid op peil blijft. Zij kan ook een nl-core-HealthcareProvider-Organization zijn."]])
* extension contains ActPolicy named actPolicy 0..* MS
* identifier MS
* active MS
* name 1..1 MS
* telecom MS
