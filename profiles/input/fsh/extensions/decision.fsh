Extension: Decision
Id: decision
Title: "Decision"
Description: "A decision that was taken under this register, and what it made: by it a writer whose answer was lost finds out whether the decision stands. The last ones are kept."
Context: List
* insert Dutch([["Beslissing"]], [["Een beslissing die onder dit register is genomen, en wat zij maakte: daaraan ziet een schrijver die geen antwoord kreeg of de beslissing staat. De laatste worden bewaard."]])
* extension contains id 1..1 and made 0..*
* extension[id] ^short = "The id that the service gave the decision"
* extension[id].value[x] only string
* extension[id].value[x] 1..1
* extension[made] ^short = "What the decision made, in the order in which it was asked"
* extension[made].value[x] only uri
* extension[made].value[x] 1..1
