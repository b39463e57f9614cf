// CONCERN-3: the record says how it was discussed. Source: GV.
// An error only to close as resolved without any note.
Invariant: CONCERN-3
Description: "A concern is not closed as resolved without a note of what was done."
* severity = #error
* expression = """
  (status ~ 'completed' and output.value.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/concern-outcome' and code = 'resolved').exists())
  implies (note.exists() or output.where(type.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/task-detail'
    and code in ('discussed-with-client' | 'discussed-with-carer' | 'help-offered' | 'advice' | 'monitoring')).exists()).exists())
  """
* insert DutchHuman([["Een melding van zorg wordt niet als opgelost afgesloten zonder aantekening van wat er is gedaan."]])
