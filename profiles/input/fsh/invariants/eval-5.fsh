// EVAL-5: under the Wlz the plan is discussed at least twice a year. Source: law, to be confirmed by a jurist.
Invariant: EVAL-5
Description: "Under the Wlz an agreement is evaluated at least twice a year."
* severity = #warning
* expression = """
  (status ~ 'active' and extension('https://samenspel.example/fhir/StructureDefinition/care-law').where(value = 'wlz').exists())
  implies activity.detail.extension('https://samenspel.example/fhir/StructureDefinition/evaluation').extension('interval').value
    .where((code = 'a' and value > 0.5) or (code = 'mo' and value > 6) or (code = 'wk' and value > 26) or (code = 'd' and value > 184))
    .empty()
  """
* insert DutchHuman([["Bij zorg uit de Wlz wordt een afspraak ten minste twee keer per jaar geëvalueerd."]])
