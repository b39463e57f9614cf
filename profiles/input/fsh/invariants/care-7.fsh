// CARE-7: being informed, or being the first contact person, is not deciding. Sources: TT, ZZ.
// The roles that decide: those of zib2020, of zib2024, a parent, or a mandate that says its ground. Not the bewindvoerder, nor who does the money.
Invariant: CARE-7-role
Description: "A representative has a role that decides: curator, mentor, legal representative, guardian or parent, or a mandate that says its ground."
* severity = #error
* expression = """
  active ~ false
  or extension('https://samenspel.example/fhir/StructureDefinition/mandate').exists()
  or relationship.coding.where(
    (system = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472' and code in ('03' | '11' | '15' | '24'))
    or (system = 'http://snomed.info/sct' and code in ('1269519005' | '300561000146109' | '310391000146105' | '310401000146108' | '394619001'))
    or (system = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode' and code in ('MTH' | 'FTH'))).exists()
  """
* insert DutchHuman([["Een vertegenwoordiger heeft een rol die beslist: curator, mentor, wettelijk vertegenwoordiger, voogd of ouder, of een bevoegdheid met de grond erbij."]])
