import type { JsonObject, Resource } from '../../../src/fhir/json.ts';
import { RUN, RUN_SYSTEM } from '../record.ts';
import { ask, status } from '../steps.ts';
import { found, inHeader, type Step, type Test } from '../write.ts';

/** The text of the standard that the basics come from. */
export const R4 = 'https://hl7.org/fhir/R4';

/** A search of what stands now, not of a moment ago. */
export const FRESH = { headers: { 'Cache-Control': 'no-cache' } };

/** Of this run, so that no search finds another's. */
export const identifier = (name: string) => [{ system: RUN_SYSTEM, value: `${RUN}-${name}` }];
export const byIdentifier = (name: string) => `identifier=${RUN_SYSTEM}|${RUN}-${name}`;

export const task = (name: string, more: JsonObject = {}): Resource => ({
  resourceType: 'Task',
  identifier: identifier(name),
  status: 'draft',
  intent: 'proposal',
  ...more,
});
export const patient = (name: string, more: JsonObject = {}): Resource => ({
  resourceType: 'Patient',
  identifier: identifier(name),
  ...more,
});

/** Makes one, of which the id, the versionId and the ETag are known from then on: `${name-id}`, `${name-version}`, `${name-etag}`. */
export const make = (name: string, resource: Resource): Step[] => [
  ask('post', resource.resourceType, {
    as: name,
    body: [`${name}-resource`, resource],
    headers: { Prefer: 'return=representation' },
    variables: [
      found(`${name}-id`, name, `${resource.resourceType}.id`),
      found(`${name}-version`, name, `${resource.resourceType}.meta.versionId`),
      inHeader(`${name}-etag`, name, 'ETag'),
    ],
  }),
  status('201'),
];

export const entry = (method: string, url: string, resource?: JsonObject, more: JsonObject = {}): JsonObject => {
  const { fullUrl, ...request } = more;
  return { ...(fullUrl && { fullUrl }), ...(resource && { resource }), request: { method, url, ...request } };
};
export const bundle = (...entries: JsonObject[]): JsonObject => ({
  resourceType: 'Bundle',
  type: 'transaction',
  entry: entries,
});

export const test = (name: string, description: string, requirement: string, ...steps: (Step | Step[])[]): Test => ({
  name,
  description,
  requirements: [requirement],
  steps: steps.flat(),
});
