// CONCERN-2: from the first signal discussed, help offered, noted. Source: GV.
// Not asked where CONCERN-6 is weighed: irresponsible care or violence at home.
Invariant: CONCERN-2
Description: "A concern that is taken up says with whom it was discussed and which help was offered."
* severity = #warning
* expression = """
  ((status ~ 'in-progress' or status ~ 'completed') and (reasonCode.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/concern-reason' and code = 'unsafe-at-home').exists()
    or output.value.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/concern-outcome' and code in ('report-unsafe-care' | 'domestic-violence-code')).exists()).not())
  implies (output.where(type.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/task-detail' and code in ('discussed-with-client' | 'discussed-with-carer')).exists()).exists()
    and output.where(type.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/task-detail' and code = 'help-offered').exists()).exists())
  """
* insert DutchHuman([["Een melding van zorg die is opgepakt, zegt met wie het is besproken en welke hulp is aangeboden."]])
