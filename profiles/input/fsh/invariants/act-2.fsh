// ACT-2: where the carer can go with questions, and how. Sources: GV, ZZ.
// That a volunteer does the act cannot be seen in the agreement alone: the rules see it.
// Who does it on himself gets a warning at most (ACT-18).
Invariant: ACT-2
Description: "For a reserved procedure the agreement names an achterwacht and how to reach her."
* severity = #error
* expression = """
  (%resource.status ~ 'active' and status ~ 'in-progress'
    and extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).empty()
    and code.coding.where((system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('insulin-injection' | 'subcutaneous-injection' | 'intramuscular-injection' |
      'infusion-medication' | 'infusion-placement' | 'bladder-catheterisation' |
      'suprapubic-catheter-change' | 'tube-placement'))
      or (system = 'http://snomed.info/sct' and code in ('410024004'))).exists()
    and performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).empty())
  implies extension('https://samenspel.example/fhir/StructureDefinition/achterwacht').where(extension('who').exists() and extension('contact').exists()).exists()
  """
* insert DutchHuman([["Bij een voorbehouden handeling noemt de afspraak een achterwacht en hoe die te bereiken is."]])

Invariant: ACT-2-w
Description: "The agreement names an achterwacht and how to reach her."
* severity = #warning
* expression = """
  (%resource.status ~ 'draft' or (%resource.status ~ 'active' and status ~ 'in-progress' and (
      extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).exists()
      or code.coding.where((system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('insulin-injection' | 'subcutaneous-injection' | 'intramuscular-injection' |
      'infusion-medication' | 'infusion-placement' | 'bladder-catheterisation' |
      'suprapubic-catheter-change' | 'tube-placement'))
      or (system = 'http://snomed.info/sct' and code in ('410024004'))).empty()
      or performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).exists())))
  implies extension('https://samenspel.example/fhir/StructureDefinition/achterwacht').where(extension('who').exists() and extension('contact').exists()).exists()
  """
* insert DutchHuman([["De afspraak noemt een achterwacht en hoe die te bereiken is."]])
