// CARE-6: for a client who cannot decide about this matter, the representative consents. Sources: GV, ZZ.
Invariant: CARE-6
Description: "A client who cannot decide about this matter does not consent to it: the representative does."
* severity = #error
* expression = """
  (status ~ 'active' and extension('https://samenspel.example/fhir/StructureDefinition/decision-capacity')
    .extension('capable').where(value = false).exists())
  implies performer.where(reference = %resource.patient.reference).empty()
  """
* insert DutchHuman([["Wie wilsonbekwaam ter zake is, stemt niet zelf in: dat doet de vertegenwoordiger."]])

Invariant: CARE-6-w
Description: "It says who found that the client cannot decide about this matter, when, and about what."
* severity = #warning
* expression = """
  extension('https://samenspel.example/fhir/StructureDefinition/decision-capacity')
    .where(extension('capable').where(value = false).exists())
    .all(extension('foundBy').exists() and extension('date').exists() and extension('about').exists())
  """
* insert DutchHuman([["Er staat bij wie heeft vastgesteld dat de cliënt hierover niet kan beslissen, wanneer, en waarover."]])
