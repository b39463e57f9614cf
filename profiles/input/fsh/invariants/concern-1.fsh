// CONCERN-1: who signals it, when, what was seen. Sources: GV, ZZ.
Invariant: CONCERN-1
Description: "A concern says who signals it and what was seen."
* severity = #error
* expression = """
  status ~ 'cancelled' or status ~ 'rejected' or status ~ 'entered-in-error' or (requester.exists() and description.exists())
  """
* insert DutchHuman([["Een melding van zorg zegt wie het signaleert en wat er gezien is."]])

Invariant: CONCERN-1-w
Description: "A concern says when it was signalled."
* severity = #warning
* expression = """
  authoredOn.exists()
  """
* insert DutchHuman([["Een melding van zorg zegt wanneer het gesignaleerd is."]])
