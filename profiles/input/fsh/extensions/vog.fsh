Extension: Vog
Id: vog
Title: "Certificate of conduct"
Description: "The date of a certificate of conduct (VOG) that is there. It is not obligatory."
Context: Contract
* insert Dutch([["Verklaring omtrent het gedrag"]], [["De datum van een verklaring omtrent het gedrag (VOG) die er is. Verplicht is die niet."]])
* value[x] only date
* value[x] 1..1
