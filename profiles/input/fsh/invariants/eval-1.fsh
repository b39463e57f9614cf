// EVAL-1: regularly, with client and carer; the date stands in the plan. Sources: GV, TZ.
Invariant: EVAL-1
Description: "The date of the next evaluation stands in the agreement."
* severity = #warning
* expression = """
  (%resource.status ~ 'draft' or (%resource.status ~ 'active' and status ~ 'in-progress'))
  implies extension('https://samenspel.example/fhir/StructureDefinition/evaluation').extension('date').exists()
  """
* insert DutchHuman([["De datum van de volgende evaluatie staat in de afspraak."]])
