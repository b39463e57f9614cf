// DISC-1: a relative or a volunteer may see what is in the care plan, if the client or his representative consents. Sources: GV, TT.
Invariant: DISC-1-consent
Description: "A consent in force to disclosure says who gave it: the client, a parent or the representative."
* severity = #error
* expression = """
  status ~ 'active' implies performer.exists()
  """
* insert DutchHuman([["Een geldende toestemming voor inzage zegt wie haar gaf: de cliënt, een ouder of de vertegenwoordiger."]])
