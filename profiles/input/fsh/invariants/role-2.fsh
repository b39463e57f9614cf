// ROLE-2: organised, unpaid, and no personal bond. Source: GV.
Invariant: ROLE-2
Description: "It is known through which organisation the volunteer works."
* severity = #warning
* expression = """
  active ~ false or extension('https://samenspel.example/fhir/StructureDefinition/volunteer-organization').exists()
  """
* insert DutchHuman([["Het is bekend langs welke organisatie de vrijwilliger werkt."]])
