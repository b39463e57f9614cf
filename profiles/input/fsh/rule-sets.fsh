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

// An instance of ours can also conform to the nl-core profile of its kind.
RuleSet: CompliesWith(profile)
* ^extension[0].url = $complies-with
* ^extension[0].valueCanonical = "http://nictiz.nl/fhir/StructureDefinition/{profile}"

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

// A parameter of an operation; `at` is where it goes: parameter, or parameter[=].part. Its documentation is what a caller is told when it is missing.
RuleSet: Parameter(at, name, use, min, max, type, english, dutch)
* insert ParameterGroup({at}, {name}, {use}, {min}, {max}, [[{english}]], [[{dutch}]])
* {at}[=].type = #{type}

// A parameter that has parts.
RuleSet: ParameterGroup(at, name, use, min, max, english, dutch)
* {at}[+].name = #{name}
* {at}[=].use = #{use}
* {at}[=].min = {min}
* {at}[=].max = "{max}"
* {at}[=].documentation = "{english}"
* {at}[=].documentation.extension[0].url = $translation
* {at}[=].documentation.extension[0].extension[0].url = "lang"
* {at}[=].documentation.extension[0].extension[0].valueCode = #nl
* {at}[=].documentation.extension[0].extension[1].url = "content"
* {at}[=].documentation.extension[0].extension[1].valueString = "{dutch}"

// The parameter that was named last refers to a resource of this type.
RuleSet: Of(at, type)
* {at}[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/{type}"

// The parameter that was named last takes a code of this value set only.
RuleSet: From(at, valueset)
* {at}[=].binding.strength = #required
* {at}[=].binding.valueSet = "{valueset}"

// What every operation that writes answers: what there is to say, and what was written.
RuleSet: Written
* insert Parameter(parameter, outcome, out, 1, 1, OperationOutcome, [[What there is to say of it, each with the rule that says so.]], [[Wat erover te zeggen is, telkens met de regel die het zegt.]])
* insert Parameter(parameter, written, out, 0, *, Resource, [[Each resource as it is then. In a dry run a new one has no id.]], [[Elke resource zoals die dan is. Bij een proef heeft een nieuwe nog geen id.]])

RuleSet: DryRun
* insert Parameter(parameter, dryRun, in, 0, 1, boolean, [[Show what would be written, and write nothing. False when it is not given.]], [[Laat zien wat er geschreven zou worden, en schrijf niets. Onwaar als het er niet staat.]])
