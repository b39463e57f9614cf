// ACT-1: what and who, since when, and when or how often. Sources: GV, TZ.
Invariant: ACT-1
Description: "An agreement in force says what is done, and by whom."
* severity = #error
* expression = """
  (%resource.status ~ 'active' and status ~ 'in-progress'
    and extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).empty())
  implies (code.exists() and performer.exists())
  """
* insert DutchHuman([["Een geldende afspraak zegt wat er gedaan wordt, en door wie."]])

Invariant: ACT-1-w
Description: "An agreement says what is done and by whom, since when, and when or how often."
* severity = #warning
* expression = """
  (status ~ 'draft' or (status ~ 'active' and activity.detail.where(status ~ 'in-progress').exists()))
  implies (period.start.exists() and activity.detail.scheduled.exists() and (
    activity.detail.where(code.exists() and performer.exists()).exists()
    or (status ~ 'active' and activity.detail.extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).empty())))
  """
* insert DutchHuman([["Een afspraak zegt wat er gedaan wordt en door wie, sinds wanneer, en wanneer of hoe vaak."]])
