Extension: RequesterTrained
Id: requester-trained
Title: "Who orders is trained"
Description: "Whether the professional who gives the order is trained for the act herself, and by what."
Context: ServiceRequest
* insert Dutch([["Wie opdracht geeft is opgeleid"]], [["Of de zorgprofessional die de opdracht geeft zelf voor de handeling is opgeleid, en waardoor."]])
* extension contains trained 1..1 and how 0..1
* extension[trained] ^short = "Trained for this act"
* extension[trained].value[x] only boolean
* extension[trained].value[x] 1..1
* extension[how] ^short = "By which training or registration"
* extension[how].value[x] only string
* extension[how].value[x] 1..1
