Instance: competence
InstanceOf: OperationDefinition
Usage: #definition
* url = "https://samenspel.example/fhir/OperationDefinition/competence"
* name = "Competence"
* title = "Record a step in learning an act"
* description = "How far the carer of an agreement is in learning its act: shown, done together, able alone, or not able any more. Carer and professional decide it together."
* insert DutchInstance([["Een stap in het leren vastleggen"]], [["Hoe ver degene die een afspraak uitvoert is met het leren van de handeling: voorgedaan, samen gedaan, zelfstandig bekwaam, of niet meer bekwaam. Zij en de zorgprofessional besluiten dat samen."]])
* status = #draft
* experimental = false
* kind = #operation
* affectsState = true
* code = #competence
* resource[0] = #CarePlan
* system = false
* type = false
* instance = true
* insert Parameter(parameter, level, in, 1, 1, code, [[How far she is: shown, done-together, able-alone or not-able.]], [[Hoe ver zij is: voorgedaan (shown), samen gedaan (done-together), zelfstandig (able-alone) of niet bekwaam (not-able).]])
* insert From(parameter, https://samenspel.example/fhir/ValueSet/competence-level)
* insert Parameter(parameter, by, in, 0, *, Reference, [[The professional who taught it or found so.]], [[De zorgprofessional die het aanleerde of vaststelde.]])
* insert Parameter(parameter, together, in, 0, 1, boolean, [[Whether the carer decided it too. True when it is not given.]], [[Of degene die het doet het mee besloot. Waar als het er niet staat.]])
* insert Parameter(parameter, date, in, 0, 1, date, [[When; today when it is not given.]], [[Wanneer; vandaag als het er niet staat.]])
* insert Parameter(parameter, until, in, 0, 1, date, [[The last day that it counts.]], [[De laatste dag dat het geldt.]])
* insert Parameter(parameter, note, in, 0, 1, string, [[Where it was learnt, when elsewhere.]], [[Waar het geleerd is, als dat elders was.]])
* insert DryRun
* insert Written
