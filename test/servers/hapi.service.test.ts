import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { mieke } from '../http/decisions.ts';
import { changed, parameters, text, writtenIn } from '../http/parameters.ts';
import { call, startService, type TestService } from '../http/start-service.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8'));
/** The decision of a meeting of this run's own: the server may have been through another. */
const meeting = `servers-${randomUUID()}`;
const decisionOf = (name: string) =>
  JSON.parse(JSON.stringify(read(name)).replaceAll('zorgplanbespreking-2026-11-10-insuline', meeting));
const statuses = (body: { entry: { response: { status: string } }[] }) =>
  body.entry.map(({ response }) => response.status);

describe('Mieke’s story through the service in front of HAPI FHIR', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(undefined, { base: inject('hapi') });
    expect((await call(service.base, 'POST', read('scenarios/mieke/dossier.json'))).status).toBe(200);
  });
  afterAll(() => service.stop());

  const find = (type: string, role: string) =>
    call(`${service.base}/${type}?identifier=https://samenspel.example/fhir/decision|${meeting}/${role}`);
  const count = async (type: string) =>
    (await call(`${service.base}/${type}?_total=accurate&_count=1`)).body.total as number;
  const counts = () => Promise.all(['RelatedPerson', 'CarePlan', 'Consent', 'Task', 'List'].map(count));

  test('HAPI would take an agreement without status; the service refuses it, with the place, and writes nothing', async () => {
    const bundle = decisionOf('scenarios/mieke/decision.json');
    delete bundle.entry[3].resource.status;
    const before = await counts();
    const { status, body } = await call(service.base, 'POST', bundle);
    expect([status, body.issue[0].expression]).toEqual([422, ['Bundle.entry[3].resource.status']]);
    expect(await counts()).toEqual(before);
  });

  test('a decision without her consent is refused by the rule, and nothing is written', async () => {
    const before = await counts();
    const { status, body } = await call(service.base, 'POST', decisionOf('invalid/CARE-1.json'));
    expect([status, body.issue[0].details.coding[0].code]).toEqual([422, 'CARE-1']);
    expect(await counts()).toEqual(before);
  });

  test('the whole decision stands once, also when eight send it at the same moment, and one again', async () => {
    const decision = decisionOf('scenarios/mieke/decision.json');
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(service.base, 'POST', decision)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const made = answers.filter(({ body }) => statuses(body).every((status) => status === '201 Created'));
    expect(made).toHaveLength(1);
    expect(statuses((await call(service.base, 'POST', decision)).body)).toEqual(Array(4).fill('200 OK'));
    expect((await find('CarePlan', 'agreement')).body.entry).toHaveLength(1);
  });

  test('the same by $record-agreement: eight at once, and one again, get the one that stands', async () => {
    const given = parameters(...changed(mieke, text('decision', `${meeting}-vastgelegd`)));
    const record = () => call(`${service.base}/$record-agreement`, 'POST', given);
    const answers = [...(await Promise.all(Array.from({ length: 8 }, record))), await record()];
    expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(200));
    const agreements = answers.map(({ body }) => writtenIn(body).find((one) => one.resourceType === 'CarePlan').id);
    expect(new Set(agreements).size).toBe(1);
  });

  test('the agreement is changed by who saw its current version; who saw an older one gets 412', async () => {
    const { resource } = (await find('CarePlan', 'agreement')).body.entry[0];
    const url = `${service.base}/CarePlan/${resource.id}`;
    const etag = (await call(url)).headers.get('ETag') as string;
    const put = (title: string) => call(url, 'PUT', { ...resource, title }, { 'If-Match': etag });
    const changed = await put('Mieke spuit insuline op zondag');
    expect([changed.status, changed.body.title]).toEqual([200, 'Mieke spuit insuline op zondag']);
    expect((await put('en op maandag')).status).toBe(412);
  });

  test('a consent is withdrawn: the agreement that rested on it goes on hold with it, and does not start again without one', async () => {
    const { resource } = (await find('Consent', 'consent')).body.entry[0];
    const agreement = (await find('CarePlan', 'agreement')).body.entry[0].resource;
    const withdrawn = await call(`${service.base}/Consent/${resource.id}`, 'PUT', { ...resource, status: 'inactive' });
    expect(withdrawn.status).toBe(200);
    const url = `${service.base}/CarePlan/${agreement.id}`;
    expect((await call(url)).body.status).toBe('on-hold');
    const again = await call(url, 'PUT', agreement);
    expect([again.status, again.body.issue[0].details.coding[0].code]).toEqual([422, 'CARE-1']);
  });

  test('a search goes page by page by links of the service', async () => {
    const seen: string[] = [];
    let url: string | undefined = `${service.base}/CarePlan?subject=Patient/zus-van-mieke&_count=1`;
    while (url) {
      expect(url.startsWith(service.base)).toBe(true);
      const { body } = await call(url);
      seen.push(...body.entry.map((entry: { resource: { id: string } }) => entry.resource.id));
      url = body.link.find((link: { relation: string }) => link.relation === 'next')?.url;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(2);
  });
});
