// DISC-13: a concern is hidden from the person it is about. Source: design.
// Only a warning: a concern is never refused for its label.
Invariant: DISC-13-label
Description: "A concern carries a confidentiality label, restricted or very restricted, so that no general permit opens it."
* severity = #warning
* expression = """
  meta.security.where(system = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality' and code in ('R' | 'V')).exists()
  """
* insert DutchHuman([["Een melding van zorg draagt een vertrouwelijkheidslabel, beperkt of zeer beperkt, zodat geen algemene toestemming haar opent."]])
