// EVAL-4: an evaluation past its date is visible to the team, so it must have one. Source: design.
Invariant: EVAL-4
Description: "An evaluation that is still to be done has a date by which it is done."
* severity = #warning
* expression = """
  status ~ 'completed' or status ~ 'cancelled' or status ~ 'rejected' or status ~ 'failed'
  or status ~ 'entered-in-error' or restriction.period.end.exists()
  """
* insert DutchHuman([["Een evaluatie die nog gedaan moet worden, heeft een datum waarop dat uiterlijk gebeurt."]])
