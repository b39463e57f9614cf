// EVAL-3: an evaluation ends in going on, changing or stopping; with a next date unless it stops.
// Source: design after GV, TZ.
Invariant: EVAL-3
Description: "An evaluation that is done has an outcome: go on, change, or stop."
* severity = #error
* expression = """
  status ~ 'completed'
  implies output.where(type.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/task-detail' and code = 'outcome').exists()).exists()
  """
* insert DutchHuman([["Een afgeronde evaluatie heeft een uitkomst: doorgaan, aanpassen of stoppen."]])

Invariant: EVAL-3-w
Description: "An evaluation that does not end in stopping names the date of the next one."
* severity = #warning
* expression = """
  (status ~ 'completed' and output.value.coding
    .where(system = 'https://samenspel.example/fhir/CodeSystem/evaluation-outcome' and (code = 'continue' or code = 'change')).exists())
  implies output.where(type.coding.where(system = 'https://samenspel.example/fhir/CodeSystem/task-detail' and code = 'next-date').exists()).exists()
  """
* insert DutchHuman([["Een evaluatie die niet eindigt in stoppen, noemt de datum van de volgende."]])
