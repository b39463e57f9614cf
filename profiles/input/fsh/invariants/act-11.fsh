// ACT-11: an agreement with the organisation, which should name the care acts, rights, duties and liability cover. Sources: GV, ZZ.
Invariant: ACT-11-acts
Description: "The agreement with the volunteer names the acts that he may do."
* severity = #warning
* expression = """
  (status ~ 'executed' or status ~ 'executable') implies term.action.exists()
  """
* insert DutchHuman([["De vrijwilligersovereenkomst noemt de handelingen die de vrijwilliger mag doen."]])

Invariant: ACT-11-terms
Description: "The agreement with the volunteer says what the rights, the duties and the liability cover are."
* severity = #warning
* expression = """
  (status ~ 'executed' or status ~ 'executable') implies extension('https://samenspel.example/fhir/StructureDefinition/volunteer-terms')
    .where(extension('rights').exists() and extension('duties').exists() and extension('liabilityCover').exists()).exists()
  """
* insert DutchHuman([["De vrijwilligersovereenkomst zegt wat de rechten en plichten zijn, en hoe aansprakelijkheid gedekt is."]])
