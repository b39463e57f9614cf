// CONCERN-5: no fitting response by its date is escalated, so it has one. Sources: GV, ZZ.
Invariant: CONCERN-5
Description: "A concern that is open has a date by which there is a fitting response."
* severity = #warning
* expression = """
  status ~ 'completed' or status ~ 'cancelled' or status ~ 'rejected' or status ~ 'failed'
  or status ~ 'entered-in-error' or restriction.period.end.exists()
  """
* insert DutchHuman([["Een melding van zorg die open staat, heeft een datum waarop er een passende reactie is."]])
