// The Dutch title and description beside the English ones.
RuleSet: Dutch(title, description)
* ^title.extension[0].url = $translation
* ^title.extension[0].extension[0].url = "lang"
* ^title.extension[0].extension[0].valueCode = #nl
* ^title.extension[0].extension[1].url = "content"
* ^title.extension[0].extension[1].valueString = {title}
* ^description.extension[0].url = $translation
* ^description.extension[0].extension[0].url = "lang"
* ^description.extension[0].extension[0].valueCode = #nl
* ^description.extension[0].extension[1].url = "content"
* ^description.extension[0].extension[1].valueString = {description}

// The Dutch text of an invariant.
RuleSet: DutchHuman(human)
* human.extension[0].url = $translation
* human.extension[0].extension[0].url = "lang"
* human.extension[0].extension[0].valueCode = #nl
* human.extension[0].extension[1].url = "content"
* human.extension[0].extension[1].valueString = {human}

// The Dutch word of a concept; comes right after the concept.
RuleSet: DutchConcept(code, word)
* #{code} ^designation[0].language = #nl
* #{code} ^designation[0].value = {word}

// An act that the Wet BIG leaves free: its kind, and whether protocols exist for it.
RuleSet: Act(code, kind, protocol, word)
* #{code} ^property[0].code = #kind
* #{code} ^property[0].valueCoding = $act-kind#{kind}
* #{code} ^property[1].code = #reserved
* #{code} ^property[1].valueBoolean = false
* #{code} ^property[2].code = #protocol
* #{code} ^property[2].valueBoolean = {protocol}
* insert DutchConcept({code}, [["{word}"]])

// An act that the Wet BIG reserves, and in which category.
RuleSet: ReservedAct(code, kind, category, protocol, word)
* #{code} ^property[0].code = #kind
* #{code} ^property[0].valueCoding = $act-kind#{kind}
* #{code} ^property[1].code = #reserved
* #{code} ^property[1].valueBoolean = true
* #{code} ^property[2].code = #protocol
* #{code} ^property[2].valueBoolean = {protocol}
* #{code} ^property[3].code = #big-category
* #{code} ^property[3].valueCoding = $big-category#{category}
* insert DutchConcept({code}, [["{word}"]])

// Every code system of ours is small, whole, and compared with case.
RuleSet: WholeCodeSystem
* ^status = #draft
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete

RuleSet: WholeValueSet
* ^status = #draft
* ^experimental = false

// One of the categories says that it is ours; others may stand beside it.
RuleSet: Ours(element, slice, code)
* {element} 1..* MS
* {element} ^slicing.discriminator.type = #value
* {element} ^slicing.discriminator.path = "$this"
* {element} ^slicing.rules = #open
* {element} contains {slice} 1..1 MS
* {element}[{slice}] = $record-type#{code}

// The same for an instance, whose title and description are no caret paths.
RuleSet: DutchTitle(title)
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #nl
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = {title}

RuleSet: DutchDescription(description)
* description.extension[0].url = $translation
* description.extension[0].extension[0].url = "lang"
* description.extension[0].extension[0].valueCode = #nl
* description.extension[0].extension[1].url = "content"
* description.extension[0].extension[1].valueString = {description}

RuleSet: DutchInstance(title, description)
* insert DutchTitle([[{title}]])
* insert DutchDescription([[{description}]])
