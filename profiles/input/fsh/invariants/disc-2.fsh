// DISC-2: exactly which person, never the family or a role. Source: GV.
// A deny may name anybody or nobody: it closes.
Invariant: DISC-2
Description: "What is permitted is permitted to exactly one person, by name: never to the family, a team or an organisation."
* severity = #error
* expression = """
  status ~ 'active' implies repeat(provision).where(type ~ 'permit').all(
    actor.count() = 1
    and actor.reference.where(reference.exists() or identifier.exists()).exists()
    and actor.reference.where(type in ('CareTeam' | 'Group' | 'Organization' | 'Device')).empty()
    and actor.reference.reference.where($this.contains('CareTeam/') or $this.contains('Group/') or $this.contains('Organization/') or $this.contains('Device/')).empty()
    and actor.reference.where(reference.startsWith('urn:')).resolve().where($this is CareTeam or $this is Group or $this is Organization or $this is Device).empty())
  """
* insert DutchHuman([["Wat is toegestaan, is toegestaan aan precies één persoon, met name genoemd: nooit aan de familie, een team of een organisatie."]])
