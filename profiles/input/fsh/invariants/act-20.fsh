// ACT-20: what happens when the carer cannot come. Sources: ZZ, GV, TA.
Invariant: ACT-20
Description: "For a care act the agreement says what happens when the carer cannot come."
* severity = #warning
* expression = """
  ((%resource.status ~ 'draft' or (%resource.status ~ 'active' and status ~ 'in-progress')) and (
      code.coding.where((system = 'https://samenspel.example/fhir/CodeSystem/act' and code in ('insulin-injection' | 'subcutaneous-injection' | 'intramuscular-injection' |
      'infusion-medication' | 'infusion-placement' | 'bladder-catheterisation' |
      'suprapubic-catheter-change' | 'tube-placement' | 'glucose-measurement' |
      'blood-pressure-measurement' | 'eye-drops' | 'eye-ointment' | 'ear-drops' | 'support-stockings' |
      'compression-bandaging' | 'medicines' | 'medicine-intake' | 'medicine-grinding' |
      'medicines-by-tube' | 'medicine-patch' | 'inhalation' | 'suppository' | 'enema' | 'skin-ointment' |
      'tube-feeding' | 'tube-feeding-watch' | 'stoma-care' | 'catheter-care' | 'bladder-irrigation' |
      'wound-care' | 'oxygen' | 'airway-suction' | 'tracheostomy-care' | 'breathing-exercises'))
      or (system = 'http://snomed.info/sct' and code in ('18629005' | '225358003' | '225194008' | '61420007' | '410024004' | '225420001'))).exists()
      or extension('https://samenspel.example/fhir/StructureDefinition/act-kind').where(value = 'care-act').exists())
    and performer.where(type = 'Patient' or reference.contains('Patient/') or reference = %resource.subject.reference).empty())
  implies extension('https://samenspel.example/fhir/StructureDefinition/stand-in').exists()
  """
* insert DutchHuman([["Bij een zorghandeling zegt de afspraak wat er gebeurt als de mantelzorger of vrijwilliger niet kan komen."]])
