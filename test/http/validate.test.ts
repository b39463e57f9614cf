import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, startService, type TestService } from './start-service.ts';

const decision = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../examples/scenarios/mieke/decision.json'), 'utf8'),
);
const agreement = decision.entry[1].resource;
const mantelzorger = 'https://samenspel.example/fhir/StructureDefinition/mantelzorger';
const person = { resourceType: 'RelatedPerson', patient: { reference: 'Patient/zus-van-mieke' } };

const HL7 = 'http://hl7.org/fhir/StructureDefinition';

describe('$validate answers 200 whether it is valid or not', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  const issues = async (path: string, body?: unknown, headers = {}) => {
    const answer = await call(service.base + path, 'POST', body, headers);
    expect(answer.status).toBe(200);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    return answer.body.issue.map(
      (i: { severity: string; details: { coding: { code: string }[] }; expression?: string[] }) =>
        [i.severity, i.details.coding[0]?.code, ...(i.expression ?? [])].join(' '),
    );
  };
  const parametersOf = (resource: unknown, ...more: unknown[]) => ({
    resourceType: 'Parameters',
    parameter: [{ name: 'resource', resource }, ...more],
  });

  test.each([
    { what: 'at the system', path: '/$validate', body: decision },
    { what: 'at the type', path: '/CarePlan/$validate', body: agreement },
    { what: 'wrapped in Parameters', path: '/CarePlan/$validate', body: parametersOf(agreement) },
  ])('a right one $what says so in words', async ({ path, body }) => {
    expect(await issues(path, body)).toContain('information all-ok');
  });

  test('a wrong one names what and where', async () => {
    expect(await issues('/CarePlan/$validate', { ...agreement, status: 'lopend' })).toContain(
      'error binding-required CarePlan.status',
    );
    expect(await issues('/$validate', { ...agreement, status: 'lopend' })).not.toContain('information all-ok');
  });

  test.each([
    {
      what: 'in the Parameters',
      path: '/RelatedPerson/$validate',
      body: parametersOf(person, { name: 'profile', valueCanonical: mantelzorger }),
    },
    { what: 'in the URL', path: `/RelatedPerson/$validate?profile=${encodeURIComponent(mantelzorger)}`, body: person },
  ])('holds it to a profile $what', async ({ path, body }) => {
    expect(await issues(path, body)).toContain('error cardinality-min RelatedPerson.relationship');
    expect(await issues('/RelatedPerson/$validate', person)).toEqual(['information all-ok']);
  });

  test('a profile that is asked for and not known is an error, one that is claimed a warning', async () => {
    const unknown = 'https://nobody.example/StructureDefinition/none';
    expect(await issues(`/RelatedPerson/$validate?profile=${unknown}`, person)).toContain(
      'error profile-unknown RelatedPerson',
    );
    const claims = { ...person, meta: { profile: [unknown] } };
    expect(await issues('/$validate', claims)).toContain('warning profile-unknown RelatedPerson.meta.profile[0]');
  });

  test('a resource of another type than the URL says is an error', async () => {
    expect(await issues('/CarePlan/$validate', person)).toContain('error resource-type-other RelatedPerson');
  });

  const placesOf = async (path: string, text: string) => {
    const { body } = await call(service.base + path, 'POST', text);
    const said = (issue: { extension?: { url: string; valueInteger?: number }[] }, part: string) =>
      issue.extension?.find(({ url }) => url === `${HL7}/operationoutcome-issue-${part}`)?.valueInteger;
    return body.issue
      .filter((issue: { severity: string }) => issue.severity !== 'information')
      .map((issue: { details: { coding: { code: string }[] }; extension?: [] }) =>
        [issue.details.coding[0]?.code, said(issue, 'line'), said(issue, 'col')].join(' '),
      );
  };

  test.each([
    {
      what: 'a resource',
      text: '{\n  "resourceType": "Patient",\n  "gender": "woman" }',
      found: ['binding-required 3 3'],
    },
    {
      what: 'a resource in Parameters',
      text: '{"resourceType":"Parameters","parameter":[\n{"name":"resource","resource":\n{"resourceType":"Patient","gender":"woman"}}]}',
      found: ['binding-required 3 27'],
    },
    {
      what: 'a property that stands there twice',
      text: '{"resourceType":"Patient","active":true,\n "active":false}',
      found: ['json-duplicate-key 2 2'],
    },
    { what: 'what is no JSON', text: '{"resourceType":"Patient",\n}', found: ['json-syntax 2 1'] },
  ])('says the line and column in $what that was sent', async ({ text, found }) => {
    expect(await placesOf('/$validate', text)).toEqual(found);
  });

  test('of what stands on the server there is no text, and no line', async () => {
    await call(`${service.base}/Patient/lined`, 'PUT', { resourceType: 'Patient', id: 'lined' });
    const { body } = await call(`${service.base}/Patient/lined/$validate?profile=http://none.example/p`, 'POST');
    expect(body.issue[0].extension.map(({ url }: { url: string }) => url)).toEqual([
      `${HL7}/operationoutcome-issue-source`,
    ]);
  });

  test('at an instance it validates what stands there', async () => {
    await call(`${service.base}/Patient/here`, 'PUT', { resourceType: 'Patient', id: 'here' });
    expect(await issues('/Patient/here/$validate')).toEqual(['information all-ok']);
  });

  test('without anything to validate it could not, and says so', async () => {
    expect((await call(`${service.base}/$validate`, 'POST')).status).toBe(400);
    expect((await call(`${service.base}/Patient/nobody/$validate`, 'POST')).status).toBe(404);
  });

  test('it speaks the language asked', async () => {
    const { body } = await call(`${service.base}/$validate`, 'POST', agreement, {
      'Accept-Language': 'nl-NL,en;q=0.5',
    });
    expect(body.issue.at(-1).details.text).toBe('Geen fouten gevonden.');
  });
});
