// CARE-2: nobody is obliged to take over an act. Sources: GV, ZZ.
// Who does it on himself needs no consent (CARE-9).
Invariant: CARE-2
Description: "The carer herself consents to doing the act: nobody is obliged to."
* severity = #error
* expression = """
  (%resource.status ~ 'active' and status ~ 'in-progress'
    and extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).empty()
    and performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).empty()
    and code.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('walking' | 'cooking' | 'company' | 'coffee' | 'activity' | 'watching-over' | 'accompanying' |
      'transport' | 'shopping' | 'housework' | 'paperwork' | 'stock-keeping')).empty()
    and extension('https://samenspel.example/fhir/StructureDefinition/act-kind').where(value = 'company').empty())
  implies extension('https://samenspel.example/fhir/StructureDefinition/carer-consent').extension('status').where(value = 'given').exists()
  """
* insert DutchHuman([["Wie de handeling gaat doen, stemt daar zelf mee in: niemand is verplicht."]])

Invariant: CARE-2-w
Description: "Ask the carer whether she wants to do this, and record her consent."
* severity = #warning
* expression = """
  (%resource.status ~ 'draft' or (%resource.status ~ 'active' and status ~ 'in-progress' and (
      extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).exists()
      or code.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('walking' | 'cooking' | 'company' | 'coffee' | 'activity' | 'watching-over' | 'accompanying' |
      'transport' | 'shopping' | 'housework' | 'paperwork' | 'stock-keeping')).exists()
      or extension('https://samenspel.example/fhir/StructureDefinition/act-kind').where(value = 'company').exists())))
  implies (performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).exists()
    or extension('https://samenspel.example/fhir/StructureDefinition/carer-consent').extension('status').where(value = 'given').exists())
  """
* insert DutchHuman([["Vraag wie het gaat doen of zij dat wil, en leg haar instemming vast."]])
