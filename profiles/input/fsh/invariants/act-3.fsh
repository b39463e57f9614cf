// ACT-3: how, and when, it will be evaluated. Sources: GV, TZ, TT.
// That a volunteer does the act cannot be seen in the agreement alone: the rules see it.
// Who does it on himself gets a warning at most (ACT-18).
Invariant: ACT-3
Description: "For a reserved procedure the agreement says how and when it will be evaluated."
* severity = #error
* expression = """
  (%resource.status ~ 'active' and status ~ 'in-progress'
    and extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).empty()
    and code.coding.where((system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('insulin-injection' | 'subcutaneous-injection' | 'intramuscular-injection' |
      'infusion-medication' | 'infusion-placement' | 'bladder-catheterisation' |
      'suprapubic-catheter-change' | 'tube-placement'))
      or (system = 'http://snomed.info/sct' and code in ('410024004'))).exists()
    and performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).empty())
  implies extension('https://samenspel.example/fhir/StructureDefinition/evaluation')
    .where(extension('how').exists() and (extension('date').exists() or extension('interval').exists())).exists()
  """
* insert DutchHuman([["Bij een voorbehouden handeling zegt de afspraak hoe en wanneer er geëvalueerd wordt."]])

Invariant: ACT-3-w
Description: "The agreement says how and when it will be evaluated."
* severity = #warning
* expression = """
  (%resource.status ~ 'draft' or (%resource.status ~ 'active' and status ~ 'in-progress' and (
      extension('https://samenspel.example/fhir/StructureDefinition/recorded-afterwards').where(value = true).exists()
      or code.coding.where((system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('insulin-injection' | 'subcutaneous-injection' | 'intramuscular-injection' |
      'infusion-medication' | 'infusion-placement' | 'bladder-catheterisation' |
      'suprapubic-catheter-change' | 'tube-placement'))
      or (system = 'http://snomed.info/sct' and code in ('410024004'))).empty()
      or performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).exists())))
  implies extension('https://samenspel.example/fhir/StructureDefinition/evaluation')
    .where(extension('how').exists() and (extension('date').exists() or extension('interval').exists())).exists()
  """
* insert DutchHuman([["De afspraak zegt hoe en wanneer er geëvalueerd wordt."]])
