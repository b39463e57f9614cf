// ACT-5: it sits in the client's existing care plan. Sources: GV, ZZ, TZ.
// Only a warning: with a PGB there may be none.
Invariant: ACT-5
Description: "The agreement is part of the client's care plan."
* severity = #warning
* expression = """
  (status ~ 'draft' or status ~ 'active') implies partOf.exists()
  """
* insert DutchHuman([["De afspraak hoort bij het zorgplan van de cliënt."]])
