import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StructureDefinition } from '@medplum/fhirtypes';
import { isObject, items, type Json, type JsonObject, type Resource } from '../../src/fhir/json.ts';
import { breakClaim, type Expected } from './break.ts';
import { type Claim, claimsOf } from './claims.ts';
import { BREAKS } from './rules.ts';

const root = join(import.meta.dirname, '../..');
const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(root, ...path), 'utf8')) as T;

/** An example that breaks one claim, and what must be found in it. */
export interface Twin {
  /** Relative to examples/invalid: `care-agreement/activity-max`. */
  readonly file: string;
  readonly claim: Claim;
  readonly resource: Resource;
  readonly expected: Expected;
}

/** The compiled profiles and extensions of ours. */
export const structures = (): StructureDefinition[] =>
  readdirSync(join(root, 'build/package'))
    .filter((name) => name.startsWith('StructureDefinition-'))
    .map((name) => readJson<StructureDefinition>('build/package', name));

/** The valid example of each profile, by its id. */
export const validExamples = (): ReadonlyMap<string, Resource> =>
  new Map(
    readdirSync(join(root, 'examples/valid')).map((name) => [
      name.replace('.json', ''),
      readJson<Resource>('examples/valid', name),
    ]),
  );

/** Whether an example written by hand breaks this invariant already. */
export const byHand = ({ kind, name }: Claim): boolean =>
  kind === 'invariant' && existsSync(join(root, 'examples/invalid', `${name}.json`));

export const fileOf = ({ structure, name }: Claim): string => `${structure.id}/${name}`;

/** Cardinalities that cannot be broken without breaking the rule that gives them their sense. */
export const SAID_BY_RULES: Readonly<Record<string, string>> = {
  'mantelzorger/relationship-min': 'ROLE-1',
  'vrijwilliger/relationship-min': 'ROLE-1-volunteer',
};

/** Every claim of the package, with the example that breaks it; those written by hand are not made again. */
export const twins = (): Twin[] => {
  const examples = validExamples();
  return structures()
    .flatMap(claimsOf)
    .filter((claim) => !byHand(claim) && !(fileOf(claim) in SAID_BY_RULES))
    .map((claim) => {
      const { resource, place, path } = placeOf(claim.structure, examples);
      const expected = claim.kind === 'invariant' ? breakRule(claim, resource) : breakClaim(claim, place, path);
      SETTLE[fileOf(claim)]?.(resource);
      return { file: fileOf(claim), claim, resource, expected };
    });
};

const breakRule = ({ name, element }: Claim, resource: Resource): Expected => {
  const by = BREAKS[name];
  const constraint = element.constraint?.find(({ key }) => key === name);
  if (!by || !constraint) throw new Error(`scripts/twins/rules.ts does not say how ${name} is broken`);
  by(resource);
  return { id: name, severity: String(constraint.severity), expression: element.path as string };
};

/** The rules speak of an agreement in force: they leave one on hold alone. */
const onHold = (agreement: Resource): void => {
  agreement['status'] = 'on-hold';
  for (const { detail } of items(agreement['activity']) as { detail: JsonObject }[]) detail['status'] = 'on-hold';
};

/** Where what is left would break a rule too. */
const SETTLE: Readonly<Record<string, (resource: Resource) => void>> = {
  'carer-consent/extension-status-min': onHold,
  'carer-consent/extension-status-value-type': onHold,
  'carer-consent/extension-status-value-binding': onHold,
  // Nor do they speak of one that never was.
  'care-agreement/activity-min': (agreement) => {
    agreement['status'] = 'entered-in-error';
  },
  'care-agreement/activity-detail-min': (agreement) => {
    agreement['status'] = 'entered-in-error';
    agreement['activity'] = [{ reference: { reference: 'ServiceRequest/steunkousen' } }];
  },
};

interface Placed {
  readonly resource: Resource;
  readonly place: JsonObject;
  readonly path: string;
}

/** A copy of the example of this profile; for an extension, of the first example that has it, and where. */
const placeOf = (structure: StructureDefinition, examples: ReadonlyMap<string, Resource>): Placed => {
  const own = examples.get(structure.id as string);
  if (structure.type !== 'Extension' && own) {
    const resource = structuredClone(own);
    return { resource, place: resource, path: resource.resourceType };
  }
  for (const example of examples.values()) {
    const resource = structuredClone(example);
    const found = extensionIn(resource, resource.resourceType, structure.url as string);
    if (found) return { resource, ...found };
  }
  throw new Error(`examples/valid has no example of ${structure.id}`);
};

const extensionIn = (node: JsonObject, path: string, url: string): { place: JsonObject; path: string } | undefined => {
  for (const [name, value] of Object.entries(node)) {
    const many = Array.isArray(value);
    for (const [index, item] of items(value as Json).entries()) {
      if (!isObject(item)) continue;
      const at = `${path}.${name}${many ? `[${index}]` : ''}`;
      if (name === 'extension' && item['url'] === url) return { place: item, path: at };
      const inside = extensionIn(item, at, url);
      if (inside) return inside;
    }
  }
  return undefined;
};
