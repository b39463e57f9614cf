Extension: ActKind
Id: act-kind
Title: "Kind of act"
Description: "Whether the act is a care act, personal care, or company. Needed only when the code of the act does not tell."
Context: CarePlan.activity.detail
* insert Dutch([["Soort handeling"]], [["Of het een zorghandeling is, persoonlijke verzorging, of gezelschap. Alleen nodig als de code van de handeling dat niet zegt."]])
* value[x] only code
* value[x] 1..1
* value[x] from ActKinds (required)
