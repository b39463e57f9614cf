// DISC-7: which parts of the dossier; a consent without parts covers nothing. Source: law, to be confirmed by a jurist.
Invariant: DISC-7
Description: "What is permitted says which parts of the dossier it is about: sections, or the resources themselves."
* severity = #error
* expression = """
  status ~ 'active' implies repeat(provision).where(type ~ 'permit').all(code.exists() or data.exists())
  """
* insert DutchHuman([["Wat is toegestaan, zegt om welke onderdelen van het dossier het gaat, of om welke gegevens."]])

Invariant: DISC-7-w
Description: "A consent in force to disclosure has an end, or a date on which it is asked again."
* severity = #warning
* expression = """
  status ~ 'active' implies (provision.period.end.exists() or extension('https://samenspel.example/fhir/StructureDefinition/review-date').exists())
  """
* insert DutchHuman([["Een geldende toestemming voor inzage heeft een einddatum, of een datum waarop opnieuw gevraagd wordt."]])
