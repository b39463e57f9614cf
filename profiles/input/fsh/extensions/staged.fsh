Extension: Staged
Id: staged
Title: "Staged"
Description: "What is being written under this register on a server without transactions, and what stood before: who finds it after a process has ended does the rest, or takes it back. For the service alone."
Context: List
* insert Dutch([["In stappen"]], [["Wat er onder dit register geschreven wordt op een server zonder transacties, en wat er eerst stond: wie het vindt nadat een proces is beëindigd, doet de rest of draait het terug. Alleen voor de dienst."]])
* value[x] only base64Binary
* value[x] 1..1
