// SUPPORT-3: what was offered, and what she answered. Sources: TZ, TA, ZZ.
Invariant: SUPPORT-3
Description: "It says whether the support is needed, offered, accepted or declined."
* severity = #warning
* expression = """
  extension('https://samenspel.example/fhir/StructureDefinition/support-answer').exists()
  """
* insert DutchHuman([["Er staat bij of de ondersteuning nodig, aangeboden, aangenomen of afgeslagen is."]])
