import { baseCanonical } from '../definitions/definitions.ts';
import { objects, type Resource } from '../fhir/json.ts';

/** R4 §10.1.5.1: an Observation with one of these LOINC codes conforms to the vital signs profile of that code. */
const VITAL_SIGNS: Readonly<Record<string, string>> = {
  '85353-1': 'vitalspanel',
  '9279-1': 'resprate',
  '8867-4': 'heartrate',
  '2708-6': 'oxygensat',
  '8310-5': 'bodytemp',
  '8302-2': 'bodyheight',
  '9843-4': 'headcircum',
  '29463-7': 'bodyweight',
  '39156-5': 'bmi',
  '85354-9': 'bp',
};

/** The profiles that R4 itself asks of a resource because of what it says it is. */
export const impliedProfiles = (resource: Resource): string[] => {
  if (resource.resourceType !== 'Observation') return [];
  const codings = objects(resource['code']).flatMap((code) => objects(code['coding']));
  const loinc = codings.filter(({ system }) => system === 'http://loinc.org').map(({ code }) => code);
  return Object.keys(VITAL_SIGNS)
    .filter((code) => loinc.includes(code))
    .map((code) => baseCanonical(VITAL_SIGNS[code] as string));
};
