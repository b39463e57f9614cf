import { describe, expect, test } from 'vitest';
import { ruleExamples, stories } from '../../scripts/rule-examples/examples.ts';
import { actKinds } from '../../src/agreements/acts.ts';
import { RULES } from '../../src/agreements/ledger.ts';
import { type Located, readRecords } from '../../src/agreements/read-record.ts';
import { checkRules } from '../../src/agreements/rule.ts';
import { packagedDefinitions } from '../../src/definitions/packaged.ts';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { mapReferences } from '../../src/fhir/reference.ts';

const kinds = actKinds(packagedDefinitions());
const DAY = '2026-11-24';

const findings = (located: readonly Located[]): string[] =>
  readRecords(located, kinds)
    .flatMap((record) => checkRules(RULES, record, DAY))
    .map(({ id, severity, expression }) => `${id} ${severity} ${expression}`)
    .sort();

const expressionOf = (index: number) => `Bundle.entry[${index}].resource`;

/** As it stands, each by its id. */
const byId = (resources: readonly Resource[]): Located[] =>
  resources.map((resource, index) => ({ resource, expression: expressionOf(index) }));

/** As it is sent when all of it is new: nothing has an id yet, and what refers to each other does so by urn. */
const byUrn = (resources: readonly Resource[]): Located[] => {
  const urns = new Map(
    resources.map(({ resourceType, id }, index) => [
      `${resourceType}/${id}`,
      `urn:uuid:6a2f41a3-c54f-4b7a-8f0e-${String(index).padStart(12, '0')}`,
    ]),
  );
  return resources.map(({ id, ...resource }, index) => ({
    resource: mapReferences(resource as Resource, (reference) => urns.get(reference)),
    fullUrl: urns.get(`${resource.resourceType}/${id}`),
    expression: expressionOf(index),
  }));
};

const EXAMPLES = [...stories(), ...ruleExamples()].map(({ file, bundle }) => ({
  file,
  resources: objects(bundle['entry']).map(({ resource }) => resource as Resource),
}));

describe('what is sent as new is held to the same rules as what stands', () => {
  test.each(EXAMPLES)('$file', ({ resources }) => {
    expect(findings(byUrn(resources))).toEqual(findings(byId(resources)));
  });
});
