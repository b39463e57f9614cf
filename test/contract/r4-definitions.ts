import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SearchParameter } from '@medplum/fhirtypes';
import type { Resource } from '../../src/fhir/json.ts';
import type { Model } from '../../src/fhirpath/model.ts';
import { modelOf } from '../../src/fhirpath/structure-model.ts';

const folder = dirname(createRequire(import.meta.url).resolve('hl7.fhir.r4.examples/package.json'));

const read = (name: string): Resource => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Resource;

const files = readdirSync(folder);

/** What FHIRPath must know of R4's types. */
export const r4Model: Model = modelOf((type) => {
  const name = `StructureDefinition-${type}.json`;
  return files.includes(name) ? read(name) : undefined;
});

/** One of HL7's own code systems. */
export const r4CodeSystem = (id: string): Resource => read(`CodeSystem-${id}.json`);

/** HL7's own examples of a type. */
export const r4Examples = (type: string): readonly Resource[] =>
  files
    .filter((name) => name.startsWith(`${type}-`) && name.endsWith('.json'))
    .map(read)
    .filter(({ resourceType }) => resourceType === type);

/** Of these types, and of all resources; reading the parameters of all 146 types would take longer than the tests. */
const READ =
  /^SearchParameter-(Resource|DomainResource|clinical|individual|medications|Patient|RelatedPerson|Practitioner|Organization|Task|CarePlan|Consent|List|Observation|Encounter|Goal|RiskAssessment|ValueSet|conformance)-/;

const all = files
  .filter((name) => READ.test(name))
  .map((name) => read(name) as unknown as SearchParameter)
  .filter(({ id }) => !id?.includes('-extensions-'));

const byType = new Map<string, ReadonlyMap<string, SearchParameter>>();

/** R4's own search parameters of a type, by code. */
export const r4SearchParameters = (type: string): ReadonlyMap<string, SearchParameter> => {
  const bases = new Set([type, 'Resource', 'DomainResource']);
  const known =
    byType.get(type) ??
    new Map(all.filter(({ base }) => base?.some((b) => bases.has(b))).map((p) => [p.code ?? '', p]));
  byType.set(type, known);
  return known;
};
