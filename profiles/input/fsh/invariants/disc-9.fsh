// DISC-9: every look is logged: who, which client, what, when, on which ground (NEN 7513). Source: law, to be confirmed by a jurist.
Invariant: DISC-9-ground
Description: "A look that was allowed says on which ground: the consent, the policy, or the purpose."
* severity = #error
* expression = """
  outcome ~ '0' implies (entity.where(role.code ~ '13').exists() or agent.policy.exists()
    or agent.purposeOfUse.exists() or purposeOfEvent.exists())
  """
* insert DutchHuman([["Inzage die is gegeven, zegt op welke grond: de toestemming, het beleid of het doel."]])
