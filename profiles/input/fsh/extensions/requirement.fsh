Extension: Requirement
Id: requirement
Title: "Requirement"
Description: "What a test holds a server to: the id of a rule, or the address of the text that asks for it."
Context: TestScript.test
* insert Dutch([["Eis"]], [["Waar een test een server aan houdt: de code van een regel, of het adres van de tekst die erom vraagt."]])
* value[x] only code or uri
* value[x] 1..1
