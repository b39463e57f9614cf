import { join } from 'node:path';
import type { Bundle, Parameters } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mieke, SANNE, SISTER } from '../http/decisions.ts';
import { madeIn } from '../http/life.ts';
import { changed, code, day, type Parameter, parameters, ref, statusesIn, text, without } from '../http/parameters.ts';
import { startService, type TestService } from '../http/start-service.ts';
import type { Client } from './client.ts';
import { fhirKit } from './fhir-kit.ts';
import { medplum } from './medplum.ts';
import { smartApp } from './smart-app.ts';

const STORIES = join(import.meta.dirname, '../../examples/scenarios');
const CLIENTS = [
  { name: 'fhir-kit-client', connect: fhirKit },
  { name: 'fhirclient, launched by SMART', connect: smartApp },
  { name: 'MedplumClient', connect: medplum },
];
const given = (...of: Parameter[]) => parameters(...of) as unknown as Parameters;
const idsOf = ({ entry = [] }: Bundle) => entry.map(({ resource }) => String(resource?.id));

describe.each(CLIENTS)('a nurse with $name', ({ connect }) => {
  let service: TestService;
  let client: Client;
  /** What was recorded, as `CarePlan/…`, `Consent/…` and `Task/…`. */
  const made = new Map<string, string>();
  const read = (type: string) => client.read(type, String(made.get(type)?.split('/')[1]));

  beforeAll(async () => {
    service = await startService(STORIES, undefined, { withIssuer: true });
    client = await connect(service.base, SANNE);
  });
  afterAll(() => service.stop());

  test('records an agreement, and gets what was written', async () => {
    const body = await client.run('$record-agreement', given(...changed(mieke, text('decision', 'clients'))));
    for (const type of ['CarePlan', 'Consent', 'Task']) {
      made.set(type, madeIn({ status: 200, headers: new Headers(), body }, type));
    }
    expect(statusesIn(body)).toEqual(expect.arrayContaining(['CarePlan active', 'Consent active', 'Task requested']));
  });

  test('reads it', async () => {
    expect(await read('CarePlan')).toMatchObject({ status: 'active', subject: { reference: SISTER } });
  });

  test('searches, page by page to the end, each agreement once', async () => {
    const pages = await client.pages('CarePlan', { subject: SISTER, _count: '1' });
    const ids = pages.flatMap(idsOf);
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(pages.map((page) => idsOf(page).length)).toEqual(pages.map(() => 1));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(made.get('CarePlan')?.split('/')[1]);
  });

  test('is told why a decision without her consent is refused, and where', async () => {
    const refused = given(...without(changed(mieke, text('decision', 'clients-refused')), 'consent'));
    const error = await client.run('$record-agreement', refused).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const { status, outcome } = client.refusal(error);
    if (status !== undefined) expect(status).toBe(422);
    expect(outcome.issue?.[0]).toMatchObject({ details: { coding: [{ code: 'CARE-1' }] }, expression: ['consent'] });
  });

  test('evaluates it: it goes on', async () => {
    const answer = await client.run(
      `${made.get('Task')}/$evaluate`,
      given(code('outcome', 'continue'), day('nextDate', '2099-05-01'), ref('by', SANNE)),
    );
    expect(statusesIn(answer)).toEqual(expect.arrayContaining(['Task completed', 'Task requested']));
    expect(await read('Task')).toMatchObject({ status: 'completed' });
  });

  test('revokes the consent: the agreement is on hold', async () => {
    await client.run(`${made.get('Consent')}/$revoke`, given(ref('by', SISTER)));
    expect(await read('Consent')).toMatchObject({ status: 'inactive' });
    expect(await read('CarePlan')).toMatchObject({ status: 'on-hold' });
  });
});
