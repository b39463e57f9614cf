// ACT-8: an order of a professional who is authorised for it, and trained, which the order shows. Source: ZZ.
Invariant: ACT-8-order
Description: "An order in force says who gave it, to whom, and for which act."
* severity = #error
* expression = """
  status ~ 'active' implies (requester.exists() and performer.exists() and code.exists())
  """
* insert DutchHuman([["Een geldende opdracht zegt wie haar gaf, aan wie, en voor welke handeling."]])

Invariant: ACT-8-trained
Description: "Who is not trained for an act does not order it."
* severity = #error
* expression = """
  status ~ 'active' implies extension('https://samenspel.example/fhir/StructureDefinition/requester-trained').extension('trained').where(value = false).empty()
  """
* insert DutchHuman([["Wie niet voor een handeling is opgeleid, geeft er geen opdracht voor."]])

Invariant: ACT-8-trained-w
Description: "The order shows that who gives it is trained for the act."
* severity = #warning
* expression = """
  status ~ 'active' implies extension('https://samenspel.example/fhir/StructureDefinition/requester-trained').exists()
  """
* insert DutchHuman([["De opdracht laat zien dat wie haar geeft voor de handeling is opgeleid."]])
