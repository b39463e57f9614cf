// ROLE-1: a personal bond at the start of the care makes a mantelzorger. Sources: GV, ZZ.
// The role is a code of nl-core: that of zib2020, or that of zib2024.
Invariant: ROLE-1
Description: "Who is recorded as mantelzorger has that role towards this client, and not that of volunteer."
* severity = #error
* expression = """
  relationship.coding.where(
    (system = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1' and code = '100001')
    or (system = 'http://snomed.info/sct' and code = '407542009')).exists()
  and relationship.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/carer-role' and code = 'vrijwilliger').empty()
  """
* insert DutchHuman([["Wie als mantelzorger is vastgelegd, heeft die rol bij deze cliënt, en niet die van vrijwilliger."]])

Invariant: ROLE-1-w
Description: "It is known since when the mantelzorger and the client have a personal bond."
* severity = #warning
* expression = """
  extension('https://samenspel.example/fhir/StructureDefinition/bond-since').exists()
  """
* insert DutchHuman([["Het is bekend sinds wanneer de mantelzorger en de cliënt een persoonlijke band hebben."]])
