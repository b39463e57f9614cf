import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objects, type Resource } from '../../src/fhir/json.ts';
import { call, startService, type TestService } from './start-service.ts';

const stories = join(import.meta.dirname, '../../examples/scenarios');
const YESTERDAY = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

let service: TestService;
let base = '';
const CONCERN = {
  resourceType: 'Task',
  id: 'zorg-om-jaap',
  meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
  extension: [
    {
      url: 'https://samenspel.example/fhir/StructureDefinition/concern-about',
      valueReference: { reference: 'RelatedPerson/sanne-bij-jaap' },
    },
  ],
  status: 'requested',
  intent: 'order',
  code: { coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/record-type', code: 'concern' }] },
  description: 'Zij gaf de medicijnen te laat.',
  focus: { reference: 'CarePlan/sanne-helpt-jaap' },
  for: { reference: 'Patient/tafelgenoot-jaap' },
  authoredOn: YESTERDAY,
  requester: { display: 'Een collega' },
  reasonCode: {
    coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/concern-reason', code: 'not-as-agreed' }],
  },
  restriction: { period: { end: YESTERDAY } },
};
beforeAll(async () => {
  service = await startService();
  base = service.base;
  for (const story of ['aan-tafel', 'jan', 'harry', 'huiskamer']) {
    for (const part of ['dossier.json', 'decision.json']) {
      expect((await call(base, 'POST', readFileSync(join(stories, story, part), 'utf8'))).status).toBe(200);
    }
  }
  expect((await call(`${base}/Task/zorg-om-jaap`, 'PUT', CONCERN)).status).toBe(201);
  expect((await call(`${base}/Consent/jan-stemt-in/$revoke`, 'POST')).status).toBe(200);
});
afterAll(() => service.stop());

const document = async (path: string, accept: string, language = 'nl') => {
  const response = await fetch(`${base}/${path}`, { headers: { Accept: accept, 'Accept-Language': language } });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
};
const csvRows = async (query: string) => {
  const { body } = await document(`$work-list?format=csv&${query}`, 'text/csv');
  return body
    .toString()
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));
};
const tagged = (body: { entry?: { resource: Resource }[] }) =>
  (body.entry ?? []).map(({ resource }) => [
    `${resource.resourceType}/${resource.id}`,
    objects(resource.meta?.['tag'])
      .map(({ code }) => String(code))
      .join('+'),
  ]);

describe('$work-list', () => {
  test('the most urgent first: a concern past its date, what must be reviewed today, what is on hold', async () => {
    const { status, body } = await call(`${base}/$work-list`);
    expect([status, body.type, body.total]).toEqual([200, 'searchset', body.entry.length]);
    const lines = tagged(body);
    expect(lines[0]).toEqual(['Task/zorg-om-jaap', 'concerns']);
    expect(lines.slice(1).map(([, lists]) => lists)).toEqual(['reviews', 'reviews', 'on-hold', 'on-hold']);
  });

  test('one list, as a table that a spreadsheet opens', async () => {
    const [header, ...rows] = await csvRows('list=concerns');
    expect(header).toEqual(['lijst', 'urgentie', 'datum', 'naam', 'cliënt', 'afspraak', 'gaat over', 'wat', 'regel']);
    expect(rows.map((row) => [row[0], row[2], row[3], row[5]])).toEqual([
      ['concerns', YESTERDAY, 'Jaap Evers', 'CarePlan/sanne-helpt-jaap'],
    ]);
  });

  test('what ends until a day; which volunteers may do which acts, of a group task too; meetings about volunteers', async () => {
    const ending = await csvRows('list=ending&until=2027-12-31');
    expect(ending.slice(1).map((row) => row[2])).toEqual(['2027-11-05', '2027-11-05']);
    const volunteers = (await csvRows('list=volunteers')).slice(1).map((row) => row[5]);
    expect(new Set(volunteers)).toContain('CarePlan/harry-wandelt');
    expect((await csvRows('list=meetings')).slice(1).length).toBeGreaterThan(0);
    const agreements = (await csvRows('list=agreements')).slice(1).map((row) => row[4]);
    expect(agreements).toContain('Patient/tineke');
  });

  test('of one organisation only its own clients', async () => {
    const { body } = await call(`${base}/Organization/zorggroep-groningen/$work-list`);
    expect(tagged(body).map(([, lists]) => lists)).toEqual(['reviews', 'reviews', 'on-hold', 'on-hold']);
    const other = await call(`${base}/Organization/verpleeghuis-het-anker/$work-list`);
    expect(tagged(other.body)).toEqual([['Task/zorg-om-jaap', 'concerns']]);
  });

  test('of a team those whose plan names it', async () => {
    const team = { resourceType: 'CareTeam', id: 'team-noord', status: 'active', name: 'Team Noord' };
    await call(`${base}/CareTeam/team-noord`, 'PUT', team);
    expect((await call(`${base}/CareTeam/team-noord/$work-list`)).body.total).toBe(0);
    const plan = (await call(`${base}/CarePlan/zorgplan-jaap`)).body;
    await call(`${base}/CarePlan/zorgplan-jaap`, 'PUT', { ...plan, careTeam: [{ reference: 'CareTeam/team-noord' }] });
    expect(tagged((await call(`${base}/CareTeam/team-noord/$work-list`)).body)).toEqual([
      ['Task/zorg-om-jaap', 'concerns'],
    ]);
  });

  test.each([
    { path: '$work-list?list=alles', status: 400 },
    { path: '$work-list?format=pdf', status: 400 },
    { path: '$work-list?until=morgen', status: 400 },
    { path: 'Organization/nergens/$work-list', status: 404 },
  ])('$path: $status', async ({ path, status }) => {
    const { status: got, body } = await call(`${base}/${path}`);
    expect([got, body.resourceType]).toEqual([status, 'OperationOutcome']);
  });
});

describe('$care-network', () => {
  const people = (body: {
    parameter: { name: string; part: { name: string; valueCode?: string; valueReference?: { display: string } }[] }[];
  }) =>
    body.parameter
      .filter(({ name }) => name === 'person')
      .map(({ part }) => [
        part.find(({ name }) => name === 'who')?.valueReference?.display,
        part
          .filter(({ name }) => name === 'circle' || name === 'mark')
          .map(({ valueCode }) => valueCode)
          .join(' '),
      ]);

  test('who is around a client, how close, and what to look at: his agreements are on hold', async () => {
    const { status, body } = await call(`${base}/Patient/tineke/$care-network`);
    expect([status, people(body)[0]]).toEqual([200, ['Jan Wiersma', 'family on-hold']]);
  });

  test('nothing of a concern is in it, in data or drawing (DISC-13)', async () => {
    const { body } = await call(`${base}/Patient/tafelgenoot-jaap/$care-network`);
    const { body: svg, headers } = await document('Patient/tafelgenoot-jaap/$care-network?format=svg', 'image/svg+xml');
    expect(headers.get('Content-Type')).toBe('image/svg+xml');
    expect(svg.toString()).toContain('Sanne Blom');
    for (const text of [JSON.stringify(body), svg.toString()])
      expect(text).not.toMatch(/zorg-om-jaap|te laat|Een collega/);
  });

  test('as JSON the drawing is a Binary', async () => {
    const { body } = await call(`${base}/Patient/tineke/$care-network?format=svg`);
    expect([body.resourceType, body.contentType]).toEqual(['Binary', 'image/svg+xml']);
    expect(Buffer.from(body.data, 'base64').toString()).toMatch(/^<svg /);
  });

  test.each([
    { path: 'Patient/niemand/$care-network', status: 404 },
    { path: 'Patient/tineke/$care-network?format=png', status: 400 },
  ])('$path: $status', async ({ path, status }) => {
    expect((await call(`${base}/${path}`)).status).toBe(status);
  });
});

describe('$agreement-sheet', () => {
  test('a browser gets a page in plain Dutch, with whom to call; nothing of a concern', async () => {
    const { status, headers, body } = await document(
      'CarePlan/sanne-helpt-jaap/$agreement-sheet',
      'text/html,application/xhtml+xml,*/*;q=0.8',
    );
    const html = body.toString();
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(html).toMatch(/<html lang="nl">[\s\S]*<h1 [\s\S]*Vragen of problemen\? Bel[\s\S]*Telefoon: 0\d/);
    expect(html).toContain('Je mag altijd stoppen');
    expect(html).not.toMatch(/te laat|Een collega|undefined|\[object/);
  });

  test('an agreement on hold says so before all else, in English too', async () => {
    const { body } = await document('Patient/tineke/$agreement-sheet', 'text/html', 'en');
    expect(body.toString().match(/<article/g)).toHaveLength(2);
    expect(body.toString()).toMatch(
      /<h1[^>]*>[^<]*<\/h1>\n<p class="banner" role="note">This agreement is on hold\. Do not do this now\./,
    );
  });

  test('for one carer only her own', async () => {
    const { body } = await document('Patient/tineke/$agreement-sheet?for=RelatedPerson/iemand', 'text/html');
    expect(body.toString()).not.toContain('<article');
  });

  test('as PDF: tagged, with its language and title, and the letters embedded', async () => {
    const { status, headers, body } = await document(
      'CarePlan/sanne-helpt-jaap/$agreement-sheet?format=pdf',
      'application/pdf',
    );
    expect([status, headers.get('Content-Type'), body.subarray(0, 8).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-1.7',
    ]);
    const text = body.toString('latin1');
    expect(text).toContain('/MarkInfo');
    for (const part of ['/Marked true', '/Lang (nl-NL)', '/S /H1', '/S /LI', '/FontFile2', 'pdfuaid:part'])
      expect(text).toContain(part);
  });

  test('what a record says is text, never markup', async () => {
    const plan = (await call(`${base}/CarePlan/sanne-helpt-jaap`)).body;
    await call(`${base}/CarePlan/sanne-helpt-jaap`, 'PUT', { ...plan, title: '<script>alert(1)</script> & "zo"' });
    const { body } = await document('CarePlan/sanne-helpt-jaap/$agreement-sheet', 'text/html');
    expect(body.toString()).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;zo&quot;');
    expect(body.toString()).not.toContain('<script');
  });

  test.each([
    { path: 'CarePlan/zorgplan-jaap/$agreement-sheet', status: 422 },
    { path: 'CarePlan/nergens/$agreement-sheet', status: 404 },
    { path: 'CarePlan/sanne-helpt-jaap/$agreement-sheet?format=docx', status: 400 },
  ])('$path: $status', async ({ path, status }) => {
    expect((await call(`${base}/${path}`)).status).toBe(status);
  });
});
