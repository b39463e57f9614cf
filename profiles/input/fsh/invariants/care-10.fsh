// CARE-10: what follows from a consent that ends is for a person to decide, by a date. Source: design.
Invariant: CARE-10-review
Description: "A review that is still to be done has a date by which it is done."
* severity = #warning
* expression = """
  status ~ 'completed' or status ~ 'cancelled' or status ~ 'rejected' or status ~ 'failed'
  or status ~ 'entered-in-error' or restriction.period.end.exists()
  """
* insert DutchHuman([["Iets dat nog opnieuw bekeken moet worden, heeft een datum waarop dat uiterlijk gebeurt."]])
