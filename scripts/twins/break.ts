import { isObject, items, type Json, type JsonObject } from '../../src/fhir/json.ts';
import { type Claim, discriminatorsOf } from './claims.ts';
import { locate, pathOf, type Spot, valueAt } from './locate.ts';

/** The one finding that an example is made to give. */
export interface Expected {
  readonly id: string;
  readonly severity: string;
  readonly expression: string;
}

const expecting = (id: string, expression: string, severity = 'error'): Expected => ({ id, severity, expression });

/** Breaks a claim in `root`, an instance of its structure at `rootPath`, and says what must be found. */
export const breakClaim = (claim: Claim, root: JsonObject, rootPath: string): Expected => {
  const { structure, element, kind } = claim;
  const id = element.id as string;
  if (kind === 'max' && element.max === '0') return add(root, rootPath, id);
  const spot = locate(structure, root, rootPath, id);
  switch (kind) {
    case 'min':
      return element.sliceName ? unslice(claim, spot) : remove(spot);
    case 'max':
      return repeat(claim, spot);
    case 'type':
      return retype(claim, spot);
    case 'pattern':
      replace(spot, unlike(valueAt(spot)));
      return expecting('pattern-value', pathOf(spot));
    case 'binding':
      return recode(claim, spot);
    default:
      throw new Error(`an invariant is broken by hand: ${claim.name}`);
  }
};

const replace = ({ parent, key, index }: Spot, value: Json): void => {
  if (index === undefined) parent[key] = value;
  else (parent[key] as Json[])[index] = value;
};

const remove = ({ parent, key, name, parentPath }: Spot): Expected => {
  delete parent[key];
  return expecting('cardinality-min', `${parentPath}.${name}`);
};

/** Changes what makes a value the slice that it is. */
const unslice = ({ structure, element }: Claim, spot: Spot): Expected => {
  const [path] = discriminatorsOf(structure, element.id as string);
  const expression = `${spot.parentPath}.${spot.name}`;
  const value = valueAt(spot);
  // A part of an extension is what its url says: without it there is no such part.
  if (path === 'url') (spot.parent[spot.key] as Json[]).splice(spot.index as number, 1);
  else if (path === '$this' || path === undefined) replace(spot, unlike(value));
  else if (isObject(value)) value[path] = unlike(value[path]);
  return expecting('slice-min', expression);
};

const repeat = ({ element }: Claim, { parent, key, name, parentPath, index }: Spot): Expected => {
  const list = items(parent[key]);
  const more = Array.from({ length: Number(element.max) }, () => structuredClone(list[index ?? 0] as Json));
  parent[key] = [...list, ...more];
  return expecting(element.sliceName ? 'slice-max' : 'cardinality-max', `${parentPath}.${name}`);
};

/** Adds what may not be there. */
const add = (root: JsonObject, rootPath: string, id: string): Expected => {
  if (id !== 'Consent.provision.type') throw new Error(`nothing at hand to add as ${id}`);
  (root['provision'] as JsonObject)['type'] = 'permit';
  return expecting('cardinality-max', `${rootPath}.provision.type`);
};

const retype = ({ element }: Claim, spot: Spot): Expected => {
  const targets = element.type?.find(({ code }) => code === 'Reference')?.targetProfile ?? [];
  const value = valueAt(spot);
  if (isObject(value) && 'reference' in value && targets.length > 0) {
    const allowed = targets.map((url) => url.slice(url.lastIndexOf('/') + 1));
    const other = ['Device', 'Practitioner', 'Observation'].find((type) => !allowed.includes(type));
    replace(spot, { reference: `${other}/iets-anders` });
    return expecting('reference-target', pathOf(spot));
  }
  const { parent, key, name, parentPath } = spot;
  delete parent[key];
  const [type, sample] = name === 'effective' ? ['Instant', '2026-11-02T10:00:00+01:00'] : ['Integer', 1];
  parent[`${name}${type}`] = sample as Json;
  return expecting('type-wrong', `${parentPath}.${name}`);
};

/** A code that is one of no set of ours. */
const recode = ({ element }: Claim, spot: Spot): Expected => {
  const coding = { system: 'http://snomed.info/sct', code: '74964007' };
  const value = valueAt(spot);
  const isCoding = element.type?.some(({ code }) => code === 'Coding');
  replace(spot, typeof value === 'string' ? 'anders' : isCoding ? coding : { coding: [coding] });
  return element.binding?.strength === 'required'
    ? expecting('binding-required', pathOf(spot))
    : expecting('binding-extensible', pathOf(spot), 'warning');
};

/** Another value that its base allows as well. */
const OTHER_CODES: Readonly<Record<string, string>> = { plan: 'order', working: 'snapshot' };

const unlike = (value: Json | undefined): Json => {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return OTHER_CODES[value] ?? 'https://ehr.example/iets-anders';
  if (isObject(value) && 'coding' in value) return { text: 'Iets anders' };
  if (isObject(value) && value['code'] === 'rest') return EXPORT;
  if (isObject(value)) return { ...value, code: '24' };
  throw new Error(`no other value is known for ${JSON.stringify(value)}`);
};

const EXPORT = { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110106', display: 'Export' };
