// The status of the agreement and that of its activity go together: R4 has both.
// Only a start that one of the two denies is an error: who stops, and forgets one of them, is not refused.
Invariant: STATUS-1
Description: "An agreement starts as a whole: active with its activity in progress, or not at all."
* severity = #error
* expression = """
  (status ~ 'active' implies activity.detail.where(status ~ 'not-started' or status ~ 'scheduled' or status ~ 'unknown').empty())
  and (status ~ 'draft' implies activity.detail.where(status ~ 'in-progress').empty())
  """
* insert DutchHuman([["Een afspraak gaat als geheel in: actief met een handeling die bezig is, of helemaal niet."]])

Invariant: STATUS-1-w
Description: "The status of the agreement and that of its activity go together."
* severity = #warning
* expression = """
  (status ~ 'draft' implies activity.detail.where(status ~ 'not-started' or status ~ 'in-progress').exists())
  and (status ~ 'active' implies activity.detail
    .where(status ~ 'in-progress' or status ~ 'not-started' or status ~ 'scheduled' or status ~ 'unknown').exists())
  and (status ~ 'on-hold' implies activity.detail.where(status ~ 'on-hold').exists())
  and (status ~ 'completed' implies activity.detail.where(status ~ 'completed').exists())
  and (status ~ 'revoked' implies activity.detail.where(status ~ 'cancelled').exists())
  and status !~ 'unknown'
  """
* insert DutchHuman([["De status van de afspraak en die van de handeling horen bij elkaar."]])
