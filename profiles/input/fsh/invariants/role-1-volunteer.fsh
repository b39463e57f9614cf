// ROLE-1 seen from the other side: who has a personal bond from before the care is no volunteer. Sources: GV, ZZ.
// nl-core has no code for the role vrijwilliger; ours stands beside its role.
Invariant: ROLE-1-volunteer
Description: "Who is recorded as volunteer has that role towards this client, and not that of mantelzorger."
* severity = #error
* expression = """
  relationship.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/carer-role' and code = 'vrijwilliger').exists()
  and relationship.coding.where(
    (system = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1' and code = '100001')
    or (system = 'http://snomed.info/sct' and code = '407542009')).empty()
  """
* insert DutchHuman([["Wie als vrijwilliger is vastgelegd, heeft die rol bij deze cliënt, en niet die van mantelzorger."]])
