// CARE-1: the client consents, recorded, naming who does it. Sources: GV, ZZ.
// This is what the consent alone can show; that an agreement has one at all, the rules see.
Invariant: CARE-1-consent
Description: "A consent in force says who gave it, who does the care, and for which agreement."
* severity = #error
* expression = """
  status ~ 'active' implies (performer.exists() and provision.actor.exists() and provision.data.exists())
  """
* insert DutchHuman([["Een geldende instemming zegt wie haar gaf, wie de zorg geeft, en voor welke afspraak."]])
