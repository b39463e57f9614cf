// ACT-13: shown, done together, done alone; who decided, when. Sources: GV, ZZ.
Invariant: ACT-13
Description: "It says whose ability it is, who found it, and when."
* severity = #warning
* expression = """
  (status ~ 'final' or status ~ 'amended' or status ~ 'corrected') implies ((focus.exists() or subject.exists()) and performer.exists() and effective.exists())
  """
* insert DutchHuman([["Er staat bij wiens bekwaamheid het is, wie die heeft vastgesteld, en wanneer."]])
