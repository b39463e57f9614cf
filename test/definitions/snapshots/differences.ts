/** A difference between our snapshots and another generator's that stays, and why. Each must occur. */
export interface Listed {
  readonly sets: readonly string[];
  /** The id of the definition, and of the element; any where it is not said. */
  readonly definition?: RegExp;
  readonly element?: RegExp;
  readonly what: readonly string[];
  readonly reason: string;
}

export const DIFFERENCES: readonly Listed[] = [
  {
    sets: ['R4 profiles'],
    definition: /^bp$/,
    element: /^Observation\.component:(SystolicBP|DiastolicBP)\.value\[x\]/,
    what: ['missing', 'extra', 'type', 'slicing', 'min'],
    reason:
      'inside a slice the generator of 2019 narrowed `value[x]` for `valueQuantity` without making the slice that it makes elsewhere; HL7 core 6.10.4 makes it, as ours',
  },
  {
    sets: ['R4 profiles'],
    definition: /^(bmi|devicemetricobservation)$/,
    element: /^Observation\.(value|effective)\[x\]$/,
    what: ['min'],
    reason:
      'a choice that a type shorthand narrows must be there when the slice must: the generator of 2019 left its minimum at 0, HL7 core 6.10.4 raises it, as ours',
  },
  {
    sets: ['R4 profiles'],
    definition: /^(catalog|familymemberhistory-genetic)$/,
    what: ['missing', 'extra'],
    reason:
      'a slice name without a slicing: the generator of 2019 put the named element in the place of the element itself, whose other uses were then nowhere; ours lays it over the element',
  },
  {
    sets: ['R4 profiles'],
    definition: /^elementdefinition-de$/,
    element: /^ElementDefinition\.extension:\w+\./,
    what: ['missing'],
    reason:
      'the children of an extension that the differential does not go into were unfolded here alone; the definition of the extension has them',
  },
  {
    sets: ['R4 profiles'],
    definition: /^(cholesterol|hdlcholesterol|ldlcholesterol)$/,
    element: /^Observation\.referenceRange\.(high|low)$/,
    what: ['constraint'],
    reason:
      'constraints of a data type profile (SimpleQuantity) were copied to the element; the profile asks them anyway, and HL7 core 6.7 does not copy them',
  },
  {
    sets: ['R4 profiles'],
    definition: /^MoneyQuantity$/,
    element: /^Quantity$/,
    what: ['constraint'],
    reason: 'its own constraint stands before the inherited ones, where every other profile of R4 has it behind',
  },
  {
    sets: ['R4 profiles'],
    definition: /^clinicaldocument$/,
    element: /^Composition\.extension:versionNumber$/,
    what: ['max'],
    reason:
      'how often an extension may be comes from its own definition, where the profile does not say it; the generator of 2019 took it from the element',
  },
  {
    sets: ['R4 profiles'],
    definition: /^provenance-relevant-history$/,
    element: /^Provenance\.(entity\.agent|agent:Author\.type)$/,
    what: ['contentReference', 'binding'],
    reason: 'a slice has what is said of all (as in HL7 core 6.10.4); and a reference to a slice is none that R4 has',
  },
  {
    sets: ['nl-core', 'cases'],
    element: /\.id$/,
    what: ['type'],
    reason:
      'the HL7 generator mends the type of Resource.id, which R4 says is a string; our validator reads it as id wherever it stands',
  },
  {
    sets: ['nl-core'],
    what: ['binding'],
    reason:
      'the extension on binding.valueSet was lost, as the README of that folder says; and the widest value set beside a required binding',
  },
  {
    sets: ['nl-core'],
    definition: /^(zib-Patient|zib-Stoma|nl-core-Patient|nl-core-Stoma)$/,
    element: /\[x\]$/,
    what: ['slicing'],
    reason: 'a slicing that the source says is open was made closed since all types are sliced: the same values pass',
  },
  {
    sets: ['cases'],
    definition: /^resliced$/,
    element: /^Patient\.telecom:phone\/home\.system$/,
    what: ['min', 'fixedCode'],
    reason: 'what is said of a slice holds for the slices of it: without, nothing tells `phone/home` from `email`',
  },
  {
    sets: ['cases'],
    what: ['contentReference'],
    reason:
      'the newest generator writes a reference to an element of the same definition with its canonical before the #',
  },
  {
    sets: ['cases'],
    definition: /^(parts-extension|extended)$/,
    element: /extension$/,
    what: ['min'],
    reason:
      'the newest generator adds the minimums of the slices of an extension up in the element; the slices ask them anyway',
  },
  {
    sets: ['cases'],
    definition: /^bound$/,
    element: /^Patient\.communication\.language$/,
    what: ['binding'],
    reason:
      'a profile cannot let go of the widest value set that its base says (R4 §5.1.0.8); the HL7 generator forgets it',
  },
];
